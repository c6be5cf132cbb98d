"""A year of cases that have ended, one after the other, through the actions."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from amends.cases.actions import close_case, follow_up, log_contact
from amends.cases.models import Case, Outcome
from amends.config.demo.cast import SHOPS
from amends.config.demo.ordinary import have_seen, open_mishap
from amends.config.demo.past_failures import FIRST_NAMES, LAST_NAMES, MISHAPS, Mishap
from amends.config.demo.street import Street, customer_who, into_the_ledger, offer_all
from amends.config.demo.talk import talk_it_over
from amends.facts.actions import state_finding
from amends.letters.actions import discard_draft
from amends.letters.queries import draft_of
from amends.people.models import Channel, Customer, Staff
from amends.remedies.actions import choose, fulfil, grant_approval, withdraw_offer
from amends.remedies.models import Offer
from amends.remedies.models.offers import Withdrawal
from amends.remedies.queries import lines_still_due

CASES = 300
# Out of a hundred: who stays, who takes it back, who leaves in peace, who goes outside.
FATES = (
    [Outcome.RETAINED] * 80
    + [Outcome.WITHDRAWN] * 6
    + [Outcome.PARTED] * 10
    + [Outcome.TAKEN_OUTSIDE] * 4
)


def live_through_a_year(street: Street, *, cases: int, told: Callable[[int], None]) -> None:
    """Make so many past cases, spread over the year before now; `told` hears the count so far."""
    dice = random.Random(1871)  # noqa: S311 - the same street every time
    for number in range(cases):
        days_ago = 365 - round(number * 340 / cases)
        _one_case(street, _mishap(number, days_ago), number, days_ago, dice)
        told(number + 1)
    have_seen(street)


def _mishap(number: int, days_ago: int) -> Mishap:
    """Pick what went wrong; what was mended gives way to the next that was not."""
    mishap = MISHAPS[number % len(MISHAPS)]
    return mishap if days_ago >= mishap.mended else _mishap(number + 1, days_ago)


def _one_case(
    street: Street, mishap: Mishap, number: int, days_ago: int, dice: random.Random
) -> None:
    shop = next(shop for shop in SHOPS if shop.name == mishap.shop)
    clerk = street.staff[dice.choice(shop.people).name]
    at = street.in_hours(shop.name, days=days_ago, minutes=dice.randrange(480))
    case = open_mishap(
        street,
        mishap,
        customer=_somebody(dice, clerk, at=at - timedelta(days=20)),
        by=clerk,
        bought_at=at - timedelta(days=dice.randrange(2, 20)),
        at=at,
        channel=dice.choice((Channel.PHONE, Channel.IN_PERSON, Channel.EMAIL)),
        number=f"M-{number + 1:04d}",
    )
    _see_through(street, case, mishap, number, clerk, dice)


def _see_through(
    street: Street, case: Case, mishap: Mishap, number: int, clerk: Staff, dice: random.Random
) -> None:
    fate = dice.choice(FATES)
    at = case.opened_at + timedelta(minutes=dice.randrange(5, 70))
    log_contact(
        case,
        body=f"Rang {case.customer.name}: I look after it, and they have an offer by tomorrow.",
        channel=Channel.PHONE,
        by=clerk,
        at=at,
        key=f"{case.key}-rang",
    )
    talk_it_over(case, clerk, fate, number=number, rang=at)
    if fate == Outcome.WITHDRAWN:
        close_case(
            case, outcome=fate, words="They found it themselves.", by=clerk,
            at=at + timedelta(hours=3),
        )  # fmt: skip
        return
    state_finding(
        case,
        promised=mishap.promised,
        happened=mishap.happened,
        gap=mishap.gap,
        by=clerk,
        at=at + timedelta(minutes=20),
        key=f"{case.key}-finding",
    )
    shop = mishap.shop
    at = street.when_open(shop, at + timedelta(minutes=dice.randrange(40, 300)))
    offer = _offered(case, clerk, dice, at)
    at = street.when_open(shop, at + timedelta(hours=dice.randrange(1, 40)))
    if fate == Outcome.RETAINED:
        _made_right(street, shop, case, offer, clerk, dice, at)
        return
    withdraw_offer(offer, by=clerk, at=at, why=Withdrawal.ASKED)
    # What was extra has no strings: it is theirs also when they leave.
    for line in lines_still_due(case):
        fulfil(line, by=clerk, at=at, proof="Sent with our last letter")
    into_the_ledger(case, at=at)
    _put_drafts_away(case, clerk, at)
    close_case(case, outcome=fate, words="", by=clerk, at=at + timedelta(hours=1))


def _put_drafts_away(case: Case, clerk: Staff, at: datetime) -> None:
    draft = draft_of(case, clerk)
    if draft is not None:
        discard_draft(draft, by=clerk, at=at)


def _offered(case: Case, clerk: Staff, dice: random.Random, at: datetime) -> Offer:
    offer = offer_all(case, by=clerk, at=at, key=f"{case.key}-offer", extras=dice.randrange(2))
    if offer.made_at is None:
        offer = grant_approval(
            offer.approval, by=offer.approval.asked_of, at=at + timedelta(minutes=30)
        )
    return offer


def _made_right(
    street: Street,
    shop: str,
    case: Case,
    offer: Offer,
    clerk: Staff,
    dice: random.Random,
    at: datetime,
) -> None:
    options = [*offer.options.all()]
    # Most take the first: the policy puts what matches their loss there.
    option = options[0] if dice.random() < 0.7 else dice.choice(options)
    choose(offer, option.key, at=at, noted_by=clerk if dice.random() < 0.6 else None)
    into_the_ledger(case, at=at)
    for line in lines_still_due(case):
        at = street.when_open(shop, at + timedelta(hours=dice.randrange(1, 30)))
        fulfil(line, by=clerk, at=at, proof="Noted in the till roll")
    into_the_ledger(case, at=at)
    _put_drafts_away(case, clerk, at)
    at = street.when_open(shop, at + timedelta(days=2))
    follow_up(case, words="It is right now.", by=clerk, at=at)
    close_case(case, outcome=Outcome.RETAINED, words="", by=clerk, at=at + timedelta(minutes=10))


def _somebody(dice: random.Random, clerk: Staff, *, at: datetime) -> Customer:
    first, last = dice.choice(FIRST_NAMES), dice.choice(LAST_NAMES)
    return customer_who(
        f"{first} {last}", email=f"{first}.{last}@customer.example".lower(), by=clerk, at=at
    )
