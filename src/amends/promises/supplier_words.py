"""What suppliers say to us about an order: when they hand it over, when it is in stock.

Each is a word to us, in the ledger beside ours, and our word to the customer waits for it. A
supplier who names another moment gives another word; the first stands until it is kept or its
time runs out. Composed of actions, each idempotent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from amends.journal.actor import MACHINE
from amends.orders.importing.drafts import OrderTold
from amends.orders.models import Purchase
from amends.people.models import Channel, Staff, Supplier
from amends.promises.actions import (
    break_promise,
    give_promise,
    keep_promise,
    release_promise,
)
from amends.promises.models import GivenIn, Promise, StepKind
from amends.promises.queries import time_has_passed, would_be_in_time

SAYS = {
    StepKind.HAND_OVER: "Order {number} handed to the carrier",
    StepKind.STOCK: "{what} for order {number} in stock",
}


@dataclass(frozen=True, slots=True)
class SupplierWord:
    """One word of a supplier to us, as an order tells it."""

    supplier: Supplier
    kind: StepKind
    what: str
    due_at: datetime


def words_told(told: OrderTold, suppliers: dict[str, Supplier]) -> Iterator[SupplierWord]:
    """Give what each supplier says of an order: the earliest hand-over, the latest stock."""
    for name in dict.fromkeys(line.supplier for line in told.lines if line.supplier):
        lines = [line for line in told.lines if line.supplier == name]
        limit = min((one.hand_over_by for one in lines if one.hand_over_by), default=None)
        if limit is not None:
            says = SAYS[StepKind.HAND_OVER].format(number=told.number)
            yield SupplierWord(suppliers[name], StepKind.HAND_OVER, says, limit)
        awaited = max(
            (one for one in lines if one.in_stock_by),
            key=lambda one: one.in_stock_by or told.bought_at,
            default=None,
        )
        if awaited is not None and awaited.in_stock_by is not None:
            says = SAYS[StepKind.STOCK].format(what=awaited.what[:150], number=told.number)
            yield SupplierWord(suppliers[name], StepKind.STOCK, says, awaited.in_stock_by)


def note_word(
    word: SupplierWord,
    purchase: Purchase,
    told: OrderTold,
    *,
    keeper: Staff | None,
    source: str,
    at: datetime,
) -> Promise | None:
    """Write a supplier's word down, or what became of it; None for one that was none.

    A moment before the purchase is no word: nobody had asked for anything yet.
    """
    said_at = min(told.bought_at, at)
    if word.due_at <= said_at:
        return None
    promise = give_promise(
        team=purchase.team,
        customer=None,
        supplier=word.supplier,
        what=word.what,
        due=word.due_at,
        given_in=GivenIn.SUPPLIER,
        keeper=keeper,
        purchase=purchase,
        zone=told.zone,
        given_at=said_at,
        by=MACHINE,
        at=at,
        key=f"{word.kind}:{purchase.pk}:{word.supplier.pk}:{word.due_at:%Y%m%dT%H%M%S}",
    )
    _end(promise, told, source, at)
    return promise


def _end(promise: Promise, told: OrderTold, source: str, at: datetime) -> None:
    # What was handed over had been in stock; what arrived had been handed over.
    done_at = told.handed_over_at or told.delivered_at
    if done_at is not None:
        done_at, proof = min(done_at, at), f"Handed over, says {source}"[:300]
        if would_be_in_time(promise, done_at=done_at):
            keep_promise(promise, proof=proof, done_at=done_at, by=MACHINE, at=at)
        else:
            break_promise(promise, done_at=done_at, proof=proof, by=MACHINE, at=at)
    elif told.is_cancelled_by_customer and promise.is_under_way:
        release_promise(promise, how=Channel.WEB, by=MACHINE, at=at)
    elif promise.is_past_news and promise.is_under_way and time_has_passed(promise, at=at):
        break_promise(promise, by=MACHINE, at=at)
