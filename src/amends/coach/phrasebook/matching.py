"""Match all patterns of a phrasebook in one pass over a sentence."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

import re2

from amends.coach.concepts import expression
from amends.coach.phrasebook.entries import Entry, Phrasebook
from amends.coach.phrasebook.loading import shipped

# An automaton grows with all that it has to remember at once. Two smaller ones meet new words a
# fifth faster than one, and are a tenth slower on words that they know; more than two cost more.
_SETS = 2
_MEMORY = 96 << 20


class Matcher:
    """Know which entries a plain sentence matches; the one that tells where is asked rarely."""

    def __init__(self, book: Phrasebook) -> None:
        self.entries = book.entries
        self._where: dict[str, re.Pattern[str]] = {}
        self._sets = [_Set(book.entries, part) for part in _parts(len(book.entries))]

    def matches(self, low: str) -> list[Entry]:
        """Give the entries that match a plain sentence, in the order of the book."""
        found: list[Entry] = []
        for one in self._sets:
            found += one.matches(low)
        return found

    def span(self, entry: Entry, low: str) -> tuple[int, int]:
        """Find where in a plain sentence an entry matched; all of it where that is unclear."""
        where = self._where.get(entry.id)
        if where is None:
            where = self._where[entry.id] = re.compile(_joined(entry.patterns))
        match = where.search(low)
        return match.span() if match else (0, len(low))


class _Set:
    """Some entries of a book, and what takes their meaning away, in one automaton."""

    def __init__(self, entries: tuple[Entry, ...], part: range) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.encoding = re2.Options.Encoding.LATIN1
        self._set = re2.Set.SearchSet(options)
        self._entries: list[Entry] = []
        self._unless: list[bool] = []
        for entry in (entries[number] for number in part):
            self._add(entry, entry.patterns, unless=False)
            if entry.unless:
                self._add(entry, entry.unless, unless=True)
        self._set.Compile()

    def _add(self, entry: Entry, patterns: tuple[str, ...], *, unless: bool) -> None:
        self._set.Add(_joined(patterns))
        self._entries.append(entry)
        self._unless.append(unless)

    def matches(self, low: str) -> list[Entry]:
        found = self._set.Match(low)
        if not found:
            return []
        entries, unless = self._entries, self._unless
        off = {entries[hit].id for hit in found if unless[hit]}
        on = [entries[hit] for hit in sorted(found) if not unless[hit]]
        return [entry for entry in on if entry.id not in off]


def _parts(count: int) -> list[range]:
    bounds = [count * number // _SETS for number in range(_SETS + 1)]
    return [range(first, last) for first, last in pairwise(bounds) if last > first]


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
