"""What was bought, what is still to pay, what was signed off."""

from decimal import Decimal

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from amends.orders.errors import NoSuchThing
from amends.orders.models import Purchase, PurchaseLine, SignOff
from amends.people.models import Customer, Staff, Team
from amends.people.queries import team_numbers_of
from amends.people.words import can_be_looked_up


def purchases_of(customer: Customer) -> QuerySet[Purchase]:
    """Return what a customer bought, latest first, with lines, suppliers and sign-offs.

    Three queries whatever was bought; slice it for the latest only.
    """
    return _with_lines(Purchase.objects.filter(customer=customer).select_related("team"))


def purchase_numbered(team: Team, number: str) -> Purchase | None:
    """Return a team's purchase by its number, with its lines, or None."""
    if not can_be_looked_up(number):
        return None
    return _with_lines(Purchase.objects.filter(team=team, number=number.strip())).first()


def purchase_for(staff: Staff, key: int) -> Purchase:
    """Return a purchase from a team that somebody sees, by its key. Raises NoSuchThing."""
    teams = team_numbers_of(staff)
    seen = Purchase.objects.all() if teams is None else Purchase.objects.filter(team__in=teams)
    found = _with_lines(seen.filter(pk=key).select_related("team", "customer")).first()
    if found is None:
        raise NoSuchThing(_("There is no such purchase among those that you see."))
    return found


def line_for(staff: Staff, key: int) -> PurchaseLine:
    """Return a line of a purchase that somebody sees, by its key. Raises NoSuchThing."""
    line = PurchaseLine.objects.filter(pk=key).first()
    if line is None:
        raise NoSuchThing(_("There is no such line."))
    line.purchase = purchase_for(staff, line.purchase_id)
    return line


def balance(purchase: Purchase) -> Decimal:
    """Return what is still to pay, in the currency of the purchase."""
    return purchase.total - purchase.paid


def missing(purchase: Purchase) -> int:
    """Return how many things are known not to have arrived; lines not yet told of do not count."""
    return sum(
        line.quantity - line.delivered
        for line in purchase.lines.all()
        if line.delivered is not None
    )


def signed_off(line: PurchaseLine) -> bool:
    """Tell whether the customer signed off this line."""
    return bool(line.sign_offs.all())


def sign_offs_of(purchase: Purchase) -> QuerySet[SignOff]:
    """Return what the customer signed off on a purchase, first one first."""
    return SignOff.objects.filter(line__purchase=purchase).order_by("signed_at", "pk")


def _with_lines(purchases: QuerySet[Purchase]) -> QuerySet[Purchase]:
    lines = PurchaseLine.objects.select_related("supplier")
    return purchases.prefetch_related(Prefetch("lines", lines), "lines__sign_offs")
