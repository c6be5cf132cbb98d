"""Every change of state of this room: one function, one transaction, one journal line."""

from amends.letters.actions.arriving import (
    begin_attempt,
    file_mail,
    give_up_mail,
    keep_mail,
    note_files,
    note_handed_over,
)
from amends.letters.actions.drafts import discard_draft, save_draft
from amends.letters.actions.failing import (
    note_delivered,
    note_told_otherwise,
    note_undelivered,
)
from amends.letters.actions.handing_over import hand_over_data
from amends.letters.actions.mailboxes import (
    add_mailbox,
    change_mailbox,
    drop_mailbox,
    note_mailbox_trouble,
    note_read_to,
)
from amends.letters.actions.saved_replies import change_reply, delete_reply, save_reply
from amends.letters.actions.sending import send_letter
from amends.letters.actions.sending_again import (
    send_again,
    send_hand_back_again,
    send_side_message_again,
)
from amends.letters.actions.sorting_mail import leave_out, let_into_case, make_case_of, run_again
from amends.letters.actions.telling_of_fix import tell_of_fix

__all__ = [
    "add_mailbox",
    "begin_attempt",
    "change_mailbox",
    "change_reply",
    "delete_reply",
    "discard_draft",
    "drop_mailbox",
    "file_mail",
    "give_up_mail",
    "hand_over_data",
    "keep_mail",
    "leave_out",
    "let_into_case",
    "make_case_of",
    "note_delivered",
    "note_files",
    "note_handed_over",
    "note_mailbox_trouble",
    "note_read_to",
    "note_told_otherwise",
    "note_undelivered",
    "run_again",
    "save_draft",
    "save_reply",
    "send_again",
    "send_hand_back_again",
    "send_letter",
    "send_side_message_again",
    "tell_of_fix",
]
