"""Every change of state of this room: one function, one transaction, one journal line."""

from amends.prevention.actions.fixes import (
    drop_fix,
    finish_fix,
    note_no_help,
    plan_fix,
    verify_fix,
)
from amends.prevention.actions.handing import hand_fix, see_fix_handing
from amends.prevention.actions.meetings import (
    cancel_meeting,
    end_meetings,
    lay_out_meetings,
    move_meeting,
    put_on_agenda,
    set_meetings,
)
from amends.prevention.actions.minutes import correct_minutes, write_minutes
from amends.prevention.actions.problems import join_problem, leave_problem, name_problem
from amends.prevention.actions.wishes import note_wish, take_back_wish
from amends.prevention.actions.wording import reword_cause

__all__ = [
    "cancel_meeting",
    "correct_minutes",
    "drop_fix",
    "end_meetings",
    "finish_fix",
    "hand_fix",
    "join_problem",
    "lay_out_meetings",
    "leave_problem",
    "move_meeting",
    "name_problem",
    "note_no_help",
    "note_wish",
    "plan_fix",
    "put_on_agenda",
    "reword_cause",
    "see_fix_handing",
    "set_meetings",
    "take_back_wish",
    "verify_fix",
    "write_minutes",
]
