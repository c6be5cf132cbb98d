"""A year of cases that have ended, one after the other, through the actions."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from amends.cases.actions import close_case, follow_up, log_contact, open_case
from amends.cases.models import Case, Failure, Outcome
from amends.config.demo.cast import SHOPS
from amends.config.demo.past_failures import FIRST_NAMES, LAST_NAMES, MISHAPS, Mishap
from amends.config.demo.street import Street, bought, customer_who, offer_all
from amends.facts.actions import state_finding
from amends.orders.drafts import LineDraft
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
PRICES = {(shop.name, thing.name): thing.price for shop in SHOPS for thing in shop.things}


def live_through_a_year(street: Street, *, told: Callable[[int], None]) -> None:
    """Make the past cases, spread over the year before now; `told` hears the count so far."""
    dice = random.Random(1871)  # noqa: S311 - the same street every time
    for number in range(CASES):
        days_ago = 365 - round(number * 340 / CASES)
        _one_case(street, MISHAPS[number % len(MISHAPS)], number, days_ago, dice)
        told(number + 1)


def _one_case(
    street: Street, mishap: Mishap, number: int, days_ago: int, dice: random.Random
) -> None:
    shop = next(shop for shop in SHOPS if shop.name == mishap.shop)
    team = street.teams[shop.name]
    clerks = [street.staff[person.name] for person in shop.people]
    clerk = dice.choice(clerks)
    at = street.ago(days=days_ago, minutes=dice.randrange(600))
    customer = _somebody(dice, clerk, at=at - timedelta(days=20))
    price = PRICES[shop.name, mishap.thing] or Decimal(20)
    purchase = bought(
        team,
        customer,
        number=f"M-{number + 1:04d}",
        lines=[LineDraft(what=mishap.thing, price=price)],
        by=clerk,
        at=at - timedelta(days=dice.randrange(2, 20)),
    )
    channel = dice.choice((Channel.PHONE, Channel.IN_PERSON, Channel.EMAIL))
    case = open_case(
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
        by=clerk,
        at=at,
        key=f"past-{number}",
    )
    _see_through(street, case, mishap, clerk, dice)


def _see_through(
    street: Street, case: Case, mishap: Mishap, clerk: Staff, dice: random.Random
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
        gap=f"{mishap.promised} {mishap.happened}",
        by=clerk,
        at=at + timedelta(minutes=20),
        key=f"{case.key}-finding",
    )
    at += timedelta(minutes=dice.randrange(40, 300))
    offer = _offered(street, case, clerk, dice, at)
    at += timedelta(hours=dice.randrange(1, 40))
    if fate == Outcome.RETAINED:
        _made_right(case, offer, clerk, dice, at)
        return
    withdraw_offer(offer, by=clerk, at=at, why=Withdrawal.ASKED)
    # What was extra has no strings: it is theirs also when they leave.
    for line in lines_still_due(case):
        fulfil(line, by=clerk, at=at, proof="Sent with our last letter")
    close_case(case, outcome=fate, words="", by=clerk, at=at + timedelta(hours=1))


def _offered(street: Street, case: Case, clerk: Staff, dice: random.Random, at: datetime) -> Offer:
    offer = offer_all(case, by=clerk, at=at, key=f"{case.key}-offer", extras=dice.randrange(2))
    if offer.made_at is None:
        offer = grant_approval(
            offer.approval, by=offer.approval.asked_of, at=at + timedelta(minutes=30)
        )
    return offer


def _made_right(case: Case, offer: Offer, clerk: Staff, dice: random.Random, at: datetime) -> None:
    options = [*offer.options.all()]
    # Most take the first: the policy puts what matches their loss there.
    option = options[0] if dice.random() < 0.7 else dice.choice(options)
    choose(offer, option.key, at=at, noted_by=clerk if dice.random() < 0.6 else None)
    for line in lines_still_due(case):
        at += timedelta(hours=dice.randrange(1, 30))
        fulfil(line, by=clerk, at=at, proof="Noted in the till roll")
    follow_up(case, words="It is right now.", by=clerk, at=at + timedelta(days=2))
    close_case(
        case, outcome=Outcome.RETAINED, words="", by=clerk, at=at + timedelta(days=2, hours=1)
    )


def _somebody(dice: random.Random, clerk: Staff, *, at: datetime) -> Customer:
    first, last = dice.choice(FIRST_NAMES), dice.choice(LAST_NAMES)
    return customer_who(
        f"{first} {last}", email=f"{first}.{last}@customer.example".lower(), by=clerk, at=at
    )
