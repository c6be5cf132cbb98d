"""A desk to try remedies at: Northlight's written policy, and cases opened as a clerk would."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from amends.cases.actions import open_case
from amends.cases.models import Case, Failure, Loss, Severity
from amends.journal.queries import entries_about
from amends.orders.actions import record_purchase
from amends.orders.drafts import LineDraft
from amends.orders.models import Purchase
from amends.people.actions import meet_customer
from amends.people.matching import Contact
from amends.people.models import Channel, ContactKind, Customer, Staff, Team
from amends.remedies.actions import choose, make_offer, save_policy, turn_on_policy
from amends.remedies.models import Offer, PolicyVersion
from cast import AT, LONG_AGO, Cast

POLICY = """
policy: amends/1
title: What Northlight owes
version: "1"
currency: USD
valid_from: 2021-01-01
source: Written by the shop
facts:
  failure:
    type: choice
    choices: [late, not_received, short, wrong_item, damaged, not_as_described, quality, safety,
              billing, conduct, environment, information, promise_broken, not_offered]
  severity: {type: choice, choices: [minor, serious, severe]}
  loss: {type: choice, choices: [goods, money, time, occasion, trust]}
  occasion: {type: bool, default: false}
  price: {type: money, title: What it cost}
  paid: {type: money, default: 0}
  balance: {type: money, default: 0}
  quantity: {type: int, default: 1}
  delivered: {type: int, default: 1}
  days_late: {type: int, default: 0}
  signed_off: {type: bool, default: false}
  supplier_involved: {type: bool, default: false}
  not_offered: {type: bool, default: false}
  prefers: {type: choice, choices: [money, replacement, time, none], default: none}
  times_before: {type: int, default: 0}
  worth: {type: money, default: 0, only_for: goodwill, title: Worth to us}
  trips: {type: int, default: 0, at_least: 0, title: {en: Trips made in vain, de: Wege umsonst}}
authority:
  clerk: {everything: 100}
  lead: {everything: 500}
  manager: {everything: 2500}
  owner: {everything: unlimited}
lines:
  trips_back:
    kind: make_whole
    what: Your way to us and back
    when: {trips: {at_least: 1}}
    amount: {each: 12.00, per: trips}
    due: {days: 3, working: true}
    because: You came {trips} times for nothing, at 12 dollars each.
options:
  again:
    title: The window again, on another evening
    text: Balloons, sign and a cake on the day you pick.
    because: The evening is what was lost.
    when: {failure: promise_broken}
    lines:
      evening:
        kind: make_whole
        what: Window, balloons and cake
        amount: 60.00
        due: {days: 14}
        because: The evening is what was lost.
  something_off:
    title: Something off the balance
    text:
      en: "{amount} less to pay for the TV."
      de: "{amount} weniger für den Fernseher."
    because: The occasion was spoiled.
    when: {failure: promise_broken, balance: {above: 0}}
    lines:
      off:
        kind: inconvenience
        what: "{amount} off what you still pay"
        amount: {of: balance, percent: 16}
        due: {days: 3, working: true}
        because: The occasion was spoiled.
  money_back:
    title: Your money back
    text: Everything that you paid, on your card.
    because: You need not keep what did not do its work.
    when: {paid: {above: 0}}
    lines:
      refund:
        kind: make_whole
        what: Everything paid so far
        amount: {of: paid}
        due: {days: 3, working: true}
        because: You paid {paid}.
goodwill:
  voucher:
    what: Popcorn for two
    amount: 20.00
    due: {days: 30}
    because: For the evening you had.
  dinner:
    what: Dinner for two at Lucia's
    when: {worth: {above: 500}}
    amount: 90.00
    because: Because you have been with us for years.
ruled_out:
  return_policy:
    what: Our 30-day return policy
    when: {failure: not_received}
    because: Nothing arrived, so there is nothing to return.
"""

EVENING, OFF, REFUND = "again", "something_off", "money_back"


def policy_on(team: Team, lead: Staff, text: str = POLICY) -> PolicyVersion:
    """Northlight's policy, saved and turned on when the shop began."""
    version = save_policy(team, text=text, by=lead, at=LONG_AGO)
    return turn_on_policy(version, by=lead, at=LONG_AGO)


def empty_window(
    customer: Customer, owner: Staff, purchase: Purchase, *, at: datetime = AT
) -> Case:
    """S4: the TV was not in the window on the evening of the birthday."""
    return open_case(
        team=purchase.team,
        customer=customer,
        subject="The TV for Doug's birthday was not in the window",
        failure=Failure.PROMISE_BROKEN,
        severity=Severity.SEVERE,
        loss=Loss.OCCASION,
        is_occasion=True,
        channel=Channel.PHONE,
        words="We stood in front of your shop with six friends and there was nothing.",
        purchase=purchase,
        by=owner,
        at=at,
        key=uuid4().hex,
    )


def offered(
    case: Case,
    by: Staff,
    *options: str,
    extras: tuple[str, ...] = (),
    why: str = "",
    at: datetime = AT + timedelta(minutes=20),
    key: str = "",
) -> Offer:
    """Make an offer; the evening and something off unless said otherwise."""
    return make_offer(
        case,
        option_keys=options or (EVENING, OFF),
        goodwill_keys=extras,
        why=why,
        by=by,
        at=at,
        key=key or uuid4().hex,
    )


def journal_of(case: Case) -> list[str]:
    """The names in the journal about a case, oldest first."""
    return [entry.name for entry in entries_about(case)]


def broken_thing(
    people: Cast,
    number: str,
    *,
    price: str = "100.00",
    paid: str = "",
    severity: Severity = Severity.SERIOUS,
    loss: Loss = Loss.GOODS,
    failure: Failure = Failure.QUALITY,
    language: str = "en",
    of: Customer | None = None,
    at: datetime = AT,
) -> Case:
    """Something badly made, of which the money back is all that the policy owes."""
    customer = of or meet_customer(
        name=f"Customer {number}",
        contacts=[Contact(ContactKind.EMAIL, f"{number}@example.com")],
        language=language,
        by=people.jim.actor,
        at=at,
    )
    purchase = record_purchase(
        team=people.team,
        customer=customer,
        number=number,
        lines=[LineDraft("Headphones", Decimal(price))],
        paid=Decimal(paid or price),
        bought_at=at,
        by=people.jim.actor,
        at=at,
    )
    return open_case(
        team=people.team,
        customer=customer,
        subject="They fell silent",
        failure=failure,
        severity=severity,
        loss=loss,
        channel=Channel.PHONE,
        words="The left side is silent.",
        purchase=purchase,
        by=people.jim,
        at=at,
        key=number,
    )


def settled(
    people: Cast, number: str, *, extras: tuple[str, ...] = (), at: datetime = AT, **like: Any
) -> Case:
    """A past case in which the customer took their money back."""
    case = broken_thing(people, number, at=at, **like)
    offer = offered(case, people.tom, REFUND, extras=extras, why="As always.", at=at)
    choose(offer, REFUND, at=at + timedelta(minutes=1), noted_by=None)
    return case
