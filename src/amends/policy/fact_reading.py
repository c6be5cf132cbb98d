"""Declarations of facts read from a file."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from amends.policy.condition_reading import read_condition, read_value
from amends.policy.conditions import compiled
from amends.policy.facts import FactSpec
from amends.policy.frame import Frame
from amends.policy.intake import Need
from amends.policy.kinds import NUMBERS, FactType, LineKind
from amends.policy.reading import Item
from amends.policy.sentences import sentence
from amends.policy.taking import Mistyped, taker
from amends.policy.words import Words, read_words

_FIELDS = (
    "type",
    "title",
    "unit",
    "choices",
    "at_least",
    "at_most",
    "default",
    "nullable",
    "not_before",
    "needed_when",
    "only_for",
)

# Rule 8 of the house: who asks, and how, changes nothing; so no policy can ask for it.
WHO_ASKS = frozenset(
    {"name", "customer", "customer_name", "email", "language", "tone", "channel", "phone"}
    | {"address", "gender", "nationality", "religion", "origin"}
)
RESERVED = frozenset({"all", "any", "not", "fact", "amount"})
GOODWILL_ONLY = "lifetime_value"


def read_fact(name: str, item: Item, frame: Frame) -> FactSpec:
    """Read the declaration of one fact: a type alone, or its details."""
    if name in WHO_ASKS:
        item.refuse("who the customer is, and how they ask, may not change an answer")
    if name in RESERVED:
        item.refuse(f"{name} is a word of the language; give the fact another name")
    label = Words({frame.language: name.replace("_", " ")}, frame.language)
    only_for = LineKind.GOODWILL if name == GOODWILL_ONLY else None
    if not item.is_mapping:
        kind = FactType(item.one_of(tuple(FactType)))
        if kind is FactType.CHOICE:
            item.refuse("a choice needs its choices")
        low = Decimal(0) if kind is FactType.MONEY else None
        return FactSpec(name, kind, label, at_least=low, only_for=only_for, line=item.line)
    fields = item.fields(_FIELDS, ["type"])
    kind = FactType(fields["type"].one_of(tuple(FactType)))
    choices, labels = _choices(item, kind, fields, frame)
    low, high = _bounds(kind, fields, frame)
    if "only_for" in fields:
        only_for = LineKind(fields["only_for"].one_of((LineKind.GOODWILL.value,)))
    bare = FactSpec(name, kind, label, choices=choices, at_least=low, at_most=high)
    default, required, nullable = _default(fields, bare, frame)
    if "title" in fields:
        label = read_words(fields["title"], frame.language)
    return FactSpec(
        name,
        kind,
        label,
        unit=fields["unit"].text() if "unit" in fields else None,
        required=required,
        default=default,
        nullable=nullable,
        choices=choices,
        choice_labels=labels,
        at_least=low,
        at_most=high,
        not_before=fields["not_before"].raw() if "not_before" in fields else None,
        only_for=only_for,
        line=item.line,
    )


def _choices(
    item: Item, kind: FactType, fields: dict[str, Item], frame: Frame
) -> tuple[tuple[str, ...], dict[str, Words]]:
    if kind is not FactType.CHOICE:
        if "choices" in fields:
            fields["choices"].refuse("only a fact of type choice has choices")
        return (), {}
    if "choices" not in fields:
        item.refuse("a choice needs its choices")
    listed = fields["choices"]
    labels: dict[str, Words] = {}
    if listed.is_mapping:
        labels = {key: read_words(text, frame.language) for key, text in listed.entries().items()}
        choices = tuple(labels)
    else:
        choices = tuple(part.raw() for part in listed.items())
    if len(choices) < 2 or len(set(choices)) != len(choices):
        listed.refuse("expected two different choices or more")
    return choices, labels


def _bounds(
    kind: FactType, fields: dict[str, Item], frame: Frame
) -> tuple[Decimal | None, Decimal | None]:
    for word in ("at_least", "at_most"):
        if word in fields and kind not in NUMBERS:
            fields[word].refuse(f"a fact of type {kind} has no bounds")
    read = frame.money if kind is FactType.MONEY else Item.decimal
    low = read(fields["at_least"]) if "at_least" in fields else None
    high = read(fields["at_most"]) if "at_most" in fields else None
    if kind is FactType.MONEY:
        low = low or Decimal(0)
    if low is not None and high is not None and high < low:
        fields["at_most"].refuse(f"under the minimum (line {fields['at_least'].line})")
    return low, high


def _default(fields: dict[str, Item], spec: FactSpec, frame: Frame) -> tuple[object, bool, bool]:
    nullable = "nullable" in fields and fields["nullable"].boolean()
    if "default" not in fields:
        return None, True, nullable
    item = fields["default"]
    if item.is_null:
        return None, False, True
    if spec.type is FactType.DATES:
        return tuple(sorted(part.day() for part in item.items())), False, nullable
    value = read_value(item, spec, frame)
    try:
        taker(spec)(value)
    except Mistyped as mistake:
        item.refuse(str(mistake))
    return value, False, nullable


def read_group(parts: Iterable[Item], frame: Frame) -> tuple[str, ...]:
    """Read one group of `needs_one_of`; one that is always there would make the rest idle."""
    group = list(parts)
    facts = [frame.fact(part) for part in group]
    if not any(fact.nullable for fact in facts):
        group[0].refuse("always there, so nothing is asked for; name facts with `default: null`")
    return tuple(fact.name for fact in facts)


def read_needs(items: dict[str, Item], frame: Frame) -> tuple[Need, ...]:
    """Read under which condition a fact that may be missing is needed after all."""
    needs: list[Need] = []
    for name, item in items.items():
        fields = item.entries() if item.is_mapping else {}
        if "needed_when" in fields:
            if not frame.facts[name].nullable:
                fields["needed_when"].refuse(f"{name} is needed anyway; give it `default: null`")
            condition = read_condition(fields["needed_when"], frame)
            test = compiled(condition)
            if test:
                needs.append(Need(name, test, f"when {sentence(condition, frame.facts)}"))
        if "not_before" in fields:
            other = frame.fact(fields["not_before"])
            if other.name == name:
                fields["not_before"].refuse("no day is before itself; name another fact")
            if other.type is not frame.facts[name].type or other.type is FactType.CHOICE:
                fields["not_before"].refuse(f"{other.name} is {other.type}")
    return tuple(needs)
