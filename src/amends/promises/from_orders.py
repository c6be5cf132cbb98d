"""An order that came in: the purchase is written down, and its dates become words.

The day told to the customer becomes our word to them, what suppliers said a word to us. Composed
of actions, each idempotent.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.db import transaction

from amends.orders.actions.within import hold, remember
from amends.orders.importing.drafts import OrderTold
from amends.orders.models import Purchase
from amends.orders.queries import hand_overs_of, purchase_numbered, said_the_same
from amends.people.models import Staff, Team
from amends.promises.models import Promise, StepKind
from amends.promises.order_purchase import (
    Suppliers,
    bought,
    know_suppliers,
    note_hand_overs,
    note_what_is_new,
    refuse_days_to_come,
    refuse_other_terms,
)
from amends.promises.order_words import end, key_of, promised, wait_for_steps
from amends.promises.packs import ClockPack
from amends.promises.queries import word_with_key
from amends.promises.supplier_words import SupplierWord, note_word, words_told


class Brought(StrEnum):
    """What an order that came in did here."""

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
    pack: ClockPack | None = None,
) -> Brought:
    """Write an order down with its words, or what is new about one that is here: all or nothing.

    `suppliers` are those known by name, to which new ones are added; `usual` is within what
    time most parcels arrive, where that is known; `pack` says by when to deliver where no day
    was told. Raises what the rooms refuse, and BadOrderEntry for a change that may not come
    this way.
    """
    if said_the_same(team, told.number, told.digest):
        return Brought.SAME
    refuse_days_to_come(told, at)
    know_suppliers(told, suppliers, at)
    digest, told = told.digest, _with_a_day(told, pack)
    with transaction.atomic():
        hold(team)
        known = purchase_numbered(team, told.number)
        before = _seen(known, told, team)
        purchase = known or bought(told, team, suppliers, at)
        if known is not None:
            refuse_other_terms(known, told)
            note_what_is_new(known, told, at)
        note_hand_overs(purchase, told, suppliers, at)
        # Of an order that was cancelled before we heard of it nobody waits for anything.
        is_awaited = known is not None or told.carries_promise
        words = [*words_told(told, suppliers)] if is_awaited else []
        waits_for = _noted(words, purchase, told, keeper, source, at)
        promise = promised(purchase, told, waits_for, keeper=keeper, at=at)
        if promise is not None:
            wait_for_steps(promise, told, words, usual, at)
            end(promise, told, source, at)
        remember(team, number=purchase.number, digest=digest, at=at)
        if known is None:
            return Brought.NEW
        return Brought.SAME if _seen(purchase, told, team) == before else Brought.CHANGED


def _with_a_day(told: OrderTold, pack: ClockPack | None) -> OrderTold:
    """Return the order with the day by which the law has it delivered, where none was told."""
    if told.promised_on is not None or not told.carries_promise or pack is None:
        return told
    bought_on = told.bought_at.astimezone(ZoneInfo(told.zone)).date()
    return replace(told, promised_on=bought_on + timedelta(days=pack.days_without_a_date))


def _noted(
    words: list[SupplierWord],
    purchase: Purchase,
    told: OrderTold,
    keeper: Staff | None,
    source: str,
    at: datetime,
) -> Promise | None:
    """Write down what suppliers say; return the hand-over that our own word waits for."""
    noted = [
        (word, note_word(word, purchase, told, keeper=keeper, source=source, at=at))
        for word in words
    ]
    awaited = [
        promise
        for word, promise in noted
        if promise is not None and word.kind == StepKind.HAND_OVER and promise.is_under_way
    ]
    return min(awaited, key=lambda promise: promise.deadline, default=None)


def _seen(purchase: Purchase | None, told: OrderTold, team: Team) -> tuple[object, ...]:
    if purchase is None:
        return ()
    promise = word_with_key(key_of(team, told.number))
    hand_overs = [*hand_overs_of(purchase).values_list("supplier", "due_at", "done_at")]
    steps = [*promise.steps.values_list("kind", "due_at", "done_at")] if promise else []
    return (purchase.delivered_on, purchase.paid, promise and promise.state, hand_overs, steps)
