"""Open a case of one of the ordinary mishaps, with the purchase that it is about."""

from datetime import datetime, timedelta
from decimal import Decimal

from amends.cases.actions import open_case, see_notice
from amends.cases.models import Case, Failure
from amends.cases.queries import unseen_notices
from amends.config.demo.cast import SHOPS
from amends.config.demo.past_failures import Mishap
from amends.config.demo.street import Street, bought
from amends.orders.drafts import LineDraft
from amends.people.models import Channel, Customer, Staff

PRICES = {(shop.name, thing.name): thing.price for shop in SHOPS for thing in shop.things}


def open_mishap(
    street: Street,
    mishap: Mishap,
    *,
    customer: Customer,
    by: Staff,
    bought_at: datetime,
    at: datetime,
    channel: Channel,
    number: str,
) -> Case:
    """Open the case; `number` is the purchase's and makes the case's key."""
    price = PRICES[mishap.shop, mishap.thing] or Decimal(20)
    team = street.teams[mishap.shop]
    purchase = bought(
        team,
        customer,
        number=number,
        lines=[LineDraft(what=mishap.thing, price=price)],
        by=by,
        at=bought_at,
    )
    return open_case(
        team=team,
        customer=customer,
        subject=mishap.subject,
        failure=mishap.failure,
        severity=mishap.severity,
        loss=mishap.loss,
        channel=channel,
        words=mishap.words,
        purchase=purchase,
        facts={"overcharged": str(price)} if mishap.failure == Failure.BILLING else None,
        by=by,
        at=at,
        key=f"case-of-{number}",
    )


def have_seen(street: Street) -> None:
    """Let everybody see what was put before them, an hour after it was."""
    for person in street.staff.values():
        for notice in [*unseen_notices(person)]:
            see_notice(notice, by=person, at=notice.at + timedelta(hours=1))
