"""What the desk knows of a case, as the facts that its policy declares.

These facts are filled from the rows, under exactly these names; a policy that declares another
name asks the clerk for it:

===================  ==========================================================================
failure              the case's failure code (FIELD.md, terms)
severity             minor, serious or severe
loss                 what they lost first: goods, money, time, occasion or trust
occasion             whether the date mattered
price                price of one piece where one kind of thing was bought, else the whole total, in
                     the policy's currency
item                 what was bought, where it was one kind of thing
trade                the team's trade, as a code: `gift shop` is `gift_shop`
paid                 what they have paid of it
balance              what they still have to pay
quantity             how many things were bought
delivered            how many of them arrived, once every line says so
days_late            days from the promised to the actual day, or to today; 0 when in time
signed_off           whether the customer had signed something off
agreed               whether something was agreed with this customer before, so that it need not
                     happen, and was in force when the case opened
supplier_involved    whether a supplier has a part in it
prefers              what the customer would rather have: money, replacement, time or none
not_offered          whether they ask for something that we do not offer
times_before         how often we have let this customer down before
worth                what the relationship is worth to us; only ever widens goodwill (rule 8)
lifetime_value       the same
===================  ==========================================================================

What the clerk has answered stands before what the rows say: of two widgets on a purchase one
may be missing, and then its price is the price.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import prefetch_related_objects
from django.utils.text import slugify

from amends.cases.models import Case, CaseKind, Failure
from amends.orders.models import Purchase, SignOff
from amends.orders.queries import was_agreed, worth_of

Fact = str | int | bool | Decimal
Finder = Callable[[Case, datetime, str], Fact | None]


def facts_known(
    case: Case, *, at: datetime, declared: Mapping[str, object], currency: str
) -> dict[str, Fact]:
    """Return what is known of the facts that a policy declares, by name.

    Sums come in `currency`; a purchase in another currency says nothing about them. What is
    not known is left out. Only the rows that a declared fact needs are read.
    """
    if case.purchase is not None and not declared.keys().isdisjoint(COUNTED):
        prefetch_related_objects([case.purchase], "lines")
    found = ((name, find(case, at, currency)) for name, find in FINDERS.items() if name in declared)
    known = {name: value for name, value in found if value is not None}
    answered = {name: value for name, value in case.facts.items() if name in declared}
    return known | answered


def _bought(case: Case, currency: str) -> Purchase | None:
    purchase = case.purchase
    return purchase if purchase is not None and purchase.currency == currency else None


def _price(case: Case, at: datetime, currency: str) -> Decimal | None:
    purchase = _bought(case, currency)
    if purchase is None:
        return None
    lines = [*purchase.lines.all()]
    return lines[0].price if len(lines) == 1 else purchase.total


def _item(case: Case, at: datetime, currency: str) -> str | None:
    lines = [*case.purchase.lines.all()] if case.purchase else []
    return lines[0].what if len(lines) == 1 else None


def _trade(case: Case, at: datetime, currency: str) -> str | None:
    return slugify(case.team.trade).replace("-", "_") or None


def _paid(case: Case, at: datetime, currency: str) -> Decimal | None:
    purchase = _bought(case, currency)
    return purchase.paid if purchase else None


def _balance(case: Case, at: datetime, currency: str) -> Decimal | None:
    purchase = _bought(case, currency)
    return purchase.total - purchase.paid if purchase else None


def _quantity(case: Case, at: datetime, currency: str) -> int | None:
    if case.purchase is None:
        return None
    return sum(line.quantity for line in case.purchase.lines.all()) or None


def _delivered(case: Case, at: datetime, currency: str) -> int | None:
    if case.purchase is None:
        return None
    counts = [line.delivered for line in case.purchase.lines.all()]
    known = [count for count in counts if count is not None]
    return sum(known) if counts and len(known) == len(counts) else None


def _days_late(case: Case, at: datetime, currency: str) -> int | None:
    purchase = case.purchase
    if purchase is None or purchase.promised_on is None:
        return None
    today = at.astimezone(ZoneInfo(case.team.time_zone)).date()
    return max(0, ((purchase.delivered_on or today) - purchase.promised_on).days)


def _signed_off(case: Case, at: datetime, currency: str) -> bool | None:
    if case.purchase is None:
        return None
    return SignOff.objects.filter(line__purchase=case.purchase).exists()


def _agreed(case: Case, at: datetime, currency: str) -> bool:
    return was_agreed(case.customer, case.team, case.purchase, by=case.opened_at)


def _supplier_involved(case: Case, at: datetime, currency: str) -> bool | None:
    if case.purchase is None:
        return None
    return any(line.supplier_id is not None for line in case.purchase.lines.all())


def _times_before(case: Case, at: datetime, currency: str) -> int:
    # A case merged into another was the same matter, not another time.
    return Case.objects.filter(
        customer=case.customer_id,
        kind=CaseKind.COMPLAINT,
        opened_at__lt=case.opened_at,
        merge__isnull=True,
    ).count()


def _worth(case: Case, at: datetime, currency: str) -> Decimal | None:
    return worth_of(case.customer, at, currency=currency)


COUNTED = ("price", "item", "quantity", "delivered", "supplier_involved")
"""The facts that are read from the lines of a purchase."""

FINDERS: Mapping[str, Finder] = {
    "failure": lambda case, at, currency: str(case.failure),
    "severity": lambda case, at, currency: str(case.severity),
    "loss": lambda case, at, currency: str(case.loss),
    "occasion": lambda case, at, currency: case.is_occasion,
    "price": _price,
    "item": _item,
    "trade": _trade,
    "paid": _paid,
    "balance": _balance,
    "quantity": _quantity,
    "delivered": _delivered,
    "days_late": _days_late,
    "signed_off": _signed_off,
    "agreed": _agreed,
    "supplier_involved": _supplier_involved,
    "prefers": lambda case, at, currency: str(case.customer.prefers),
    "not_offered": lambda case, at, currency: case.failure == Failure.NOT_OFFERED,
    "times_before": _times_before,
    "worth": _worth,
    "lifetime_value": _worth,
}
