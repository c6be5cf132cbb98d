"""Every change of state of this room: one function, one transaction, one journal line."""

from amends.cases.actions.climbing import climb_ladder, see_notice
from amends.cases.actions.company import call_in_lead, follow, unfollow
from amends.cases.actions.finishing import close_case, follow_up, reopen_case, say_how_it_went
from amends.cases.actions.handing_back import hand_back
from amends.cases.actions.keeping import keep_words
from amends.cases.actions.opening import open_case
from amends.cases.actions.owning import (
    accept_handover,
    ask_handover,
    decline_handover,
    take_back_handover,
    take_ownership,
)
from amends.cases.actions.siding import (
    open_side_thread,
    receive_in_side_thread,
    write_in_side_thread,
)
from amends.cases.actions.sorting import (
    add_tag,
    drop_view,
    link_cases,
    merge_case,
    remove_tag,
    save_view,
    snooze_case,
    unlink_cases,
    wake_case,
)
from amends.cases.actions.talking import (
    add_note,
    ask_customer,
    attach_file,
    log_contact,
    receive_message,
)
from amends.cases.actions.telling_time import renew_link, set_clock_rule

__all__ = [
    "accept_handover",
    "add_note",
    "add_tag",
    "ask_customer",
    "ask_handover",
    "attach_file",
    "call_in_lead",
    "climb_ladder",
    "close_case",
    "decline_handover",
    "drop_view",
    "follow",
    "follow_up",
    "hand_back",
    "keep_words",
    "link_cases",
    "log_contact",
    "merge_case",
    "open_case",
    "open_side_thread",
    "receive_in_side_thread",
    "receive_message",
    "remove_tag",
    "renew_link",
    "reopen_case",
    "save_view",
    "say_how_it_went",
    "see_notice",
    "set_clock_rule",
    "snooze_case",
    "take_back_handover",
    "take_ownership",
    "unfollow",
    "unlink_cases",
    "wake_case",
    "write_in_side_thread",
]
