"""Read figures. Nothing here changes a row."""

from amends.insight.queries.access import may_see_figures, teams_to_see
from amends.insight.queries.appreciation import (
    appreciation_for,
    appreciation_of,
    appreciations_for,
    naming_for,
    namings_asked_of,
    namings_of,
)
from amends.insight.queries.conversations import conversations, how_many
from amends.insight.queries.endings import (
    SAMPLE,
    Endings,
    Month,
    Took,
    costs_by_month,
    endings,
    times_taken,
)
from amends.insight.queries.focus import (
    CaseSheet,
    cases_by_focus,
    focus_audit,
    quarters_by_fault,
)
from amends.insight.queries.process import (
    BlamingReply,
    FirstWords,
    blaming_replies,
    fault_first,
)
from amends.insight.queries.unread import unread_turns, waiting_since

__all__ = [
    "SAMPLE",
    "BlamingReply",
    "CaseSheet",
    "Endings",
    "FirstWords",
    "Month",
    "Took",
    "appreciation_for",
    "appreciation_of",
    "appreciations_for",
    "blaming_replies",
    "cases_by_focus",
    "conversations",
    "costs_by_month",
    "endings",
    "fault_first",
    "focus_audit",
    "how_many",
    "may_see_figures",
    "naming_for",
    "namings_asked_of",
    "namings_of",
    "quarters_by_fault",
    "teams_to_see",
    "times_taken",
    "unread_turns",
    "waiting_since",
]
