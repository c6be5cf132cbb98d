"""Rows with one bound each ("at_least: 30"), for bands of amounts and of names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from amends.policy.bag import Bag
from amends.policy.condition_reading import OPS, read_value
from amends.policy.conditions import Compare, Op, compiled
from amends.policy.facts import FactSpec
from amends.policy.frame import Frame
from amends.policy.kinds import ORDERED
from amends.policy.reach import keep_reachable
from amends.policy.reading import Item

_FALLING = (Op.AT_LEAST, Op.ABOVE, Op.AFTER, Op.ON_OR_AFTER)
_RISING = (Op.AT_MOST, Op.BELOW, Op.BEFORE, Op.ON_OR_BEFORE)


@dataclass(frozen=True, slots=True)
class Bound:
    """Hold one row: its comparison, and the rest of it still to be read."""

    compare: Compare
    test: Callable[[Bag], bool]
    rest: Item


def read_bounds(item: Item, fact: FactSpec, frame: Frame, rest: str) -> list[Bound]:
    """Read the rows of a band; the first that fits decides.

    Rows go from the highest "at least" down or from the lowest "at most" up; a row that an
    earlier one covers is refused with both lines.
    """
    if fact.type not in ORDERED:
        item.refuse(f"{fact.name} is {fact.type}: it has no more and no less")
    words = {op.value for op in (*_FALLING, *_RISING) if op in OPS[fact.type]}
    rows: list[Bound] = []
    for part in item.items():
        fields = part.fields({*words, rest}, [rest])
        used = [word for word in fields if word in words]
        if len(used) != 1:
            part.refuse(f"expected exactly one of {', '.join(sorted(words))}")
        op = Op(used[0])
        value = read_value(fields[used[0]], fact, frame)
        compare = Compare(fact.name, op, value, False, part.line)
        test = compiled(compare)
        if rows:
            _keep_order(rows[-1], compare, part)
        keep_reachable(compare, [row.compare for row in rows], part, frame.facts)
        if test:
            rows.append(Bound(compare, test, fields[rest]))
    if not rows:
        item.refuse("expected one row or more")
    return rows


def _keep_order(above: Bound, below: Compare, item: Item) -> None:
    falling = above.compare.op in _FALLING
    if (below.op in _FALLING) is not falling:
        item.refuse(
            "expected rows in one direction: all at_least or above, or all at_most or below"
        )
    one, two = above.compare.value, below.value
    further = two < one if falling else two > one  # type: ignore[operator]
    strict = above.compare.op in (Op.ABOVE, Op.BELOW, Op.AFTER, Op.BEFORE)
    if one == two and strict and below.op is not above.compare.op:
        further = True
    if not further:
        first = above.rest.line
        item.refuse(f"this row is never reached: the one on line {first} already covers it")
