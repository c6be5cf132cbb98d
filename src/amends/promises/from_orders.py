"""An order that came in by a file: the purchase is written down, and its dates become promises.

Composed of actions, each idempotent. The promise is the day told to the customer, by the
calendar: kept when delivered on it or before, broken when later or when the day is over.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.db import transaction

from amends.journal.actor import MACHINE
from amends.orders.actions import (
    note_delivery,
    note_hand_over,
    note_payment,
    note_shop_number,
    record_purchase,
)
from amends.orders.actions.within import hold, remember
from amends.orders.drafts import LineDraft
from amends.orders.errors import BadOrderEntry
from amends.orders.importing.drafts import CustomerTold, LineTold, OrderTold
from amends.orders.models import Purchase
from amends.orders.queries import (
    customer_by_shop_number,
    hand_overs_of,
    purchase_numbered,
    said_the_same,
)
from amends.people.actions import add_customer, add_supplier, meet_customer
from amends.people.errors import PeopleError
from amends.people.matching import Contact
from amends.people.models import Channel, ContactKind, Customer, Staff, Supplier, Team
from amends.people.queries import supplier_called
from amends.people.reaching import clean_contact
from amends.promises.actions import (
    break_promise,
    expect_step,
    give_promise,
    keep_promise,
    note_step_done,
    release_promise,
)
from amends.promises.models import GivenIn, Promise, State, StepKind
from amends.promises.parcels import arrival_looked_for, hand_over_looked_for
from amends.promises.queries import (
    last_word_of,
    step_of,
    time_has_passed,
    word_with_key,
    would_be_in_time,
)

Suppliers = dict[str, Supplier]


class Brought(StrEnum):
    """What an order in a file did here."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


def bring_order(
    told: OrderTold,
    *,
    team: Team,
    keeper: Staff | None,
    suppliers: Suppliers,
    usual: timedelta | None,
    source: str,
    at: datetime,
) -> Brought:
    """Write an order down with its promise, or what is new about one that is here: all or nothing.

    `suppliers` are those known by name, to which new ones are added; `usual` is within what
    time most parcels arrive, where that is known. Raises what the rooms refuse, and
    BadOrderEntry for a change that no file may make.
    """
    if said_the_same(team, told.number, told.digest):
        return Brought.SAME
    _refuse_days_to_come(told, at)
    for name in {line.supplier for line in told.lines} - {"", *suppliers}:
        suppliers[name] = supplier_called(name) or add_supplier(name=name, by=MACHINE, at=at)
    with transaction.atomic():
        hold(team)
        known = purchase_numbered(team, told.number)
        before = _seen(known, told, team)
        purchase = known or _bought(told, team, suppliers, at)
        if known is not None:
            _refuse_other_terms(known, told)
            _note_what_is_new(known, told, at)
        _note_hand_overs(purchase, told, suppliers, at)
        promise = _promised(purchase, told, keeper, at)
        if promise is not None:
            _wait_for_steps(promise, told, usual, at)
            _end(promise, told, source, at)
        remember(team, number=purchase.number, digest=told.digest, at=at)
        if known is None:
            return Brought.NEW
        return Brought.SAME if _seen(purchase, told, team) == before else Brought.CHANGED


def key_of(team: Team, number: str) -> str:
    """Return the key of the promise that an order carries."""
    return f"order:{team.pk}:{number}"


def _refuse_days_to_come(told: OrderTold, at: datetime) -> None:
    today = at.astimezone(ZoneInfo(told.zone)).date()
    if told.bought_at.astimezone(ZoneInfo(told.zone)).date() > today:
        raise BadOrderEntry("it was bought on a day that has not come yet")
    if told.delivered_on is not None and told.delivered_on > today:
        raise BadOrderEntry("it was delivered on a day that has not come yet")


def _seen(purchase: Purchase | None, told: OrderTold, team: Team) -> tuple[object, ...]:
    if purchase is None:
        return ()
    promise = word_with_key(key_of(team, told.number))
    hand_overs = [*hand_overs_of(purchase).values_list("supplier", "due_at", "done_at")]
    return (purchase.delivered_on, purchase.paid, promise and promise.state, hand_overs)


def _bought(told: OrderTold, team: Team, suppliers: Suppliers, at: datetime) -> Purchase:
    has_arrived = told.delivered_on is not None
    return record_purchase(
        team=team,
        customer=_customer(told, team, at),
        number=told.number,
        lines=[_line(line, suppliers, has_arrived) for line in told.lines],
        bought_at=told.bought_at,
        currency=told.currency,
        total=told.bill,
        paid=told.bill if told.paid is None else told.paid,
        promised_on=told.promised_on,
        delivered_on=told.delivered_on,
        by=MACHINE,
        at=at,
    )


def _line(line: LineTold, suppliers: Suppliers, has_arrived: bool) -> LineDraft:
    return LineDraft(
        line.what,
        line.price,
        quantity=line.quantity,
        delivered=line.quantity if has_arrived else None,
        supplier=suppliers.get(line.supplier),
    )


def _customer(order: OrderTold, team: Team, at: datetime) -> Customer:
    told = order.customer
    by_number = customer_by_shop_number(team, told.number) if told.number else None
    if by_number is not None:
        return by_number
    name = told.name or told.email or f"Customer {told.number or order.number}"
    contacts = _contacts(told)
    if contacts:
        customer = meet_customer(name=name, contacts=contacts, by=MACHINE, at=at)
    else:
        customer = add_customer(name=name, by=MACHINE, at=at)
    if told.number:
        note_shop_number(customer, team=team, number=told.number, by=MACHINE, at=at)
    return customer


def _contacts(told: CustomerTold) -> list[Contact]:
    contacts = [Contact(ContactKind.EMAIL, told.email)] if told.email else []
    # Spreadsheets put an apostrophe before a number that begins with a plus.
    phone = Contact(ContactKind.PHONE, told.phone.lstrip("'"))
    try:
        clean_contact(phone)
    except PeopleError:
        # An order does not wait for a telephone number that is none.
        return contacts
    return [*contacts, phone]


def _refuse_other_terms(purchase: Purchase, told: OrderTold) -> None:
    """Raise BadOrderEntry for what a file may not change about a purchase that is here."""
    was, now = purchase.promised_on, told.promised_on
    if was is not None and now is not None and was != now:
        raise BadOrderEntry(
            f"the promised day is {was}, not {now}: ask the customer, who has to agree to another"
        )
    if told.bill != purchase.total:
        raise BadOrderEntry(f"it came to {purchase.total}, not {told.bill}")


def _note_what_is_new(purchase: Purchase, told: OrderTold, at: datetime) -> None:
    if told.delivered_on is not None and told.delivered_on != purchase.delivered_on:
        note_delivery(purchase, delivered_on=told.delivered_on, by=MACHINE, at=at)
    paid = told.bill if told.paid is None else told.paid
    # A file that knows of no payment does not take back one that was noted here.
    if paid > purchase.paid:
        note_payment(purchase, paid=paid, by=MACHINE, at=at)


def _note_hand_overs(
    purchase: Purchase, told: OrderTold, suppliers: Suppliers, at: datetime
) -> None:
    for name in dict.fromkeys(line.supplier for line in told.lines):
        due = [line.hand_over_by for line in told.lines if line.supplier == name]
        due_at = min((moment for moment in due if moment is not None), default=None)
        if due_at is not None or told.handed_over_at is not None:
            note_hand_over(
                purchase,
                supplier=suppliers.get(name),
                due_at=due_at,
                done_at=told.handed_over_at,
                by=MACHINE,
                at=at,
            )


def _promised(
    purchase: Purchase, told: OrderTold, keeper: Staff | None, at: datetime
) -> Promise | None:
    """Return the word that an order carries, the last where it was renegotiated."""
    key = key_of(purchase.team, told.number)
    known = word_with_key(key)
    if known is not None:
        return last_word_of(known)
    if told.promised_on is None:
        return None
    return give_promise(
        team=purchase.team,
        customer=purchase.customer,
        what=told.says,
        due=told.promised_on,
        given_in=GivenIn.ORDER,
        keeper=keeper,
        purchase=purchase,
        supplier=_only_supplier(purchase),
        zone=told.zone,
        given_at=min(told.bought_at, at),
        by=MACHINE,
        at=at,
        key=key,
    )


def _only_supplier(purchase: Purchase) -> Supplier | None:
    found = {line.supplier_id: line.supplier for line in purchase.lines.select_related("supplier")}
    return next(iter(found.values())) if len(found) == 1 else None


def _wait_for_steps(
    promise: Promise, told: OrderTold, usual: timedelta | None, at: datetime
) -> None:
    """Let the promise wait for hand-over and arrival, unless its time was over before it came."""
    if not promise.is_under_way or promise.is_past_news or told.delivered_at is not None:
        return
    limit = min((line.hand_over_by for line in told.lines if line.hand_over_by), default=None)
    if told.handed_over_at is None and limit is not None:
        looked_for = hand_over_looked_for(limit, promise.deadline)
        _expect(promise, StepKind.HAND_OVER, looked_for, at)
    if told.handed_over_at is not None:
        step = step_of(promise, StepKind.HAND_OVER)
        if step is not None:
            note_step_done(step, done_at=told.handed_over_at, by=MACHINE, at=at)
        arrival = arrival_looked_for(told.handed_over_at, usual, promise.deadline)
        if arrival is not None:
            _expect(promise, StepKind.SCAN, arrival, at)


def _expect(promise: Promise, kind: StepKind, due_at: datetime, at: datetime) -> None:
    # What is usual moves a little with every parcel; what was looked for once stays.
    step = step_of(promise, kind)
    if step is None or (kind == StepKind.HAND_OVER and step.due_at != due_at):
        expect_step(promise, kind, due_at=due_at, by=MACHINE, at=at)


def _end(promise: Promise, told: OrderTold, source: str, at: datetime) -> None:
    if promise.state == State.RELEASED:
        return
    if told.delivered_at is not None:
        # Of a day alone we know no hour, and its noon may still be to come.
        done_at = min(told.delivered_at, at)
        proof = f"Delivered on {told.delivered_on}, says {source}"[:300]
        if would_be_in_time(promise, done_at=done_at):
            keep_promise(promise, proof=proof, done_at=done_at, by=MACHINE, at=at)
        else:
            break_promise(promise, done_at=done_at, proof=proof, by=MACHINE, at=at)
    elif told.is_cancelled_by_customer and promise.is_under_way and promise.customer is not None:
        release_promise(promise, how=Channel.WEB, by=promise.customer.actor, at=at)
    elif promise.is_past_news and time_has_passed(promise, at=at):
        break_promise(promise, by=MACHINE, at=at)
