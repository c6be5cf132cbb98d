"""A sieve over many lines: one fact of the file's own choosing tells most of them apart.

A policy of thirty lines for six failures need not ask all thirty whether this is theirs. What
the sieve lets through is what would have held without it, in the order of the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from amends.policy.bag import Bag
from amends.policy.conditions import AllOf, Compare, Condition, Op, compiled
from amends.policy.facts import FactSpec
from amends.policy.kinds import FactType
from amends.policy.rules import LineRule

# Below this there is little to gain.
FEWEST_LINES = 4


@dataclass(frozen=True, slots=True)
class Sieve:
    """Hold for each choice of one fact the lines that it leaves, with the rest of their tests."""

    fact: str
    rows: Mapping[object, tuple[LineRule, ...]]

    def left(self, bag: Bag) -> tuple[LineRule, ...]:
        """Give the lines that the facts leave to be looked at."""
        return self.rows[bag[self.fact]]


def sieve_of(lines: Sequence[LineRule], facts: Mapping[str, FactSpec]) -> Sieve | None:
    """Find the choice that tells most lines apart; None when none does."""
    if len(lines) < FEWEST_LINES:
        return None
    best: Sieve | None = None
    least = len(lines)
    for spec in facts.values():
        if spec.type is not FactType.CHOICE or spec.nullable:
            continue
        rows: dict[object, tuple[LineRule, ...]] = {
            choice: _left(lines, spec.name, choice) for choice in spec.choices
        }
        most = max(map(len, rows.values()))
        if most < least:
            best, least = Sieve(spec.name, rows), most
    return best


def _left(lines: Sequence[LineRule], fact: str, choice: str) -> tuple[LineRule, ...]:
    left: list[LineRule] = []
    for line in lines:
        parts: list[Condition] = []
        for part in _parts(line.when.condition):
            allowed = _allowed(part, fact)
            if allowed is None:
                parts.append(part)
            elif choice not in allowed:
                break
        else:
            # The sieve itself has answered the rest.
            test = compiled(AllOf(tuple(parts)))
            left.append(replace(line, when=replace(line.when, test=test)))
    return tuple(left)


def _parts(condition: Condition) -> list[Condition]:
    if not isinstance(condition, AllOf):
        return [condition]
    return [part for inner in condition.parts for part in _parts(inner)]


def _allowed(part: Condition, fact: str) -> frozenset[object] | None:
    """Give the choices that a part allows; None when it looks at something else."""
    match part:
        case Compare(name, Op.IS, str() as value) if name == fact:
            return frozenset({value})
        case Compare(name, Op.ANY_OF, tuple() as values) if name == fact:
            return frozenset(values)
        case _:
            return None
