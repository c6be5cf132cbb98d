"""The compiled rules of a policy: what stands in its file, ready to be decided by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amends.policy.authority import Grants
from amends.policy.bag import Bag
from amends.policy.conditions import Condition, Test
from amends.policy.kinds import LineKind
from amends.policy.redress import Due
from amends.policy.shapes import Amount
from amends.policy.wording import Wording


@dataclass(frozen=True, slots=True)
class When:
    """Say when a rule applies: its condition, and the days on which it is in force."""

    condition: Condition
    test: Test | None
    valid_from: date | None
    valid_to: date | None

    def in_force(self, on: date | None) -> bool:
        """Tell whether the rule is in force; without a day, the newest rules decide."""
        if on is None:
            return self.valid_to is None
        started = self.valid_from is None or self.valid_from <= on
        return started and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class LineRule:
    """Grant one line."""

    key: str
    line: int
    when: When
    kind: LineKind
    what: Wording
    amount: Amount
    because: Wording
    due: Due | None
    needs: int
    keeps_nothing: bool
    excludes: frozenset[str]
    source: str
    checked_on: date | None
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class OptionRule:
    """Offer one alternative."""

    key: str
    line: int
    when: When
    title: Wording
    text: Wording
    because: Wording
    mends: frozenset[str]
    needs: int
    lines: tuple[LineRule, ...]

    @property
    def texts(self) -> tuple[Wording, ...]:
        """Give all that is said of it."""
        return self.title, self.text, self.because


@dataclass(frozen=True, slots=True)
class RuledOutRule:
    """Say why something that is often reached for does not apply."""

    key: str
    line: int
    when: When
    what: Wording
    because: Wording


@dataclass(frozen=True, slots=True)
class ShareRule:
    """Say when the responsibility is ours, shared, or none."""

    line: int
    when: When
    share: str
    because: Wording


@dataclass(frozen=True, slots=True)
class Limit:
    """Hold a sum that bounds something, and why."""

    amount: Amount
    because: Wording
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold all rules of a policy.

    `sifted` gives those of `lines` that the facts leave to be looked at, where there is a sieve.
    """

    lines: tuple[LineRule, ...]
    sifted: Callable[[Bag], tuple[LineRule, ...]] | None
    options: tuple[OptionRule, ...]
    goodwill: tuple[LineRule, ...]
    ruled_out: tuple[RuledOutRule, ...]
    shares: tuple[ShareRule, ...]
    fit: tuple[str, ...]
    ceiling: Limit | None
    enough: Limit | None
    grants: Grants
    currency: str
    minor: Decimal
    rounding: str
    divides: bool
    dated: bool
    names: Mapping[str, int]
