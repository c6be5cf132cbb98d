"""What a customer has been to us, and what they are likely still to buy."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Min, Q, Sum

from amends.orders.models import Purchase
from amends.people.models import Customer

YEARS_BACK = 3
YEARS_TO_COME = 3


@dataclass(frozen=True, slots=True)
class Worth:
    """What a customer is likely still to buy; `is_imported` when the figure came from elsewhere."""

    amount: Decimal
    currency: str
    is_imported: bool


@dataclass(frozen=True, slots=True)
class History:
    """A customer in figures. `spent` is in the currency of `worth`, where there is one.

    `first_year` is the year of the first purchase or, when it is known to be earlier, the one
    from which they have been a customer.
    """

    purchases: int
    first_year: int | None
    spent: Decimal
    worth: Worth | None


def history_of(customer: Customer, at: datetime) -> History:
    """Return a customer's purchases until `at` in figures; three queries at most."""
    worth = worth_reckoned(customer, at)
    currency = worth.currency if worth else ""
    bought = Purchase.objects.filter(customer=customer, bought_at__lte=at).aggregate(
        count=Count("pk"),
        first=Min("bought_at"),
        spent=Sum("total", filter=Q(currency=currency)),
    )
    years = [day.year for day in (bought["first"], customer.since) if day is not None]
    return History(
        purchases=bought["count"],
        first_year=min(years, default=None),
        spent=bought["spent"] or Decimal(0),
        worth=worth,
    )


def worth_reckoned(customer: Customer, at: datetime, *, currency: str = "") -> Worth | None:
    """Return what a customer is likely still to buy, and in which currency; None when unknown.

    A figure from elsewhere goes first. Otherwise it is reckoned: what they bought in a year, on
    the mean of the three years before `at`, times the three years that we expect them to stay.
    A customer of one year is counted as if the two before had been empty, so that one large
    purchase makes nobody a large customer. Not discounted. The formula is ours. In `currency`,
    else that of their latest purchase; purchases in others are left out, and an imported figure
    in another says nothing.
    """
    if customer.worth_to_come is not None:
        worth = Worth(customer.worth_to_come, customer.worth_currency, is_imported=True)
        return worth if currency in ("", worth.currency) else None
    bought = Purchase.objects.filter(customer=customer, bought_at__lte=at)
    if currency:
        bought = bought.filter(currency=currency)
    latest = bought.values_list("currency", flat=True).first()
    if latest is None:
        return None
    lately = bought.filter(currency=latest, bought_at__gt=_years_before(at))
    spent = lately.aggregate(spent=Sum("total"))["spent"] or Decimal(0)
    a_year = spent / YEARS_BACK
    return Worth((a_year * YEARS_TO_COME).quantize(Decimal("0.01")), latest, is_imported=False)


def worth_of(customer: Customer, at: datetime, *, currency: str = "") -> Decimal | None:
    """Return only the sum of `worth_reckoned`; None when nothing is known in `currency`.

    It may widen goodwill and never narrows what is owed (rule 8).
    """
    worth = worth_reckoned(customer, at, currency=currency)
    return worth.amount if worth else None


def _years_before(at: datetime) -> datetime:
    # The 29th of February has no anniversary in most years.
    day = min(at.day, 28) if at.month == 2 else at.day
    return at.replace(year=at.year - YEARS_BACK, day=day)
