"""Something is agreed with a customer beforehand, so that it need not go wrong again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.record import record
from amends.orders.errors import BadOrderEntry, NotOfThisTeam
from amends.orders.models import Agreement, Purchase
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
) -> Agreement:
    """Keep what was agreed with a customer, such as a proof check under their own name (S1).

    The same words again are the agreement that is there. Raises BadOrderEntry, and NotOfThisTeam
    for somebody of another team or a purchase that is not this customer's here.
    """
    words = one_line(words, field="words", longest=500, refuse=BadOrderEntry)
    if not belongs_to(by, team):
        raise NotOfThisTeam(_("Only somebody of %(team)s can agree on this.") % {"team": team})
    if purchase is not None and (purchase.team_id, purchase.customer_id) != (team.pk, customer.pk):
        raise NotOfThisTeam(_("This purchase is not theirs."), "purchase")
    Customer.objects.select_for_update().get(pk=customer.pk)
    known = Agreement.objects.filter(
        customer=customer, team=team, purchase=purchase, words=words
    ).first()
    if known is not None:
        return known
    agreement = Agreement.objects.create(
        customer=customer, team=team, purchase=purchase, words=words, made_by=by, made_at=at
    )
    record("agreement.made", agreement, by=by.actor, at=at, customer=customer.pk, team=team.pk)
    return agreement
