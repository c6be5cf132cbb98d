"""One entry of a phrasebook, and a book of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from amends.coach.moves import Move


@dataclass(frozen=True, slots=True)
class Entry:
    """Words and the move they make.

    `sure` entries are findings by themselves; the others are hints that the model weighs.
    `unless` are patterns of the same sentence, `unless_reply` moves elsewhere in the reply, that
    take the meaning away. `must` and `must_not` are sentences that have to match or not: the
    tests of the entry.
    """

    id: str
    move: Move
    patterns: tuple[str, ...]
    message: str
    reason: str
    unless: tuple[str, ...] = ()
    unless_reply: tuple[Move, ...] = ()
    rewrite: str = ""
    sure: bool = True
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """Say in a line or two what these words do."""
        return _told(self.message, self.reason)


@lru_cache(maxsize=4096)
def _told(message: str, reason: str) -> str:
    # One text for all findings of an entry: what goes between processes says it once.
    return f"{message} {reason}"


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Entries in order; those of a book laid over this one replace entries of the same id."""

    entries: tuple[Entry, ...]

    def under(self, other: Phrasebook) -> Phrasebook:
        """Lay `other` over this book: its entries are added, or replace those of their id."""
        theirs = {entry.id: entry for entry in other.entries}
        kept = tuple(theirs.pop(entry.id, entry) for entry in self.entries)
        return Phrasebook(kept + tuple(theirs.values()))
