"""Our word about an order: the day told to the customer, what it waits for, and how it ends.

Composed of actions, each idempotent. By the calendar: kept when delivered on the day or before,
broken when later or when the day is over.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from amends.journal.actor import MACHINE
from amends.orders.importing.drafts import OrderTold
from amends.orders.models import Purchase
from amends.people.models import Channel, Staff, Supplier, Team
from amends.promises.actions import (
    break_promise,
    expect_step,
    give_promise,
    keep_promise,
    note_step_done,
    release_promise,
)
from amends.promises.models import GivenIn, Promise, State, StepKind
from amends.promises.parcels import arrival_looked_for, hand_over_looked_for, scan_looked_for
from amends.promises.queries import (
    last_word_of,
    step_of,
    time_has_passed,
    word_with_key,
    would_be_in_time,
)
from amends.promises.supplier_words import SupplierWord


def key_of(team: Team, number: str) -> str:
    """Return the key of the promise that an order carries."""
    return f"order:{team.pk}:{number}"


def promised(
    purchase: Purchase,
    told: OrderTold,
    waits_for: Promise | None,
    *,
    keeper: Staff | None,
    at: datetime,
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
        is_essential=told.is_essential,
        depends_on=waits_for,
        given_at=min(told.bought_at, at),
        by=MACHINE,
        at=at,
        key=key,
    )


def _only_supplier(purchase: Purchase) -> Supplier | None:
    found = {line.supplier_id: line.supplier for line in purchase.lines.select_related("supplier")}
    return next(iter(found.values())) if len(found) == 1 else None


def wait_for_steps(
    promise: Promise,
    told: OrderTold,
    words: Iterable[SupplierWord],
    usual: timedelta | None,
    at: datetime,
) -> None:
    """Let the promise wait for stock, hand-over and arrival, unless its time was over before."""
    if not promise.is_under_way or promise.is_past_news or told.delivered_at is not None:
        return
    if told.handed_over_at is not None:
        _note_on_its_way(promise, told, told.handed_over_at, usual, at)
        return
    # Ours to hand over, or a supplier's: either way it has to leave in time.
    limit = min((line.hand_over_by for line in told.lines if line.hand_over_by), default=None)
    if limit is not None:
        looked_for = hand_over_looked_for(limit, promise.deadline)
        _expect(promise, StepKind.HAND_OVER, looked_for, at)
    in_stock = max((word.due_at for word in words if word.kind == StepKind.STOCK), default=None)
    if in_stock is not None:
        _expect(promise, StepKind.STOCK, in_stock, at)


def end(promise: Promise, told: OrderTold, source: str, at: datetime) -> None:
    """Keep, break or release the word, as far as the order tells."""
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


def _note_on_its_way(
    promise: Promise,
    told: OrderTold,
    handed_over_at: datetime,
    usual: timedelta | None,
    at: datetime,
) -> None:
    for kind in (StepKind.STOCK, StepKind.HAND_OVER):
        step = step_of(promise, kind)
        if step is not None:
            note_step_done(step, done_at=handed_over_at, by=MACHINE, at=at)
    looked_for = [
        arrival_looked_for(handed_over_at, usual, promise.deadline),
        scan_looked_for(told.scanned_at, told.quiet_days),
    ]
    first = min((moment for moment in looked_for if moment is not None), default=None)
    if first is not None:
        _expect(promise, StepKind.SCAN, first, at, moves=told.scanned_at is not None)


def _expect(
    promise: Promise, kind: StepKind, due_at: datetime, at: datetime, *, moves: bool = True
) -> None:
    # What is usual moves a little with every parcel; without a scan, what was looked for stays.
    step = step_of(promise, kind)
    if step is None or (moves and step.due_at != due_at):
        expect_step(promise, kind, due_at=due_at, by=MACHINE, at=at)
