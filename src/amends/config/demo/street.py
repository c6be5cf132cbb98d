"""Market Street as it stands: teams and people by name, and small steps that stories share."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from amends.cases.models import Case
from amends.clock.breaking import make_good
from amends.orders.actions import record_purchase
from amends.orders.drafts import LineDraft
from amends.orders.models import Purchase
from amends.people.actions import meet_customer, record_treatment
from amends.people.matching import Contact
from amends.people.models import ContactKind, Customer, Staff, Team
from amends.people.queries import hours_of
from amends.people.treatment import Treatment
from amends.promises.queries import breakings_to_prepare
from amends.remedies.actions import make_offer
from amends.remedies.models import Offer
from amends.remedies.promising import write_words
from amends.remedies.queries import assess

QUARTER = timedelta(minutes=15)
RISKY = 0.8
"""The part of a clock's time after which its owner has been warned."""


@dataclass(frozen=True, slots=True)
class Street:
    """The company. `now` is the moment that the stories are told from."""

    now: datetime
    teams: dict[str, Team]
    staff: dict[str, Staff]

    def ago(self, *, days: int = 0, hours: int = 0, minutes: int = 0) -> datetime:
        """Return a moment before now."""
        return self.now - timedelta(days=days, hours=hours, minutes=minutes)

    def in_hours(self, shop: str, *, days: int, minutes: int = 0) -> datetime:
        """Return a moment so many days ago, so many minutes after the shop opened that day."""
        hours = hours_of(self.teams[shop])
        midnight = datetime.combine(
            hours.day_of(self.ago(days=days)), time(0), ZoneInfo(hours.zone)
        )
        return hours.add_minutes(midnight, minutes)

    def when_open(self, shop: str, at: datetime) -> datetime:
        """Return `at` when the shop is open then, else the moment it opens next."""
        return hours_of(self.teams[shop]).next_opening(at)

    def while_open(self, shop: str, at: datetime) -> datetime:
        """Return `at` when the shop is open then, else shortly before it last closed."""
        hours = hours_of(self.teams[shop])
        while not hours.is_open(at):
            at -= QUARTER
        return at

    def at_risk_since(self, shop: str) -> datetime:
        """Return when a case was opened of which an offer is due soon, but not yet."""
        hours, at = hours_of(self.teams[shop]), self.now
        while True:
            due = hours.add_days(at, 1)
            whole = hours.minutes_between(at, due)
            gone = hours.minutes_between(at, self.now)
            if hours.is_open(at) and gone >= RISKY * whole and due > self.now:
                return at
            at -= QUARTER


def customer_who(
    name: str, *, email: str, by: Staff, at: datetime, treatment: Treatment | None = None
) -> Customer:
    """Meet a customer and write down how they want to be treated."""
    customer = meet_customer(
        name=name, contacts=[Contact(ContactKind.EMAIL, email)], by=by.actor, at=at
    )
    if treatment is None:
        return customer
    return record_treatment(customer, treatment, by=by.actor, at=at)


def bought(
    team: Team,
    customer: Customer,
    *,
    number: str,
    lines: list[LineDraft],
    by: Staff,
    at: datetime,
    paid: Decimal | None = None,
) -> Purchase:
    """Record a purchase, paid in full unless `paid` is given."""
    total = sum((line.price * line.quantity for line in lines), Decimal(0))
    return record_purchase(
        team=team,
        customer=customer,
        number=number,
        lines=lines,
        bought_at=at,
        paid=total if paid is None else paid,
        by=by.actor,
        at=at,
    )


def offer_all(case: Case, *, by: Staff, at: datetime, key: str, extras: int = 1) -> Offer:
    """Offer what the policy names that `by` may give alone, and the first extras, apart."""
    found = assess(case, by=by, at=at)
    return make_offer(
        case,
        option_keys=[option.key for option in found.options[:3]],
        goodwill_keys=[extra.line.key for extra in found.goodwill[:extras]],
        why="It is what puts them where they would have been.",
        by=by,
        at=at,
        key=key,
    )


def into_the_ledger(case: Case, *, at: datetime) -> None:
    """Write into the ledger what a case promises, and see to what was broken of it."""
    write_words(case, at=at)
    for breaking in breakings_to_prepare():
        make_good(breaking, at=at)
