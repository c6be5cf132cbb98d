"""Conditions as sentences, for a person who checks a policy or an answer."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from amends.policy.bag import Bag
from amends.policy.conditions import SAME_AS, AllOf, AnyOf, Compare, Condition, Not, Op, OtherFact
from amends.policy.facts import FactSpec
from amends.policy.kinds import FactType

Facts = Mapping[str, FactSpec]

_WORDS = {
    Op.IS: "is",
    Op.IS_NOT: "is not",
    Op.AT_LEAST: "at least",
    Op.ABOVE: "above",
    Op.AT_MOST: "at most",
    Op.BELOW: "below",
}
_DAYS = {
    Op.IS: "on",
    Op.AT_LEAST: "on or after",
    Op.ABOVE: "after",
    Op.AT_MOST: "on or before",
    Op.BELOW: "before",
}
_ON_CALENDAR = frozenset({FactType.DATE, FactType.MOMENT})


def sentence(condition: Condition, facts: Facts) -> str:
    """Say a condition in words: "failure is late or short, and delay at least 30 minutes"."""
    match condition:
        case Compare():
            return f"{facts[condition.fact].title} {_comparison(condition, facts)}"
        case AllOf(()):
            return "always"
        case AllOf(parts):
            return ", and ".join(_inner(part, facts) for part in parts)
        case AnyOf(parts):
            return ", or ".join(_inner(part, facts) for part in parts)
        case Not(part):
            return f"not ({sentence(part, facts)})"
        case _:
            assert_never(condition)


def _inner(part: Condition, facts: Facts) -> str:
    words = sentence(part, facts)
    return f"({words})" if isinstance(part, AllOf | AnyOf) and len(part.parts) > 1 else words


def _comparison(compare: Compare, facts: Facts) -> str:
    spec = facts[compare.fact]
    op = SAME_AS.get(compare.op, compare.op)
    words = _DAYS if spec.type in _ON_CALENDAR else _WORDS
    match compare.value, op:
        case bool() as given, Op.GIVEN:
            return "is given" if given else "is not given"
        case OtherFact(name), _:
            return f"{words[op]} {facts[name].title}"
        case (low, high), Op.BETWEEN:
            return f"from {shown(low, spec)} to {shown(high, spec)}"
        case tuple(values), Op.ANY_OF:
            return f"is {_listed(values, spec)}"
        case tuple(values), _:
            return f"is not {_listed(values, spec)}"
        case value, _:
            return f"{words[op]} {shown(value, spec)}"


def _listed(values: tuple[object, ...], spec: FactSpec) -> str:
    texts = [shown(value, spec) for value in values]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} or {texts[-1]}"


def shown(value: object, spec: FactSpec) -> str:
    """Show a value as a person would write it, with its unit."""
    if value is None:
        return "not given"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        text = f"{value.normalize():f}"
    elif isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    elif spec.type is FactType.CHOICE:
        return spec.choice_title(str(value), spec.label.fallback)
    else:
        text = str(value)
    if not spec.unit:
        return text
    return f"{text} {spec.unit.removesuffix('s') if value == 1 else spec.unit}"


def weighed(compare: Compare, held: bool, bag: Bag, facts: Facts) -> str:
    """Say a comparison with the fact as it was: "Delay: 45 minutes, at least 30 minutes"."""
    spec = facts[compare.fact]
    fact = f"{spec.title}: {shown(bag[compare.fact], spec)}"
    op = SAME_AS.get(compare.op, compare.op)
    plain = op in (Op.IS, Op.ANY_OF) and not isinstance(compare.value, OtherFact)
    if (plain and (held or spec.type is FactType.BOOL)) or op is Op.GIVEN:
        return fact
    other = op in (Op.IS_NOT, Op.NONE_OF) and not isinstance(compare.value, OtherFact)
    if other and not held:
        return fact
    if plain or other:
        values = compare.value if isinstance(compare.value, tuple) else (compare.value,)
        return f"{fact}, not {_listed(values, spec)}"
    return f"{fact}, {_comparison(compare, facts)}"
