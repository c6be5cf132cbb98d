"""How little and how much an amount can come to: enough to find caps that contradict it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from amends.policy.facts import FactSpec
from amends.policy.frame import Frame
from amends.policy.reading import Item

_NOTHING, _ENDLESS = Decimal(0), Decimal("Infinity")
_SHAPES = ("flat", "of", "each", "bands", "table", "matrix", "sum", "larger_of", "smaller_of")
BOUNDS = ("at_least", "at_most", "only_above")


@dataclass(frozen=True, slots=True)
class Extent:
    """Hold the least and the most that an amount can be."""

    low: Decimal
    high: Decimal


def keep_apart(item: Item, fields: dict[str, Item], frame: Frame) -> None:
    """Refuse a cap, a minimum or a reach that contradicts another one or the amount itself."""
    least, most, reach = (fields.get(word) for word in BOUNDS)
    if least and most and _above(least, most, frame):
        low, high = _written(least), _written(most)
        most.refuse(f"the cap{high} is under the minimum{low} (line {least.line})")
    if reach and most and extent(reach, frame).low >= extent(most, frame).high:
        low, high = _written(reach), _written(most)
        most.refuse(f"the cap{high} is under the minimum{low} (line {reach.line})")
    bare = _bare(fields, frame)
    if most and bare.low > extent(most, frame).high:
        most.refuse(
            f"the cap{_written(most)} is under the least that it bounds, {_plain(bare.low)} "
            f"(line {item.line})"
        )
    if least and extent(least, frame).low > bare.high:
        least.refuse(
            f"the minimum{_written(least)} is above the most that it bounds, {_plain(bare.high)} "
            f"(line {item.line})"
        )
    if reach and extent(reach, frame).low >= max(bare.high, _low_of(least, frame)):
        reach.refuse(f"never paid: it comes to {_plain(bare.high)} at most (line {item.line})")


def keep_in_reach(per: Item, after: Item, frame: Frame) -> None:
    """Refuse a count that never begins."""
    fact = frame.facts[per.raw()]
    if fact.at_most is not None and after.decimal() >= fact.at_most:
        after.refuse(
            f"nothing is ever counted: {fact.name} is {fact.at_most} at most (line {fact.line})"
        )


def extent(item: Item, frame: Frame) -> Extent:
    """Find the least and the most that an amount in order can be."""
    if not item.is_mapping:
        sum_ = frame.money(item)
        return Extent(sum_, sum_)
    fields = item.entries()
    bare = _bare(fields, frame)
    low, high = bare.low, bare.high
    if "at_least" in fields:
        least = extent(fields["at_least"], frame)
        low, high = max(low, least.low), max(high, least.high)
    if "at_most" in fields:
        most = extent(fields["at_most"], frame)
        low, high = min(low, most.low), min(high, most.high)
    if "only_above" in fields:
        low = _NOTHING
    return Extent(low, high)


def _bare(fields: dict[str, Item], frame: Frame) -> Extent:
    shape = next(word for word in _SHAPES if word in fields)
    found = _shape(shape, fields, frame)
    if "times" not in fields:
        return found
    count = fields["times"].raw()
    counted = Extent(Decimal(count), Decimal(count)) if count.isdecimal() else _whole(count, frame)
    if "times_at_most" in fields:
        most = Decimal(fields["times_at_most"].whole())
        counted = Extent(min(counted.low, most), min(counted.high, most))
    return Extent(_product(found.low, counted.low), _product(found.high, counted.high))


def _shape(shape: str, fields: dict[str, Item], frame: Frame) -> Extent:
    item = fields[shape]
    match shape:
        case "flat":
            return extent(item, frame)
        case "of":
            of = extent(item, frame) if item.is_mapping else _whole(item.raw(), frame)
            rate = fields.get("percent") or fields.get("share")
            percent = rate.decimal() / 100 if rate else Decimal(1)
            return Extent(_product(of.low, percent), _product(of.high, percent))
        case "each":
            return _stepped(fields, frame)
        case "bands":
            rows = [row.entries()["amount"] for row in fields["rows"].items()]
            rest = [fields["otherwise"]] if "otherwise" in fields else []
            found = [extent(row, frame) for row in (*rows, *rest)]
            return _either(found if rest else [*found, Extent(_NOTHING, _NOTHING)])
        case "table":
            return _either(extent(row, frame) for row in fields["rows"].entries().values())
        case "matrix":
            down = fields["cells"].entries().values()
            return _either(extent(c, frame) for cells in down for c in cells.entries().values())
    parts = [extent(part, frame) for part in item.items()]
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    match shape:
        case "sum":
            return Extent(sum(lows, _NOTHING), sum(highs, _NOTHING))
        case "larger_of":
            return Extent(max(lows), max(highs))
    return Extent(min(lows), min(highs))


def _stepped(fields: dict[str, Item], frame: Frame) -> Extent:
    count, each = _whole(fields["per"].raw(), frame), extent(fields["each"], frame)
    base = extent(fields["base"], frame) if "base" in fields else Extent(_NOTHING, _NOTHING)
    every = fields["every"].decimal() if "every" in fields else Decimal(1)
    after = fields["after"].decimal() if "after" in fields else _NOTHING
    fewest = ((count.low - after) / every).to_integral_value(ROUND_FLOOR)
    most = (count.high - after) / every
    if most.is_finite():
        most = most.to_integral_value(ROUND_CEILING)
    low = base.low + _product(each.low, max(fewest, _NOTHING))
    return Extent(low, base.high + _product(each.high, max(most, _NOTHING)))


def _whole(name: str, frame: Frame) -> Extent:
    fact: FactSpec = frame.facts[name]
    # What is counted below nothing counts as nothing.
    low = max(fact.at_least or _NOTHING, _NOTHING)
    return Extent(low, _ENDLESS if fact.at_most is None else fact.at_most)


def _either(extents: Iterable[Extent]) -> Extent:
    found = list(extents)
    return Extent(min(part.low for part in found), max(part.high for part in found))


def _product(one: Decimal, two: Decimal) -> Decimal:
    return _NOTHING if not one or not two else one * two


def _low_of(item: Item | None, frame: Frame) -> Decimal:
    return extent(item, frame).low if item else _NOTHING


def _above(least: Item, most: Item, frame: Frame) -> bool:
    if extent(least, frame).low > extent(most, frame).high:
        return True
    shares = [_share_of(part) for part in (least, most)]
    low, high = shares
    return low is not None and high is not None and low[0] == high[0] and low[1] > high[1]


def _share_of(item: Item) -> tuple[str, Decimal] | None:
    """Read a plain share of one fact, since two of them can be told apart whatever the fact is."""
    fields = item.entries() if item.is_mapping else {}
    if not fields.keys() <= {"of", "percent", "share"} or "of" not in fields:
        return None
    rate = fields.get("percent") or fields.get("share")
    if fields["of"].is_mapping:
        return None
    return fields["of"].raw(), rate.decimal() if rate else Decimal(100)


def _written(item: Item) -> str:
    return "" if item.is_mapping else f" of {item.raw()}"


def _plain(sum_: Decimal) -> str:
    return f"{sum_.normalize():f}"
