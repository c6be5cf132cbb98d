"""Change orders: one function is one fact, in one transaction, with one line in the journal."""

from amends.orders.actions.agreements import end_agreement, make_agreement
from amends.orders.actions.catalogue import change_offering, list_offering, say_not_offered
from amends.orders.actions.imports import (
    keep_bad_row,
    mend_bad_row,
    note_hand_over,
    note_shop_number,
)
from amends.orders.actions.purchases import (
    note_delivery,
    note_payment,
    record_purchase,
    record_sign_off,
)

__all__ = [
    "change_offering",
    "end_agreement",
    "keep_bad_row",
    "list_offering",
    "make_agreement",
    "mend_bad_row",
    "note_delivery",
    "note_hand_over",
    "note_payment",
    "note_shop_number",
    "record_purchase",
    "record_sign_off",
    "say_not_offered",
]
