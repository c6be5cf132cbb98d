"""What values a condition leaves to each fact: enough logic to find rules that can never apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import product

from amends.policy.conditions import SAME_AS, AllOf, AnyOf, Compare, Condition, Not, Op, OtherFact
from amends.policy.facts import FactSpec
from amends.policy.kinds import ORDERED, FactType

Facts = Mapping[str, FactSpec]
Point = Decimal | int | date | datetime

# A condition that spreads into more cases than these is not judged at all.
MOST_CASES = 256
_LEVEL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Span:
    """Hold the values from one end to the other; an open end leaves the value itself out."""

    low: Point | None = None
    low_open: bool = False
    high: Point | None = None
    high_open: bool = False
    whole: bool = False

    def is_empty(self) -> bool:
        """Tell whether nothing is left."""
        if self.low is None or self.high is None:
            return False
        if self.whole and isinstance(self.low, int | Decimal):
            first = int(self.low // 1) + (1 if self.low_open or self.low % 1 else 0)
            last = -int(-self.high // 1) - (1 if self.high_open or self.high % 1 else 0)  # type: ignore[operator]
            return first > last
        if self.low == self.high:
            return self.low_open or self.high_open
        if type(self.low) is date and type(self.high) is date:
            # Between one day and the next there is none.
            between = (self.high - self.low).days
            return between < (1 + (self.low_open and self.high_open) if between > 0 else 0)
        return self.low > self.high  # type: ignore[operator]

    def turned(self) -> Span:
        """Look at it from the other end: 3 to 5 becomes -5 to -3."""
        low = None if self.high is None else -self.high  # type: ignore[operator]
        high = None if self.low is None else -self.low  # type: ignore[operator]
        return Span(low, self.high_open, high, self.low_open, self.whole)

    def meet(self, other: Span) -> Span:
        """Keep what both hold."""
        low, low_open = self.low, self.low_open
        if other.low is not None and (low is None or other.low > low):  # type: ignore[operator]
            low, low_open = other.low, other.low_open
        elif other.low is not None and other.low == low:
            low_open = low_open or other.low_open
        high, high_open = self.high, self.high_open
        if other.high is not None and (high is None or other.high < high):  # type: ignore[operator]
            high, high_open = other.high, other.high_open
        elif other.high is not None and other.high == high:
            high_open = high_open or other.high_open
        return Span(low, low_open, high, high_open, self.whole or other.whole)


@dataclass(frozen=True, slots=True)
class Left:
    """Hold what is left of a fact: a span, a set of values, or that it is not given."""

    span: Span | None = None
    values: frozenset[object] | None = None
    given: bool | None = None

    def is_empty(self) -> bool:
        """Tell whether nothing is left."""
        if self.values is not None and self.span is not None:
            return not any(_within(value, self.span) for value in self.values)
        if self.values is not None:
            return not self.values
        return self.span is not None and self.span.is_empty()

    def meet(self, other: Left) -> Left | None:
        """Keep what both leave; None when they disagree on whether the fact is given."""
        if self.given is not None and other.given is not None and self.given is not other.given:
            return None
        span = self.span if other.span is None else other.span
        if self.span is not None and other.span is not None:
            span = self.span.meet(other.span)
        values = self.values if other.values is None else other.values
        if self.values is not None and other.values is not None:
            values = self.values & other.values
        return Left(span, values, self.given if other.given is None else other.given)


Case = Mapping[str, Left]


def _within(value: object, span: Span) -> bool:
    point = Span(value, False, value, False)  # type: ignore[arg-type]
    return not span.meet(point).is_empty()


def whole_domain(spec: FactSpec) -> Left:
    """Say what a fact may be at all."""
    if spec.type is FactType.BOOL:
        return Left(values=frozenset({True, False}))
    if spec.type is FactType.CHOICE:
        return Left(values=frozenset(spec.choices))
    if spec.type in ORDERED:
        return Left(span=Span(spec.at_least, False, spec.at_most, False, spec.type is FactType.INT))
    return Left()


def cases(condition: Condition, facts: Facts, *, negated: bool = False) -> list[Case] | None:
    """Spread a condition into cases, each with what it leaves to the facts.

    An empty list means that it can never hold; None that it is too wide to be judged. What
    compares two facts, or the lack of a fact, is taken as possible.
    """
    match condition:
        case Not(part):
            return cases(part, facts, negated=not negated)
        case AllOf(parts) if not negated:
            return _together([cases(part, facts) for part in parts])
        case AnyOf(parts) if negated:
            return _together([cases(part, facts, negated=True) for part in parts])
        case AllOf(parts) | AnyOf(parts):
            found: list[Case] = []
            for part in parts:
                below = cases(part, facts, negated=negated)
                if below is None:
                    return None
                found += below
            return found if len(found) <= MOST_CASES else None
        case Compare():
            return _compared(condition, facts, negated)


def _compared(compare: Compare, facts: Facts, negated: bool) -> list[Case]:
    spec = facts[compare.fact]
    if compare.op is Op.GIVEN:
        return [{spec.name: Left(given=bool(compare.value) is not negated)}]
    if isinstance(compare.value, OtherFact):
        return _against(compare, compare.value.name, facts, negated)
    found: list[Case] = []
    for left in _lefts(compare, spec, negated):
        met = whole_domain(spec).meet(left)
        if met is not None and not met.is_empty():
            found += _meant(spec, met, facts)
    if negated and spec.nullable:
        found.append({spec.name: Left(given=False)})
    return found


def _meant(spec: FactSpec, left: Left, facts: Facts) -> list[Case]:
    """Put in place of a worked-out fact what it is worked out from, as far as that is known."""
    if not spec.meanings or left.values is None:
        return [{spec.name: left}]
    found: list[Case] = []
    for value in left.values:
        below = cases(spec.meanings[value], facts)
        own: list[Case] = [{spec.name: Left(values=frozenset({value}), given=True)}]
        both = _together([own, below])
        if both is None or len(found) + len(both) > MOST_CASES:
            return [{spec.name: left}]
        found += both
    return found


def _against(compare: Compare, other: str, facts: Facts, negated: bool) -> list[Case]:
    """Judge two facts by how far apart they are; the pair stands in as one fact more."""
    op = SAME_AS.get(compare.op, compare.op)
    turned = other < compare.fact
    pair = f"{other} - {compare.fact}" if turned else f"{compare.fact} - {other}"
    if op in (Op.IS, Op.IS_NOT):
        return [{}]
    found: list[Case] = [
        {pair: Left(span=span.turned() if turned else span)} for span in _spans(op, _LEVEL, negated)
    ]
    if negated and (facts[compare.fact].nullable or facts[other].nullable):
        found.append({})
    return found


def _lefts(compare: Compare, spec: FactSpec, negated: bool) -> list[Left]:
    op, value = SAME_AS.get(compare.op, compare.op), compare.value
    if op in (Op.IS, Op.IS_NOT, Op.ANY_OF, Op.NONE_OF):
        listed = frozenset(value) if isinstance(value, tuple) else frozenset({value})
        inside = (op in (Op.IS, Op.ANY_OF)) is not negated
        if inside:
            return [Left(values=listed, given=True)]
        every = whole_domain(spec).values
        return [Left(values=every - listed if every is not None else None, given=True)]
    return [Left(span=span, given=True) for span in _spans(op, value, negated)]


def _spans(op: Op, value: object, negated: bool) -> list[Span]:
    low: Point
    high: Point
    low, high = value if isinstance(value, tuple) else (value, value)
    match op:
        case Op.AT_LEAST:
            return [Span(high=low, high_open=True)] if negated else [Span(low)]
        case Op.ABOVE:
            return [Span(high=low)] if negated else [Span(low, True)]
        case Op.AT_MOST:
            return [Span(high, True)] if negated else [Span(high=high)]
        case Op.BELOW:
            return [Span(high)] if negated else [Span(high=high, high_open=True)]
        case _ if negated:
            return [Span(high=low, high_open=True), Span(high, True)]
        case _:
            return [Span(low, False, high, False)]


def _together(parts: list[list[Case] | None]) -> list[Case] | None:
    found: list[Case] = [{}]
    for part in parts:
        if part is None or len(found) * len(part) > MOST_CASES:
            return None
        found = [met for one, two in product(found, part) if (met := meet(one, two)) is not None]
    return found


def meet(one: Case, two: Case) -> Case | None:
    """Put two cases together; None when they cannot both be."""
    met = dict(one)
    for name, left in two.items():
        if name in met:
            both = met[name].meet(left)
            if both is None or both.is_empty():
                return None
            met[name] = both
        else:
            met[name] = left
    return met
