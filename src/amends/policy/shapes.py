"""Amounts: a small closed vocabulary of shapes, compiled to closures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from amends.policy.bag import Bag

Amount = Callable[[Bag], Decimal]

NOTHING = Decimal(0)


def flat(amount: Decimal) -> Amount:
    """Give a fixed sum."""
    return lambda bag: amount


def whole(fact: str) -> Amount:
    """Give the whole of a sum."""

    def give(bag: Bag) -> Decimal:
        sum_: Decimal = bag[fact]
        return sum_

    return give


def part(percent: Decimal, of: str | Amount) -> Amount:
    """Give a percentage of a fact or of another amount."""
    rate = percent / 100
    if isinstance(of, str):
        fact = of

        def give(bag: Bag) -> Decimal:
            sum_: Decimal = bag[fact] * rate
            return sum_

        return give
    inner = of
    return lambda bag: inner(bag) * rate


def times(inner: Amount, count: int | str, most: int | None) -> Amount:
    """Multiply by a number or by a fact, at most so many times."""
    if isinstance(count, int):
        number = count
        return lambda bag: inner(bag) * number
    fact = count
    if most is None:
        return lambda bag: inner(bag) * max(bag[fact], 0)
    limit = most
    return lambda bag: inner(bag) * max(min(bag[fact], limit), 0)


def stepped(
    base: Amount, step: Amount, fact: str, *, every: Decimal, after: Decimal, begun: bool
) -> Amount:
    """Give a base, and a step for each stretch of `every` beyond `after`.

    Full stretches count, or with `begun` every one that has begun.
    """

    def give(bag: Bag) -> Decimal:
        beyond = bag[fact] - after
        if beyond <= 0:
            return base(bag)
        count: Decimal = beyond // every
        if begun and count * every < beyond:
            count += 1
        return base(bag) + step(bag) * count

    return give


def banded(rows: tuple[tuple[Callable[[Bag], bool], Amount], ...], otherwise: Amount) -> Amount:
    """Give the amount of the first row that fits."""

    def give(bag: Bag) -> Decimal:
        for test, amount in rows:
            if test(bag):
                return amount(bag)
        return otherwise(bag)

    return give


def tabled(fact: str, rows: Mapping[str, Amount]) -> Amount:
    """Give the amount beside a choice."""
    return lambda bag: rows[bag[fact]](bag)


def summed(parts: tuple[Amount, ...]) -> Amount:
    """Add up."""
    return lambda bag: sum((amount(bag) for amount in parts), NOTHING)


def extreme(parts: tuple[Amount, ...], *, largest: bool) -> Amount:
    """Give the largest or the smallest."""
    pick = max if largest else min
    return lambda bag: pick(amount(bag) for amount in parts)


def at_least(inner: Amount, limit: Amount) -> Amount:
    """Raise to a minimum."""
    return lambda bag: max(inner(bag), limit(bag))


def at_most(inner: Amount, limit: Amount) -> Amount:
    """Hold to a cap."""
    return lambda bag: min(inner(bag), limit(bag))


def only_above(inner: Amount, limit: Amount) -> Amount:
    """Give nothing up to a limit, and the whole beyond it."""

    def give(bag: Bag) -> Decimal:
        amount = inner(bag)
        return amount if amount > limit(bag) else NOTHING

    return give
