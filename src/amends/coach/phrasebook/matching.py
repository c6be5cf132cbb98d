"""Match all patterns of a phrasebook: words say which may match, RE2 which of them do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import re2

from amends.coach.concepts import expression
from amends.coach.phrasebook.entries import Entry, Phrasebook
from amends.coach.phrasebook.loading import shipped
from amends.coach.sieve import Sieve
from amends.coach.tokens import tokens

# An automaton of one pattern is small; the bound is for patterns that somebody else wrote.
_MEMORY = 4 << 20
_SHORT = 1_000


class Matcher:
    """Know which entries a plain sentence matches; the one that tells where is asked rarely."""

    def __init__(self, book: Phrasebook) -> None:
        self.entries = book.entries
        self._where: dict[str, tuple[re.Pattern[str], re2.Regexp]] = {}
        self._unless = [_Pattern(_joined(e.unless)) if e.unless else None for e in book.entries]
        self._patterns = [_Pattern(_joined(entry.patterns)) for entry in book.entries]
        self._sieve = Sieve(
            [(n, expression(p)) for n, entry in enumerate(book.entries) for p in entry.patterns]
        )

    def matches(self, low: str, words: Sequence[str] | None = None) -> list[Entry]:
        """Give the entries that match a plain sentence, in the order of the book.

        `words` are its tokens, where they are known already.
        """
        passing = self._sieve.passing(tokens(low) if words is None else words)
        if not passing:
            return []
        data = low.encode("ascii")
        patterns = self._patterns
        found = [number for number in passing if patterns[number].is_in(data)]
        unless = [self._unless[number] for number in found]
        if any(unless):
            found = [n for n, p in zip(found, unless, strict=True) if not (p and p.is_in(data))]
        found.sort()
        return [self.entries[number] for number in found]

    def span(self, entry: Entry, low: str) -> tuple[int, int]:
        """Find where in a plain sentence an entry matched; all of it where that is unclear."""
        quick, sure = self._where.get(entry.id) or self._places(entry)
        # What RE2 finds in a time that grows with the length, re finds sooner in what is short.
        match = quick.search(low) if len(low) < _SHORT else sure.search(low)
        return match.span() if match else (0, len(low))

    def _places(self, entry: Entry) -> tuple[re.Pattern[str], re2.Regexp]:
        text = _joined(entry.patterns)
        self._where[entry.id] = places = (re.compile(text), re2.compile(text))
        return places


class _Pattern:
    """A pattern, made ready when it is first asked for; the time grows only with the sentence."""

    __slots__ = ("is_in", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_in: Callable[[bytes], object] = self._made_ready

    def _made_ready(self, data: bytes) -> object:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.encoding = re2.Options.Encoding.LATIN1
        automaton = re2.Set.SearchSet(options)
        automaton.Add(self.text)
        automaton.Compile()
        self.is_in = automaton.Match
        return self.is_in(data)


def _joined(patterns: Sequence[str]) -> str:
    return "|".join(map(expression, patterns))


@cache
def shipped_matcher() -> Matcher:
    """Compile the phrasebook that comes with the coach, once."""
    return Matcher(shipped())


@lru_cache(maxsize=8)
def matcher(own: Phrasebook | None = None) -> Matcher:
    """Compile an organisation's own book laid over ours; without one, ours alone."""
    return shipped_matcher() if own is None else Matcher(shipped().under(own))
