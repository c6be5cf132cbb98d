"""Amounts read from a file and typed against the facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from amends.policy import shapes
from amends.policy.bands import read_bounds
from amends.policy.derived_parts import read_rows
from amends.policy.extents import BOUNDS, keep_apart, keep_in_reach
from amends.policy.facts import FactSpec
from amends.policy.frame import Frame
from amends.policy.kinds import NUMBERS, FactType
from amends.policy.reading import Item
from amends.policy.shapes import Amount

SHAPES: dict[str, tuple[str, ...]] = {
    "flat": (),
    "of": ("percent", "share"),
    "each": ("base", "per", "every", "after", "count"),
    "bands": ("rows", "otherwise"),
    "table": ("rows",),
    "matrix": ("cells",),
    "sum": (),
    "larger_of": (),
    "smaller_of": (),
}
# The finest fact there is; finer stretches could not be counted.
_FINEST = Decimal("0.000001")
CHANGES = ("times", "times_at_most", "at_least", "at_most", "only_above")


@dataclass(frozen=True, slots=True)
class Sized:
    """Hold a compiled amount, the facts it looks at, and whether it is written as nothing."""

    amount: Amount
    facts: frozenset[str]
    written_nothing: bool = False


class AmountReader:
    """Read the amounts of one rule; `given` names facts that its condition makes certain."""

    def __init__(self, frame: Frame, given: Iterable[str] = ()) -> None:
        self._frame = frame
        self._given = frozenset(given)
        self._seen: set[str] = set()

    def read(self, item: Item) -> Sized:
        """Read an amount."""
        amount = self._amount(item)
        nothing = not item.is_mapping and self._frame.money(item) == 0
        return Sized(amount, frozenset(self._seen), nothing)

    def _amount(self, item: Item) -> Amount:
        if not item.is_mapping:
            return shapes.flat(self._frame.money(item))
        shape = [key for key in item.entries() if key in SHAPES]
        if len(shape) != 1:
            item.refuse(f"expected exactly one of {', '.join(SHAPES)}")
        fields = item.fields({shape[0], *SHAPES[shape[0]], *CHANGES})
        made: Amount = getattr(self, f"_{shape[0]}")(item, fields)
        return self._changed(made, item, fields)

    def _fact(self, item: Item, *kinds: FactType) -> FactSpec:
        fact = self._frame.fact(item)
        if fact.type not in kinds:
            item.refuse(f"{fact.name} is {fact.type}, expected {' or '.join(sorted(kinds))}")
        if fact.nullable and fact.name not in self._given:
            item.refuse(f"{fact.name} may be missing here; ask for it in `when` with given: true")
        self._seen.add(fact.name)
        return fact

    def _flat(self, item: Item, fields: dict[str, Item]) -> Amount:
        return shapes.flat(self._frame.money(fields["flat"]))

    def _of(self, item: Item, fields: dict[str, Item]) -> Amount:
        if "percent" in fields and "share" in fields:
            item.refuse("expected percent or share, not both")
        of = fields["of"]
        inner = self._amount(of) if of.is_mapping else self._fact(of, FactType.MONEY).name
        rate = fields.get("percent") or fields.get("share")
        if rate is None:
            return shapes.whole(inner) if isinstance(inner, str) else inner
        percent = rate.decimal()
        if percent <= 0 or ("share" in fields and percent > 100):
            rate.refuse(
                "expected a share above 0 and up to 100" if "share" in fields else "above 0"
            )
        return shapes.part(percent, inner)

    def _each(self, item: Item, fields: dict[str, Item]) -> Amount:
        if "per" not in fields:
            item.refuse("per is missing: the fact that is counted")
        fact = self._fact(fields["per"], *NUMBERS)
        every = fields["every"].decimal() if "every" in fields else Decimal(1)
        after = fields["after"].decimal() if "after" in fields else Decimal(0)
        if every < _FINEST:
            fields["every"].refuse(f"expected a number above 0, of at least {_FINEST}")
        if after < 0:
            fields["after"].refuse("expected 0 or more")
        if after:
            keep_in_reach(fields["per"], fields["after"], self._frame)
        begun = "count" in fields and fields["count"].one_of(("full", "begun")) == "begun"
        base = self._amount(fields["base"]) if "base" in fields else shapes.flat(Decimal(0))
        step = self._amount(fields["each"])
        return shapes.stepped(base, step, fact.name, every=every, after=after, begun=begun)

    def _bands(self, item: Item, fields: dict[str, Item]) -> Amount:
        fact = self._fact(fields["bands"], *FactType)
        if "rows" not in fields:
            item.refuse("rows is missing")
        bounds = read_bounds(fields["rows"], fact, self._frame, "amount")
        rows = tuple((bound.test, self._amount(bound.rest)) for bound in bounds)
        other = fields.get("otherwise")
        return shapes.banded(rows, self._amount(other) if other else shapes.flat(Decimal(0)))

    def _table(self, item: Item, fields: dict[str, Item]) -> Amount:
        fact = self._fact(fields["table"], FactType.CHOICE)
        if "rows" not in fields:
            item.refuse("rows is missing")
        rows = read_rows(fields["rows"], fact)
        return shapes.tabled(fact.name, {key: self._amount(row) for key, row in rows.items()})

    def _matrix(self, item: Item, fields: dict[str, Item]) -> Amount:
        axes = [self._fact(axis, FactType.CHOICE) for axis in fields["matrix"].items()]
        if len(axes) != 2 or "cells" not in fields:
            item.refuse("a matrix needs two choices, and its cells")
        down, across = axes
        return shapes.tabled(
            down.name,
            {
                row: shapes.tabled(
                    across.name,
                    {column: self._amount(c) for column, c in read_rows(cells, across).items()},
                )
                for row, cells in read_rows(fields["cells"], down).items()
            },
        )

    def _several(self, item: Item) -> tuple[Amount, ...]:
        parts = tuple(self._amount(part) for part in item.items())
        if len(parts) < 2:
            item.refuse("expected two amounts or more")
        return parts

    def _sum(self, item: Item, fields: dict[str, Item]) -> Amount:
        return shapes.summed(self._several(fields["sum"]))

    def _larger_of(self, item: Item, fields: dict[str, Item]) -> Amount:
        return shapes.extreme(self._several(fields["larger_of"]), largest=True)

    def _smaller_of(self, item: Item, fields: dict[str, Item]) -> Amount:
        return shapes.extreme(self._several(fields["smaller_of"]), largest=False)

    def _limit(self, item: Item) -> Amount:
        if item.is_mapping:
            return self._amount(item)
        return shapes.flat(self._frame.money(item))

    def _changed(self, made: Amount, item: Item, fields: dict[str, Item]) -> Amount:
        if "times_at_most" in fields and "times" not in fields:
            fields["times_at_most"].refuse("times is missing")
        if "times" in fields:
            made = self._multiplied(made, fields)
        if "at_least" in fields:
            made = shapes.at_least(made, self._limit(fields["at_least"]))
        if "at_most" in fields:
            made = shapes.at_most(made, self._limit(fields["at_most"]))
        if "only_above" in fields:
            made = shapes.only_above(made, self._limit(fields["only_above"]))
        if any(word in fields for word in BOUNDS):
            keep_apart(item, fields, self._frame)
        return made

    def _multiplied(self, made: Amount, fields: dict[str, Item]) -> Amount:
        count = fields["times"]
        most = fields["times_at_most"].whole() if "times_at_most" in fields else None
        if most is not None and most < 1:
            fields["times_at_most"].refuse("expected 1 or more")
        if count.raw().isdecimal():
            return shapes.times(made, count.whole(), most)
        fact = self._fact(count, FactType.INT, FactType.DECIMAL)
        return shapes.times(made, fact.name, most)
