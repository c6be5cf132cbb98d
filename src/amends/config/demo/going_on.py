"""What else is going on today: ordinary cases at every stage, on everybody's desk."""

from datetime import datetime

from amends.cases.actions import log_contact
from amends.cases.models import Case, Failure, Loss, Severity
from amends.config.demo.ordinary import open_mishap
from amends.config.demo.past_failures import MISHAPS, Mishap
from amends.config.demo.street import Street, customer_who, into_the_ledger, offer_all
from amends.facts.actions import state_finding
from amends.people.models import Channel, Staff
from amends.remedies.actions import choose, make_offer
from amends.remedies.assessment import AssessedOption
from amends.remedies.queries import assess

# Dear enough that a clerk asks for leave; in the past cases it would outweigh all others.
SMOKE = Mishap(
    "Northlight Electronics", "TV", Failure.SAFETY, Severity.SEVERE, Loss.TRUST,
    "The new TV smoked",
    "Smoke came out of the back of the TV while the children watched. We pulled the plug.",
    "A TV that is safe.", "A part in the power supply burnt out after three weeks.",
    "It could have set the room on fire.",
)  # fmt: skip
TODAY = (*MISHAPS, SMOKE)
BY_SUBJECT = {mishap.subject: mishap for mishap in TODAY}


def go_on(street: Street) -> list[Case]:
    """Open them and return them: a line late, one due today, an offer at risk, an approval."""
    return [
        _agreed(street, "Two weeks for a screen, promised in two days", "Jim Ortiz", "Al Frost", 1),
        _agreed(street, "The left side is silent after a month", "Jim Ortiz", "Femi Balogun", 0),
        _told(street, "Oak instead of walnut", "Jim Ortiz", "Hugo Lindt"),
        _asked_for_leave(street, "The new TV smoked", "Jane Okafor", "Petra Maier"),
        _told(street, "The ring was not ready on the day", "Tom Brandt", "Noor Aziz"),
        _agreed(street, "Meat in the vegetarian bowl", "Maya Ruiz", "Ella Brandt", 0),
        _told(street, "The hall was as cold as a cellar", "Sam Whitlock", "Igor Petrov"),
        _told(street, "The candles never came", "Theo Marsh", "Lucy Grant"),
    ]  # fmt: skip


def _told(street: Street, subject: str, clerk: str, customer: str) -> Case:
    """An offer is due soon, and not made yet."""
    mishap, by = BY_SUBJECT[subject], street.staff[clerk]
    return _opened(street, mishap, by, customer, at=street.at_risk_since(mishap.shop))


def _agreed(street: Street, subject: str, clerk: str, customer: str, late: int) -> Case:
    """They chose, and what they chose was due `late` days ago."""
    mishap, by = BY_SUBJECT[subject], street.staff[clerk]
    at = street.while_open(mishap.shop, street.ago(days=7))
    case = _opened(street, mishap, by, customer, at=at)
    _stated(street, case, mishap, by, at=at)
    options = assess(case, by=by, at=at).options
    chosen = max(options, key=_longest)
    days = _longest(chosen)
    at = street.in_hours(mishap.shop, days=days + late)
    offer = offer_all(case, by=by, at=at, key=f"{case.key}-offer", extras=0)
    choose(offer, chosen.key, at=at, noted_by=by)
    into_the_ledger(case, at=at)
    log_contact(
        case,
        body=f"Told {customer} where it stands.",
        channel=Channel.PHONE,
        by=by,
        at=max(at, street.while_open(mishap.shop, street.ago(hours=20))),
        key=f"{case.key}-stands",
    )
    return case


def _longest(option: AssessedOption) -> int:
    """Return how many days the line that takes longest has."""
    return max((line.due.days for line in option.lines if line.due is not None), default=0)


def _asked_for_leave(street: Street, subject: str, clerk: str, customer: str) -> Case:
    """More than its owner may give alone: the lead is asked, and the customer knows by when."""
    mishap, by = BY_SUBJECT[subject], street.staff[clerk]
    at = street.while_open(mishap.shop, street.ago(hours=1))
    case = _opened(street, mishap, by, customer, at=at)
    _stated(street, case, mishap, by, at=at)
    found = assess(case, by=by, at=at)
    make_offer(
        case,
        option_keys=[option.key for option in found.options],
        goodwill_keys=[extra.line.key for extra in found.goodwill[:1]],
        why="There are children in the house, and they no longer trust anything we sold them.",
        by=by,
        at=at,
        key=f"{case.key}-offer",
    )
    return case


def _opened(street: Street, mishap: Mishap, by: Staff, customer: str, *, at: datetime) -> Case:
    email = f"{customer.replace(' ', '.')}@customer.example".lower()
    number = f"T-{TODAY.index(mishap) + 1:04d}"
    case = open_mishap(
        street,
        mishap,
        customer=customer_who(customer, email=email, by=by, at=street.ago(days=40)),
        by=by,
        bought_at=street.ago(days=30),
        at=at,
        channel=Channel.PHONE,
        number=number,
    )
    log_contact(
        case,
        body=f"Told {customer} on the phone that I look after it.",
        channel=Channel.PHONE,
        by=by,
        at=at,
        key=f"{case.key}-told",
    )
    return case


def _stated(street: Street, case: Case, mishap: Mishap, by: Staff, *, at: datetime) -> None:
    state_finding(
        case,
        promised=mishap.promised,
        happened=mishap.happened,
        gap=mishap.gap,
        by=by,
        at=at,
        key=f"{case.key}-finding",
    )
