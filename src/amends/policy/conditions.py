"""Conditions as data, and the closures they are compiled to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from amends.policy.bag import Bag

Test = Callable[[Bag], bool]


class Op(StrEnum):
    """Name the comparisons; the words are those of the policy file."""

    IS = "is"
    IS_NOT = "is_not"
    ANY_OF = "any_of"
    NONE_OF = "none_of"
    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"
    BETWEEN = "between"
    ON = "on"
    BEFORE = "before"
    AFTER = "after"
    ON_OR_BEFORE = "on_or_before"
    ON_OR_AFTER = "on_or_after"
    GIVEN = "given"


# Days are compared with the words one uses for days; they mean the same as those for numbers.
SAME_AS = {
    Op.ON: Op.IS,
    Op.BEFORE: Op.BELOW,
    Op.AFTER: Op.ABOVE,
    Op.ON_OR_BEFORE: Op.AT_MOST,
    Op.ON_OR_AFTER: Op.AT_LEAST,
}


@dataclass(frozen=True, slots=True)
class OtherFact:
    """Compare with another fact instead of a fixed value."""

    name: str


@dataclass(frozen=True, slots=True)
class Compare:
    """Compare one fact. A fact that is not given meets no comparison except `given: false`."""

    fact: str
    op: Op
    value: object
    nullable: bool = False
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class AllOf:
    """Hold when every part holds; with no parts, always."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Hold when one part or more holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Hold when the part does not."""

    part: Condition


Condition = Compare | AllOf | AnyOf | Not
ALWAYS = AllOf()


def facts_in(condition: Condition) -> frozenset[str]:
    """Name every fact that the condition looks at."""
    match condition:
        case Compare(fact, _, OtherFact(other)):
            return frozenset({fact, other})
        case Compare(fact):
            return frozenset({fact})
        case Not(part):
            return facts_in(part)
        case AllOf(parts) | AnyOf(parts):
            return frozenset().union(*map(facts_in, parts))


def certainly_given(condition: Condition) -> frozenset[str]:
    """Name the facts that cannot be missing where the condition holds."""
    match condition:
        case Compare(_, Op.GIVEN, False) | Not():
            return frozenset()
        case Compare():
            return facts_in(condition)
        case AllOf(parts):
            return frozenset().union(*map(certainly_given, parts))
        case AnyOf(parts):
            return frozenset.intersection(*map(certainly_given, parts))


def lines_in(condition: Condition) -> frozenset[int]:
    """Name the lines of the file that the condition stands on."""
    match condition:
        case Compare():
            return frozenset({condition.line})
        case Not(part):
            return lines_in(part)
        case AllOf(parts) | AnyOf(parts):
            return frozenset().union(*map(lines_in, parts))


def compiled(condition: Condition) -> Test | None:
    """Compile to a closure; None for a condition that always holds."""
    match condition:
        case AllOf(parts):
            return _all([test for part in parts if (test := compiled(part))])
        case AnyOf(parts):
            tests = [compiled(part) for part in parts]
            return None if None in tests else _any([test for test in tests if test])
        case Not(part):
            return _not(compiled(part))
        case Compare(fact, Op.GIVEN, value):
            return _given(fact) if value else _missing(fact)
        case Compare(fact, op, OtherFact(other)):
            return _against_fact(fact, SAME_AS.get(op, op), other)
        case Compare(fact, op, value, nullable):
            test = _against_value(fact, SAME_AS.get(op, op), value)
            return _guarded(fact, test) if nullable else test


def _all(tests: list[Test]) -> Test | None:
    match tests:
        case []:
            return None
        case [only]:
            return only
        case [one, two]:
            return lambda bag: one(bag) and two(bag)
        case [one, two, three]:
            return lambda bag: one(bag) and two(bag) and three(bag)

    def every(bag: Bag) -> bool:
        for test in tests:  # noqa: SIM110  a loop is faster than all() on a generator
            if not test(bag):
                return False
        return True

    return every


def _any(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]

    def some(bag: Bag) -> bool:
        for test in tests:  # noqa: SIM110  a loop is faster than any() on a generator
            if test(bag):
                return True
        return False

    return some


def _not(test: Test | None) -> Test:
    if test is None:
        return lambda bag: False
    inner = test
    return lambda bag: not inner(bag)


def _given(fact: str) -> Test:
    return lambda bag: bag[fact] is not None


def _missing(fact: str) -> Test:
    return lambda bag: bag[fact] is None


def _guarded(fact: str, test: Test) -> Test:
    return lambda bag: bag[fact] is not None and test(bag)


def _against_value(fact: str, op: Op, value: object) -> Test:
    wanted: Any = value
    match op:
        case Op.IS:
            if isinstance(wanted, bool):
                return lambda bag: bag[fact] is wanted
            return lambda bag: bool(bag[fact] == wanted)
        case Op.IS_NOT:
            return lambda bag: bool(bag[fact] != wanted)
        case Op.ANY_OF | Op.NONE_OF:
            chosen = frozenset(wanted)
            if op is Op.ANY_OF:
                return lambda bag: bag[fact] in chosen
            return lambda bag: bag[fact] not in chosen
        case Op.AT_LEAST:
            return lambda bag: bool(bag[fact] >= wanted)
        case Op.ABOVE:
            return lambda bag: bool(bag[fact] > wanted)
        case Op.AT_MOST:
            return lambda bag: bool(bag[fact] <= wanted)
        case Op.BELOW:
            return lambda bag: bool(bag[fact] < wanted)
        case _:
            return _between(fact, value)


def _between(fact: str, value: object) -> Test:
    ends: tuple[Any, Any] = value  # type: ignore[assignment]
    low, high = ends
    return lambda bag: bool(low <= bag[fact] <= high)


def _against_fact(fact: str, op: Op, other: str) -> Test:
    def compare(bag: Bag) -> bool:
        one, two = bag[fact], bag[other]
        if one is None or two is None:
            return False
        match op:
            case Op.IS:
                return bool(one == two)
            case Op.IS_NOT:
                return bool(one != two)
            case Op.AT_LEAST:
                return bool(one >= two)
            case Op.ABOVE:
                return bool(one > two)
            case Op.AT_MOST:
                return bool(one <= two)
            case _:
                return bool(one < two)

    return compare
