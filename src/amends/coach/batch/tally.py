"""What is counted over many answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from amends.coach.moves import HARMS


@dataclass(slots=True)
class Tally:
    """Replies, those that could not be read, moves and what is missing, counted."""

    replies: int = 0
    failed: int = 0
    moves: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)

    def count(self, told: Mapping[str, object]) -> None:
        """Count one answer."""
        self.replies += 1
        if "error" in told:
            self.failed += 1
            return
        self.moves.update([str(one["move"]) for one in rows(told, "findings")])
        self.missing.update(listed(told["missing"]))

    def add(self, other: Tally) -> None:
        """Add what was counted elsewhere."""
        self.replies += other.replies
        self.failed += other.failed
        self.moves.update(other.moves)
        self.missing.update(other.missing)

    @property
    def harms(self) -> int:
        """Count the harms."""
        return sum(self.moves[str(move)] for move in HARMS)


def rows(told: Mapping[str, object], key: str) -> list[dict[str, object]]:
    """Give a list of an answer; an answer that is an error has none."""
    value = told.get(key)
    return value if isinstance(value, list) else []


def listed(value: object) -> list[str]:
    """Give a list of words of an answer."""
    return value if isinstance(value, list) else []
