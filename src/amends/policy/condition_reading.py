"""Conditions read from a file and typed against the facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from amends.policy.conditions import ALWAYS, AllOf, AnyOf, Compare, Condition, Not, Op, OtherFact
from amends.policy.errors import nearest
from amends.policy.facts import FactSpec
from amends.policy.frame import Frame
from amends.policy.kinds import NUMBERS, FactType
from amends.policy.reading import Item

_EQUAL = frozenset({Op.IS, Op.IS_NOT, Op.ANY_OF, Op.NONE_OF})
_SIZES = frozenset({Op.AT_LEAST, Op.ABOVE, Op.AT_MOST, Op.BELOW, Op.BETWEEN})
_DAYS = frozenset({Op.ON, Op.BEFORE, Op.AFTER, Op.ON_OR_BEFORE, Op.ON_OR_AFTER, Op.BETWEEN})
_FIXED_ONLY = frozenset({Op.ANY_OF, Op.NONE_OF, Op.BETWEEN})

OPS: Mapping[FactType, frozenset[Op]] = {
    FactType.INT: _EQUAL | _SIZES,
    FactType.DECIMAL: _EQUAL | _SIZES,
    FactType.MONEY: _EQUAL | _SIZES,
    FactType.BOOL: frozenset({Op.IS, Op.IS_NOT}),
    FactType.TEXT: _EQUAL,
    FactType.CHOICE: _EQUAL,
    FactType.DATE: _DAYS,
    FactType.MOMENT: frozenset({Op.BEFORE, Op.AFTER, Op.ON_OR_BEFORE, Op.ON_OR_AFTER}),
    FactType.DATES: frozenset(),
}


def read_condition(item: Item, frame: Frame) -> Condition:
    """Read a condition: fact names with comparisons, and `all`, `any`, `not`; all must hold."""
    if not item.is_mapping:
        item.refuse("expected facts with what they are compared with, as `days_late: {above: 3}`")
    parts: list[Condition] = []
    for name, below in item.entries().items():
        if name in ("all", "any"):
            inner = tuple(read_condition(part, frame) for part in below.items())
            if not inner:
                below.refuse("expected one condition or more")
            parts.append(AllOf(inner) if name == "all" else AnyOf(inner))
        elif name == "not":
            parts.append(Not(read_condition(below, frame)))
        else:
            parts += _comparisons(name, below, frame)
    if not parts:
        item.refuse("expected one comparison or more; leave `when` out for always")
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def read_when(fields: Mapping[str, Item], frame: Frame) -> Condition:
    """Read the `when` of a rule; without one it always holds."""
    return read_condition(fields["when"], frame) if "when" in fields else ALWAYS


def _comparisons(name: str, item: Item, frame: Frame) -> list[Condition]:
    fact = frame.fact(item, name)
    if item.is_list:
        item.refuse("expected a single value; one of several is {any_of: [...]}")
    if not item.is_mapping:
        op = Op.ON if fact.type is FactType.DATE else Op.IS
        return [_comparison(fact, op, item, frame)]
    compared = item.entries()
    if not compared:
        item.refuse("expected a comparison")
    known = [op.value for op in Op]
    parts: list[Condition] = []
    for word, below in compared.items():
        if word not in known:
            below.refuse(f"unknown comparison {word}{nearest(word, known)}")
        parts.append(_comparison(fact, Op(word), below, frame))
    return parts


def _comparison(fact: FactSpec, op: Op, item: Item, frame: Frame) -> Compare:
    if op is Op.GIVEN:
        if not fact.nullable:
            item.refuse(f"{fact.name} is always given")
        return Compare(fact.name, op, item.boolean(), True, item.line)
    if op not in OPS[fact.type]:
        words = ", ".join(sorted(OPS[fact.type])) or "only given"
        item.refuse(f"{op} does not fit {fact.name} ({fact.type}); use {words}")
    if item.is_mapping:
        return _other(fact, op, item, frame)
    if op in (Op.ANY_OF, Op.NONE_OF):
        chosen = tuple(read_value(part, fact, frame) for part in item.items())
        if not chosen:
            item.refuse("expected one value or more")
        return Compare(fact.name, op, chosen, fact.nullable, item.line)
    if op is Op.BETWEEN:
        ends = [read_value(part, fact, frame) for part in item.items()]
        if len(ends) != 2 or ends[0] > ends[1]:  # type: ignore[operator]
            item.refuse("expected two values, the lower one first (both count)")
        return Compare(fact.name, op, tuple(ends), fact.nullable, item.line)
    return Compare(fact.name, op, read_value(item, fact, frame), fact.nullable, item.line)


def _other(fact: FactSpec, op: Op, item: Item, frame: Frame) -> Compare:
    fields = item.fields({"fact"}, ["fact"])
    if op in _FIXED_ONLY:
        item.refuse(f"{op} needs fixed values")
    other = frame.fact(fields["fact"])
    if other.name == fact.name:
        item.refuse(f"{fact.name} is compared with itself; name another fact")
    alike = other.type is fact.type or (other.type in NUMBERS and fact.type in NUMBERS)
    if not alike:
        item.refuse(f"{fact.name} is {fact.type}, {other.name} is {other.type}")
    return Compare(fact.name, op, OtherFact(other.name), fact.nullable, item.line)


def read_value(item: Item, fact: FactSpec, frame: Frame) -> object:
    """Read a fixed value of the type of a fact."""
    if item.is_null:
        item.refuse("expected a value; `given: false` asks for a fact that is not there")
    match fact.type:
        case FactType.INT:
            return item.whole()
        case FactType.DECIMAL:
            return item.decimal()
        case FactType.MONEY:
            return frame.money(item)
        case FactType.BOOL:
            return item.boolean()
        case FactType.CHOICE:
            return item.one_of(fact.choices)
        case FactType.DATE:
            return item.day()
        case FactType.MOMENT:
            return _moment(item)
        case _:
            return item.text()


def _moment(item: Item) -> datetime:
    try:
        moment = datetime.fromisoformat(item.raw())
    except ValueError:
        item.refuse("expected a date and time with its zone as 2026-11-22T18:00:00+01:00")
    if moment.tzinfo is None:
        item.refuse("the zone is missing, as in 2026-11-22T18:00:00+01:00")
    return moment
