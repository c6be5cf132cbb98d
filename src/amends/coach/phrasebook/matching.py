"""Match all patterns of a phrasebook: words say which may match, a search which of them do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from amends.coach.concepts import expression
from amends.coach.phrasebook.entries import Entry, Phrasebook
from amends.coach.phrasebook.loading import shipped
from amends.coach.phrasebook.phrases import LONG, Phrase, Span
from amends.coach.sieve import Sieve
from amends.coach.tokens import tokens


class Match(NamedTuple):
    """An entry that a plain sentence matches, and the letters in it that do."""

    entry: Entry
    start: int
    end: int


class Matcher:
    """Know which entries a plain sentence matches, and where."""

    def __init__(self, book: Phrasebook) -> None:
        self.entries = book.entries
        self._phrases = [*_phrases(book)]
        self._sieve = Sieve((n, phrase.text) for n, (phrase, _, _) in enumerate(self._phrases))

    def matches(self, low: str, words: Sequence[str] | None = None) -> list[Match]:
        """Give the entries that match a plain sentence, in the order of the book.

        `words` are its tokens, where they are known already. Where an entry matches more than once,
        the first place counts.
        """
        passing = self._sieve.passing(tokens(low) if words is None else words)
        if not passing:
            return []
        spaced = f" {low}"
        short = len(low) < LONG
        found: dict[int, Span] = {}
        for number in sorted(passing):
            phrase, entry, takes_away = self._phrases[number]
            if takes_away and entry not in found:
                continue
            span = phrase.quick(spaced) if short else phrase.sure(spaced)
            if span:
                if takes_away:
                    del found[entry]
                elif entry not in found or span[0] < found[entry][0]:
                    found[entry] = span
        return [Match(self.entries[entry], *span) for entry, span in found.items()]


def _phrases(book: Phrasebook) -> Iterator[tuple[Phrase, int, bool]]:
    """Yield the patterns of each entry by its number, then those that take its meaning away."""
    shipped_ones = frozenset(map(id, shipped().entries))
    for number, entry in enumerate(book.entries):
        ours = id(entry) in shipped_ones
        for takes_away, patterns in ((False, entry.patterns), (True, entry.unless)):
            for pattern in patterns:
                yield Phrase(expression(pattern), ours=ours), number, takes_away


@cache
def shipped_matcher() -> Matcher:
    """Compile the phrasebook that comes with the coach, once."""
    return Matcher(shipped())


@lru_cache(maxsize=8)
def matcher(own: Phrasebook | None = None) -> Matcher:
    """Compile an organisation's own book laid over ours; without one, ours alone."""
    return shipped_matcher() if own is None else Matcher(shipped().under(own))
