"""Something is agreed with a customer beforehand, so that it need not go wrong again."""

from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from amends.journal.record import record
from amends.orders.errors import BadOrderEntry, NotOfThisTeam
from amends.orders.models import Agreement, AgreementEnd, Purchase
from amends.people.models import Customer, Staff, Team
from amends.people.queries import belongs_to
from amends.people.words import one_line


@transaction.atomic
def make_agreement(
    *,
    customer: Customer,
    team: Team,
    words: str,
    by: Staff,
    at: datetime,
    purchase: Purchase | None = None,
    about: Model | None = None,
) -> Agreement:
    """Keep what was agreed with a customer, such as a proof check under their own name (S1).

    `about` is the row that it came out of, such as a case. The same words again are the agreement
    that is there, unless it has ended. Raises BadOrderEntry, and NotOfThisTeam for somebody of
    another team or a purchase that is not this customer's here.
    """
    words = one_line(words, field="words", longest=500, refuse=BadOrderEntry)
    _refuse_outsider(by, team)
    if purchase is not None and (purchase.team_id, purchase.customer_id) != (team.pk, customer.pk):
        raise NotOfThisTeam(_("This purchase is not theirs."), "purchase")
    Customer.objects.select_for_update().get(pk=customer.pk)
    known = Agreement.objects.filter(
        customer=customer, team=team, purchase=purchase, words=words, end=None
    ).first()
    if known is not None:
        return known
    agreement = Agreement.objects.create(
        customer=customer, team=team, purchase=purchase, words=words, made_by=by, made_at=at
    )
    record(
        "agreement.made",
        agreement,
        about=about,
        by=by.actor,
        at=at,
        customer=customer.pk,
        team=team.pk,
    )
    return agreement


@transaction.atomic
def end_agreement(agreement: Agreement, *, why: str, by: Staff, at: datetime) -> AgreementEnd:
    """End an agreement, with the reason; twice is once.

    What happened while it was in force is still read in its light. Raises BadOrderEntry, and
    NotOfThisTeam.
    """
    why = one_line(why, field="why", longest=300, refuse=BadOrderEntry)
    _refuse_outsider(by, agreement.team)
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    end, is_new = AgreementEnd.objects.get_or_create(
        agreement=agreement, defaults={"why": why, "by": by, "at": at}
    )
    if is_new:
        record("agreement.ended", end, by=by.actor, at=at, agreement=agreement.pk)
    return end


def _refuse_outsider(by: Staff, team: Team) -> None:
    if not belongs_to(by, team):
        raise NotOfThisTeam(_("Only somebody of %(team)s can agree on this.") % {"team": team})
