"""Rows of which the first that holds decides: what each of them means, and which never can."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from amends.policy.conditions import AllOf, AnyOf, Condition, Not, facts_in, lines_in
from amends.policy.domains import Facts, cases
from amends.policy.reading import Item


def meanings_of(
    rows: Sequence[tuple[Condition, str]], otherwise: str
) -> Mapping[object, Condition]:
    """Say for each name under which condition it is the one."""
    found: dict[object, list[Condition]] = {}
    for place, (condition, name) in enumerate(rows):
        above = tuple(Not(earlier) for earlier, _ in rows[:place])
        found.setdefault(name, []).append(AllOf((condition, *above)))
    found.setdefault(otherwise, []).append(AllOf(tuple(Not(row) for row, _ in rows)))
    return {name: AnyOf(tuple(ways)) for name, ways in found.items()}


def keep_reachable(
    condition: Condition, above: Sequence[Condition], item: Item, facts: Facts
) -> None:
    """Refuse a row that can never hold, or never does because those above it already do."""
    if cases(condition, facts) == []:
        item.refuse(f"never reached: it can never hold, {declared(condition, facts)}")
    if above and cases(AllOf((condition, *map(Not, above))), facts) == []:
        item.refuse(f"never reached: what stands on {on_lines(above)} already covers it")


def declared(condition: Condition, facts: Facts) -> str:
    """Point at where the facts of a condition are declared."""
    return ", ".join(
        f"after what line {facts[name].line} says of {name}" for name in sorted(facts_in(condition))
    )


def on_lines(parts: Iterable[Condition]) -> str:
    """Name the lines on which conditions stand."""
    lines = sorted(frozenset().union(*map(lines_in, parts)))
    if len(lines) == 1:
        return f"line {lines[0]}"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
