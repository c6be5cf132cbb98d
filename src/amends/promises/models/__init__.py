"""The tables of this room."""

from amends.promises.models.calendars import CalendarAddress
from amends.promises.models.duties import Duty, DutyKind, PackTurnedOn
from amends.promises.models.ends import End, Ending, Renegotiation
from amends.promises.models.watch import Passing, Reason, Reminder, Risk, Step, StepKind
from amends.promises.models.words import UNDER_WAY, GivenIn, Promise, State

__all__ = [
    "UNDER_WAY",
    "CalendarAddress",
    "Duty",
    "DutyKind",
    "End",
    "Ending",
    "GivenIn",
    "PackTurnedOn",
    "Passing",
    "Promise",
    "Reason",
    "Reminder",
    "Renegotiation",
    "Risk",
    "State",
    "Step",
    "StepKind",
]
