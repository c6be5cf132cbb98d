"""What files of orders brought: hand-overs, customers by the shop's number, rows to mend."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from amends.orders.models import BadRow, HandOver, OrderSeen, Purchase, ShopNumber
from amends.people.models import Customer, Team

LATEST_PARCELS = 500


def hand_overs_of(purchase: Purchase) -> QuerySet[HandOver]:
    """Return what is to be handed to the carrier for a purchase, with suppliers."""
    return HandOver.objects.filter(purchase=purchase).select_related("supplier")


def customer_by_shop_number(team: Team, number: str) -> Customer | None:
    """Return the customer whom a team's shop knows by a number, or None."""
    found = ShopNumber.objects.filter(team=team, number=number).select_related("customer").first()
    return found.customer if found else None


def bad_rows_of(team: Team) -> QuerySet[BadRow]:
    """Return the rows of a team that are still to be mended, first kept first."""
    return BadRow.objects.filter(team=team, mended_at__isnull=True)


def bad_rows_numbered(team: Team, number: str) -> QuerySet[BadRow]:
    """Return the rows still to be mended of one order."""
    return bad_rows_of(team).filter(number=number)


def bad_row(team: Team, key: int) -> BadRow | None:
    """Return one row still to be mended by its key, or None."""
    return bad_rows_of(team).filter(pk=key).first()


def said_the_same(team: Team, number: str, digest: str) -> bool:
    """Tell whether the last file that told of an order said just this of it."""
    return OrderSeen.objects.filter(team=team, number=number, digest=digest).exists()


def times_with_the_carrier(team: Team) -> list[timedelta]:
    """Return how long the latest 500 parcels of a team took, to noon of the day they arrived."""
    arrived = (
        HandOver.objects.filter(
            purchase__team=team, purchase__delivered_on__isnull=False, done_at__isnull=False
        )
        .order_by("-pk")
        .values_list("done_at", "purchase__delivered_on")[:LATEST_PARCELS]
    )
    zone = ZoneInfo(team.time_zone)
    taken = [
        datetime.combine(day, time(12), zone) - done_at
        for done_at, day in arrived
        if done_at and day
    ]
    return [one for one in taken if one > timedelta(0)]
