"""What the readings of derived facts have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from amends.policy.conditions import Condition
from amends.policy.derived import Compute, Derived, when_all_given
from amends.policy.facts import FactSpec
from amends.policy.frame import Frame
from amends.policy.kinds import FactType
from amends.policy.reading import Item
from amends.policy.words import Words


def made(
    frame: Frame,
    kind: FactType,
    uses: Iterable[str],
    compute: Compute,
    *,
    divides: bool = False,
    choices: tuple[str, ...] = (),
    meanings: Mapping[object, Condition] | None = None,
) -> Derived:
    """Make a derived fact that is unknown as long as one of those it uses is."""
    used = frozenset(uses)
    nullable = any(frame.facts[name].nullable for name in used)
    spec = FactSpec(
        *("", kind, Words({"en": ""}, "en")),
        nullable=nullable,
        choices=choices,
        meanings=meanings or {},
    )
    return Derived(spec, used, when_all_given(used, nullable, compute), divides=divides)


def of_kind(item: Item, frame: Frame, *kinds: FactType) -> str:
    """Read the name of a fact of one of these types."""
    fact = frame.fact(item)
    if fact.type not in kinds:
        item.refuse(f"{fact.name} is {fact.type}, expected {' or '.join(sorted(kinds))}")
    return fact.name


def divisor(item: Item) -> Decimal:
    """Read a number to divide by."""
    value = item.decimal()
    if value <= 0:
        item.refuse("expected a number above 0 to divide by")
    return value


def read_rows(item: Item, fact: FactSpec) -> dict[str, Item]:
    """Read a table with one row for every choice of a fact; a missing row is refused."""
    rows = item.fields(set(fact.choices))
    missing = [choice for choice in fact.choices if choice not in rows]
    if missing:
        item.refuse(f"a row is missing for {', '.join(missing)}")
    return rows
