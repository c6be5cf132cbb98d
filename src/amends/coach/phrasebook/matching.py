"""Match all patterns of a phrasebook in one pass over a sentence."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import re2

from amends.coach.concepts import expression
from amends.coach.phrasebook.entries import Entry, Phrasebook
from amends.coach.phrasebook.loading import shipped

_MEMORY = 256 << 20


class Matcher:
    """Know which entries a plain sentence matches; the one that tells where is asked rarely."""

    def __init__(self, book: Phrasebook) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.encoding = re2.Options.Encoding.LATIN1
        self.entries = book.entries
        self._set = re2.Set.SearchSet(options)
        self._entry_of: list[int] = []
        self._where: dict[str, re.Pattern[str]] = {}
        self._unless: list[bool] = []
        for number, entry in enumerate(book.entries):
            self._add(number, entry.patterns, unless=False)
            if entry.unless:
                self._add(number, entry.unless, unless=True)
        self._set.Compile()

    def _add(self, number: int, patterns: tuple[str, ...], *, unless: bool) -> None:
        self._set.Add(_joined(patterns))
        self._entry_of.append(number)
        self._unless.append(unless)

    def matches(self, low: str) -> list[Entry]:
        """Give the entries that match a plain sentence, in the order of the book."""
        found = self._set.Match(low)
        if not found:
            return []
        unless, entry_of = self._unless, self._entry_of
        off = {entry_of[hit] for hit in found if unless[hit]}
        on = sorted(entry_of[hit] for hit in found if not unless[hit])
        return [self.entries[number] for number in on if number not in off]

    def span(self, entry: Entry, low: str) -> tuple[int, int]:
        """Find where in a plain sentence an entry matched; all of it where that is unclear."""
        where = self._where.get(entry.id)
        if where is None:
            where = self._where[entry.id] = re.compile(_joined(entry.patterns))
        match = where.search(low)
        return match.span() if match else (0, len(low))


def _joined(patterns: tuple[str, ...]) -> str:
    return "|".join(expression(pattern) for pattern in patterns)


@cache
def shipped_matcher() -> Matcher:
    """Compile the phrasebook that comes with the coach, once."""
    return Matcher(shipped())


@lru_cache(maxsize=8)
def matcher(own: Phrasebook | None = None) -> Matcher:
    """Compile an organisation's own book laid over ours; without one, ours alone."""
    return shipped_matcher() if own is None else Matcher(shipped().under(own))
