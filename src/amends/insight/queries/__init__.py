"""Read figures. Nothing here changes a row."""

from amends.insight.queries.access import may_see_figures, teams_to_see
from amends.insight.queries.conversations import conversations, how_many
from amends.insight.queries.focus import (
    CaseSheet,
    cases_by_focus,
    focus_audit,
    quarters_by_fault,
)
from amends.insight.queries.unread import unread_turns, waiting_since

__all__ = [
    "CaseSheet",
    "cases_by_focus",
    "conversations",
    "focus_audit",
    "how_many",
    "may_see_figures",
    "quarters_by_fault",
    "teams_to_see",
    "unread_turns",
    "waiting_since",
]
