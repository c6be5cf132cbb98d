"""Problems and their cases, fixes with what came of them, and who wants to know."""

from amends.prevention.models.fixes import (
    CountedOver,
    Fix,
    FixFile,
    FixHanding,
    FixRate,
    FixState,
    FixStep,
    FixStepKind,
)
from amends.prevention.models.meetings import (
    AgendaItem,
    CalledOff,
    Meeting,
    MeetingMove,
    MeetingSeries,
    Minute,
    SeriesEnd,
)
from amends.prevention.models.problems import (
    CauseWording,
    Problem,
    ProblemCase,
    ProblemState,
)
from amends.prevention.models.wishes import Told, Wish

__all__ = [
    "AgendaItem",
    "CalledOff",
    "CauseWording",
    "CountedOver",
    "Fix",
    "FixFile",
    "FixHanding",
    "FixRate",
    "FixState",
    "FixStep",
    "FixStepKind",
    "Meeting",
    "MeetingMove",
    "MeetingSeries",
    "Minute",
    "Problem",
    "ProblemCase",
    "ProblemState",
    "SeriesEnd",
    "Told",
    "Wish",
]
