"""Every change of state of this room: one function, one transaction, one journal line."""

from amends.letters.actions.drafts import discard_draft, save_draft
from amends.letters.actions.failing import (
    note_delivered,
    note_told_otherwise,
    note_undelivered,
)
from amends.letters.actions.saved_replies import change_reply, delete_reply, save_reply
from amends.letters.actions.sending import send_letter
from amends.letters.actions.sending_again import send_again, send_side_message_again

__all__ = [
    "change_reply",
    "delete_reply",
    "discard_draft",
    "note_delivered",
    "note_told_otherwise",
    "note_undelivered",
    "save_draft",
    "save_reply",
    "send_again",
    "send_letter",
    "send_side_message_again",
]
