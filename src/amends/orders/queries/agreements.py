"""What was agreed with a customer, so that it need not go wrong again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from amends.orders.errors import NoSuchThing
from amends.orders.models import Agreement, Purchase
from amends.people.models import Customer, Staff, Team
from amends.people.queries import team_numbers_of

AT_ONCE = 500


def agreements_with(customer: Customer) -> QuerySet[Agreement]:
    """Return what was agreed with a customer, latest first, with how it ended if it has."""
    return Agreement.objects.filter(customer=customer).select_related(
        "made_by", "purchase", "team", "end__by"
    )


def agreements_for(staff: Staff, customers: Iterable[Customer]) -> QuerySet[Agreement]:
    """Return what is agreed with some customers and somebody may see, latest first."""
    found = Agreement.objects.filter(customer__in=[one.pk for one in customers], end=None)
    teams = team_numbers_of(staff)
    return found if teams is None else found.filter(team__in=teams)


def agreements_in_force(customer: Customer, team: Team) -> QuerySet[Agreement]:
    """Return what a team has agreed with a customer and holds to today, latest first."""
    return agreements_with(customer).filter(team=team, end=None)


def agreement_for(staff: Staff, key: int) -> Agreement:
    """Return an agreement of a team that somebody sees, by its key. Raises NoSuchThing."""
    teams = team_numbers_of(staff)
    seen = Agreement.objects.select_related("team", "customer").filter(pk=key)
    found = (seen if teams is None else seen.filter(team__in=teams)).first()
    if found is None:
        raise NoSuchThing(_("There is no such agreement among those that you see."))
    return found


def was_agreed(customer: Customer, team: Team, purchase: Purchase | None, *, by: datetime) -> bool:
    """Tell whether something was agreed with a customer that was in force at a time.

    Of a purchase that had come already when it was agreed it says nothing.
    """
    standing = Agreement.objects.filter(customer=customer, team=team, made_at__lt=by)
    standing = standing.filter(Q(end=None) | Q(end__at__gte=by))
    if purchase is None or purchase.delivered_on is None:
        return standing.exists()
    zone = ZoneInfo(team.time_zone)
    made = standing.values_list("made_at", flat=True)
    return any(at.astimezone(zone).date() <= purchase.delivered_on for at in made)


def agreed_on_orders(team: Team, numbers: Sequence[str]) -> list[tuple[str, str]]:
    """Return what is agreed with whoever has these orders of a team, as (number, words)."""
    standing = Agreement.objects.filter(team=team, end=None)
    if not standing.exists():
        return []
    found: list[tuple[str, str]] = []
    for first in range(0, len(numbers), AT_ONCE):
        theirs = Purchase.objects.filter(
            team=team,
            number__in=numbers[first : first + AT_ONCE],
            customer__agreements__in=standing,
        )
        found += theirs.order_by("number").values_list("number", "customer__agreements__words")
    return found
