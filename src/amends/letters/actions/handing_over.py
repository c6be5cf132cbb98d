"""What we hold of a customer is handed over to them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.cases.queries import cases_for
from amends.journal.record import record
from amends.letters.errors import NotYoursToHandOver
from amends.people.models import Customer, Role, Staff


@transaction.atomic
def hand_over_data(
    customer: Customer, *, by: Staff, at: datetime, case: Case | None = None
) -> Customer:
    """Write down that somebody takes all that they may see of a customer, to hand it over.

    `case` is the one on which it was asked for. Raises NotYoursToHandOver below a lead.
    """
    if by.rank < Role.LEAD.rank:
        raise NotYoursToHandOver(
            _("Your lead hands over what we hold of %(name)s.") % {"name": customer}
        )
    held = cases_for(by).filter(customer=customer).count()
    record("customer.data_handed_over", customer, about=case, by=by.actor, at=at, cases=held)
    return customer
