"""Match all patterns of a phrasebook: words say which may match, RE2 which of them do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, lru_cache

import re2

from amends.coach.concepts import expression
from amends.coach.phrasebook.entries import Entry, Phrasebook
from amends.coach.phrasebook.loading import shipped
from amends.coach.sieve import Sieve
from amends.coach.tokens import tokens

# An automaton of one pattern is small; the bound is for patterns that somebody else wrote.
_MEMORY = 4 << 20


class Matcher:
    """Know which entries a plain sentence matches; the one that tells where is asked rarely."""

    def __init__(self, book: Phrasebook) -> None:
        self.entries = book.entries
        self._known = {entry.id: _Known(entry) for entry in book.entries}
        self._patterns = [
            (number, _Pattern([pattern]))
            for number, entry in enumerate(book.entries)
            for pattern in entry.patterns
        ]
        self._sieve = Sieve([pattern.text for _, pattern in self._patterns])

    def matches(self, low: str, words: Sequence[str] | None = None) -> list[Entry]:
        """Give the entries that match a plain sentence, in the order of the book.

        `words` are its tokens, where they are known already.
        """
        passing = self._sieve.passing(tokens(low) if words is None else words)
        if not passing:
            return []
        data = low.encode("ascii")
        found: set[int] = set()
        for at in passing:
            number, pattern = self._patterns[at]
            if number not in found and pattern.is_in(data):
                found.add(number)
        entries = [self.entries[number] for number in sorted(found)]
        return [entry for entry in entries if not self._known[entry.id].taken_back(data)]

    def span(self, entry: Entry, low: str) -> tuple[int, int]:
        """Find where in a plain sentence an entry matched; all of it where that is unclear."""
        found = self._known[entry.id].where.search(low.encode("ascii"))
        return found.span() if found else (0, len(low))


class _Known:
    """What is known of an entry besides the words that make it match."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self._unless = _Pattern(entry.unless) if entry.unless else None

    @cached_property
    def where(self) -> re2.Regexp:
        """The entry's patterns as one that tells the place."""
        return re2.compile(_Pattern(self._entry.patterns).text.encode())

    def taken_back(self, data: bytes) -> bool:
        """Say whether words of the same sentence take the meaning away."""
        return self._unless is not None and self._unless.is_in(data)


class _Pattern:
    """One of some patterns, made ready when it is first asked for."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self.text = "|".join(map(expression, patterns))

    @cached_property
    def _automaton(self) -> re2.Set:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.encoding = re2.Options.Encoding.LATIN1
        automaton = re2.Set.SearchSet(options)
        automaton.Add(self.text)
        automaton.Compile()
        return automaton

    def is_in(self, data: bytes) -> bool:
        """Say whether it is found in a sentence; the time grows only with its length."""
        return self._automaton.Match(data) is not None


@cache
def shipped_matcher() -> Matcher:
    """Compile the phrasebook that comes with the coach, once."""
    return Matcher(shipped())


@lru_cache(maxsize=8)
def matcher(own: Phrasebook | None = None) -> Matcher:
    """Compile an organisation's own book laid over ours; without one, ours alone."""
    return shipped_matcher() if own is None else Matcher(shipped().under(own))
