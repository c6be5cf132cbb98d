"""A letter to a supplier goes out in the claim's own conversation, and the claim notes it.

Composed of actions, each idempotent; all of them happen or none.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions import open_side_thread, write_in_side_thread
from amends.cases.models import SideKind
from amends.cases.queries.privacy import customer_of
from amends.claims.actions import chase_supplier, lodge_claim, notify_supplier
from amends.claims.drafting import subject_of
from amends.claims.errors import TellsTooMuch
from amends.claims.models import ClaimStep, SupplierClaim
from amends.claims.purposes import Purpose
from amends.claims.queries import thread_key
from amends.people.models import Staff
from amends.people.personal import told_in

NOTES: Mapping[Purpose, Callable[..., ClaimStep]] = {
    Purpose.NOTIFY: notify_supplier,
    Purpose.LODGE: lodge_claim,
    Purpose.CHASE: chase_supplier,
}


@transaction.atomic
def write_to_supplier(
    claim: SupplierClaim,
    *,
    body: str,
    purpose: Purpose,
    needs_customer: bool = False,
    by: Staff,
    at: datetime,
    key: str,
) -> ClaimStep:
    """Send a letter; `needs_customer` when the supplier must know who the customer is.

    A supplier without an e-mail address is rung: the words then stay here. The same `key` is
    one letter. Raises TellsTooMuch, ClaimEnded, and what the cases room refuses.
    """
    told = [] if needs_customer else told_in(body, customer_of(claim.case))
    if told:
        raise TellsTooMuch(
            _("It tells them of the customer (%(told)s). The order number is enough.")
            % {"told": ", ".join(told)},
            "body",
        )
    thread = open_side_thread(
        claim.case,
        kind=SideKind.SUPPLIER,
        supplier=claim.supplier,
        with_name=claim.supplier.name,
        address=claim.supplier.email,
        subject=subject_of(claim),
        by=by,
        at=at,
        key=thread_key(claim),
    )
    message = write_in_side_thread(thread, body=body, by=by, at=at, key=key)
    return NOTES[purpose](claim, message=message, by=by, at=at, key=f"letter:{key}")
