"""Read orders. Nothing here changes a row."""

from amends.orders.queries.agreements import (
    agreed_on_orders,
    agreement_for,
    agreements_for,
    agreements_in_force,
    agreements_with,
    was_agreed,
)
from amends.orders.queries.catalogue import (
    offering_called,
    offering_for,
    offerings_matching,
    offerings_of,
    things_not_offered,
)
from amends.orders.queries.history import (
    History,
    Worth,
    history_of,
    worth_of,
    worth_reckoned,
)
from amends.orders.queries.imports import (
    bad_row,
    bad_rows_numbered,
    bad_rows_of,
    customer_by_shop_number,
    hand_overs_of,
    said_the_same,
    times_with_the_carrier,
)
from amends.orders.queries.purchases import (
    balance,
    line_for,
    missing,
    purchase_for,
    purchase_numbered,
    purchases_of,
    sign_offs_of,
    signed_off,
)

__all__ = [
    "History",
    "Worth",
    "agreed_on_orders",
    "agreement_for",
    "agreements_for",
    "agreements_in_force",
    "agreements_with",
    "bad_row",
    "bad_rows_numbered",
    "bad_rows_of",
    "balance",
    "customer_by_shop_number",
    "hand_overs_of",
    "history_of",
    "line_for",
    "missing",
    "offering_called",
    "offering_for",
    "offerings_matching",
    "offerings_of",
    "purchase_for",
    "purchase_numbered",
    "purchases_of",
    "said_the_same",
    "sign_offs_of",
    "signed_off",
    "things_not_offered",
    "times_with_the_carrier",
    "was_agreed",
    "worth_of",
    "worth_reckoned",
]
