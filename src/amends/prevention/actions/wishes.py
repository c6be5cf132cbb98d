"""A customer wishes to know what we change, or no longer."""

from datetime import datetime

from django.db import transaction

from amends.cases.actions.within import lock as lock_case
from amends.cases.models import Case
from amends.cases.queries import lives_on_in
from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.models import Staff
from amends.prevention.models import Wish


@transaction.atomic
def note_wish(case: Case, *, by: Staff | None, at: datetime) -> Wish:
    """Note that the customer wants to be told what we change; without `by` they say so themselves.

    The case may be closed. Said twice it is one wish.
    """
    case = lock_case(lives_on_in(case), allow_closed=True)
    known = Wish.objects.filter(case=case, taken_back_at=None).first()
    if known is not None:
        return known
    wish = Wish.objects.create(case=case, noted_by=by, wished_at=at)
    record("wish.noted", wish, about=case, by=_actor(case, by), at=at)
    return wish


@transaction.atomic
def take_back_wish(case: Case, *, by: Staff | None, at: datetime) -> None:
    """Note that they no longer want to be told; nothing where they never did."""
    case = lock_case(lives_on_in(case), allow_closed=True)
    wish = Wish.objects.filter(case=case, taken_back_at=None).first()
    if wish is None:
        return
    wish.taken_back_at = at
    wish.save(update_fields=["taken_back_at"])
    record("wish.taken_back", wish, about=case, by=_actor(case, by), at=at)


def _actor(case: Case, by: Staff | None) -> Actor:
    return by.actor if by is not None else case.customer.actor
