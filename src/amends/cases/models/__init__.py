"""The tables of this room."""

from amends.cases.models.case import (
    NEVER,
    Case,
    CaseKind,
    Failure,
    Loss,
    Severity,
    Stage,
)
from amends.cases.models.clocks import Clock, ClockKind, ClockRule, Notice, NoticeKind, Pause
from amends.cases.models.company import Beside, Follow
from amends.cases.models.handing_back import HandBack
from amends.cases.models.side import SideKind, SideMessage, SideThread, SideWay
from amends.cases.models.sorting import CaseTag, Link, Merge, SavedView, Snooze, Tag
from amends.cases.models.steps import (
    Acknowledgement,
    Closing,
    FollowUp,
    Handover,
    Outcome,
    Ownership,
)
from amends.cases.models.talk import Attachment, Direction, Message, Note

__all__ = [
    "NEVER",
    "Acknowledgement",
    "Attachment",
    "Beside",
    "Case",
    "CaseKind",
    "CaseTag",
    "Clock",
    "ClockKind",
    "ClockRule",
    "Closing",
    "Direction",
    "Failure",
    "Follow",
    "FollowUp",
    "HandBack",
    "Handover",
    "Link",
    "Loss",
    "Merge",
    "Message",
    "Note",
    "Notice",
    "NoticeKind",
    "Outcome",
    "Ownership",
    "Pause",
    "SavedView",
    "Severity",
    "SideKind",
    "SideMessage",
    "SideThread",
    "SideWay",
    "Snooze",
    "Stage",
    "Tag",
]
