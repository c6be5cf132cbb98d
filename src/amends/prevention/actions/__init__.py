"""Every change of state of this room: one function, one transaction, one journal line."""

from amends.prevention.actions.fixes import (
    drop_fix,
    finish_fix,
    note_no_help,
    plan_fix,
    verify_fix,
)
from amends.prevention.actions.problems import join_problem, leave_problem, name_problem
from amends.prevention.actions.wishes import note_wish, take_back_wish

__all__ = [
    "drop_fix",
    "finish_fix",
    "join_problem",
    "leave_problem",
    "name_problem",
    "note_no_help",
    "note_wish",
    "plan_fix",
    "take_back_wish",
    "verify_fix",
]
