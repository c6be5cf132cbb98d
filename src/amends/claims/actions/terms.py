"""What is agreed with a supplier about claims."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.claims.drafts import TermsDraft
from amends.claims.errors import BadClaim
from amends.claims.models import SupplierTerms
from amends.journal.record import record
from amends.people.models import Role, Staff, Supplier
from amends.people.words import one_line

MOST_DAYS = 3_650


@transaction.atomic
def set_terms(supplier: Supplier, draft: TermsDraft, *, by: Staff, at: datetime) -> SupplierTerms:
    """Set the terms of a supplier; claims that are open keep the windows they have.

    The same terms again are those that are there. Raises BadClaim, also for a clerk.
    """
    if by.rank < Role.LEAD.rank:
        raise BadClaim(_("A lead sets the terms of suppliers."))
    _refuse_nonsense(draft)
    Supplier.objects.select_for_update().get(pk=supplier.pk)
    clause = one_line(draft.clause, field="clause", longest=300, refuse=BadClaim, may_be_empty=True)
    fields = {
        "notify_after_delivery": draft.notify_after_delivery,
        "notify_after_discovery": draft.notify_after_discovery,
        "claim_after_delivery": draft.claim_after_delivery,
        "claim_after_discovery": draft.claim_after_discovery,
        "in_working_days": draft.in_working_days,
        "answer_days": draft.answer_days,
        "clause": clause,
    }
    known = SupplierTerms.objects.filter(supplier=supplier).first()
    if known is not None and all(getattr(known, name) == said for name, said in fields.items()):
        return known
    terms = SupplierTerms.objects.create(supplier=supplier, set_by=by, set_at=at, **fields)
    record("supplier.terms_set", terms, about=supplier, by=by.actor, at=at)
    return terms


def _refuse_nonsense(draft: TermsDraft) -> None:
    days = {
        "notify_after_delivery": draft.notify_after_delivery,
        "notify_after_discovery": draft.notify_after_discovery,
        "claim_after_delivery": draft.claim_after_delivery,
        "claim_after_discovery": draft.claim_after_discovery,
    }
    for field, said in days.items():
        if said is not None and not 0 <= said <= MOST_DAYS:
            raise BadClaim(_("Between no days and ten years fit here."), field)
    if not 1 <= draft.answer_days <= 365:
        raise BadClaim(_("We wait between one day and a year for an answer."), "answer_days")
