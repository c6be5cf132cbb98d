"""Change orders: one function is one fact, in one transaction, with one line in the journal."""

from amends.orders.actions.agreements import make_agreement
from amends.orders.actions.catalogue import change_offering, list_offering, say_not_offered
from amends.orders.actions.purchases import (
    note_delivery,
    note_payment,
    record_purchase,
    record_sign_off,
)

__all__ = [
    "change_offering",
    "list_offering",
    "make_agreement",
    "note_delivery",
    "note_payment",
    "record_purchase",
    "record_sign_off",
    "say_not_offered",
]
