"""What the case knows, as far as a reply can be held against it or built from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amends.coach.records import Piece


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Facts of one case; what is empty or None is unknown and is not held against anybody.

    `promised`, `happened`, `repair`, `cause` and `changed` are clauses that fit into a sentence
    ("your second widget never came", "send you a new one today"). `sums` are all sums that may be
    named, `authority` is the most that the writer may grant. `changed` is a verified fix.
    `said` are the pieces that earlier letters of the case already brought.
    """

    customer: str = ""
    owner: str = ""
    contact: str = ""
    promised: str = ""
    happened: str = ""
    repair: str = ""
    cause: str = ""
    changed: str = ""
    next_step: str = ""
    by: date | None = None
    refunded: bool | None = None
    sent: bool | None = None
    sums: frozenset[Decimal] = frozenset()
    dates: frozenset[date] = frozenset()
    names: frozenset[str] = frozenset()
    authority: Decimal | None = None
    said: frozenset[Piece] = frozenset()


UNKNOWN = CaseFacts()
"""A case of which nothing is known."""
