"""Read drafts, letters and how far they got, saved replies and the house's mailbox."""

from amends.letters.queries.delivery import (
    DeliveryState,
    SentLetter,
    letter_for,
    letters_of,
    outgoing_key,
)
from amends.letters.queries.enclosing import enclosable_of
from amends.letters.queries.failing import (
    delivered_after_all,
    failing_unnoted,
    undelivered_for,
    undelivered_numbered,
    undelivered_of,
)
from amends.letters.queries.mailbox import mailbox, mailbox_item
from amends.letters.queries.writing import (
    draft_of,
    facts_for_letter,
    has_failed,
    saved_replies,
    saved_reply_for,
    sendable_offer_of,
)

__all__ = [
    "DeliveryState",
    "SentLetter",
    "delivered_after_all",
    "draft_of",
    "enclosable_of",
    "facts_for_letter",
    "failing_unnoted",
    "has_failed",
    "letter_for",
    "letters_of",
    "mailbox",
    "mailbox_item",
    "outgoing_key",
    "saved_replies",
    "saved_reply_for",
    "sendable_offer_of",
    "undelivered_for",
    "undelivered_numbered",
    "undelivered_of",
]
