"""Read a reply once: its sentences, what the phrasebook finds in each, and what the model sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from amends.coach.context import weighed
from amends.coach.features import (
    Beside,
    Bundle,
    Made,
    Place,
    Sight,
    content_words,
    register_of,
)
from amends.coach.moves import Move
from amends.coach.phrasebook import Match, Matcher
from amends.coach.plain import plain
from amends.coach.records import Part, Sentence
from amends.coach.sentences import split
from amends.coach.tokens import tokens

# What else the reply brings may change what a sentence means.
_PLACES = ("first", "mid", "last", "only")
_NONE: frozenset[Move] = frozenset()
_WAYS = (Move.REPAIR, Move.OPTIONS, Move.OWN, Move.NEXT_STEP)


class Read(NamedTuple):
    """A sentence of the body with its matches, after their context was weighed."""

    sentence: Sentence
    low: str
    words: Sequence[str]
    matches: tuple[Match, ...]

    @property
    def hinted(self) -> frozenset[Move]:
        """Give the moves that the phrasebook sees, sure or not."""
        return frozenset([match.entry.move for match in self.matches]) if self.matches else _NONE

    @property
    def moves(self) -> frozenset[Move]:
        """Give the moves that the phrasebook is sure of."""
        if not self.matches:
            return _NONE
        return frozenset([match.entry.move for match in self.matches if match.entry.sure])


class Reading(NamedTuple):
    """A reply that was read: its plain twin, all sentences, and those of the body."""

    text: str
    low: str
    sentences: tuple[Sentence, ...]
    body: tuple[Read, ...]


def read(text: str, book: Matcher) -> Reading:
    """Cut a reply and match each sentence of its body."""
    low = plain(text)
    sentences = split(text, low)
    flat = low.replace("\n", " ")
    body: list[Read] = []
    owned = False
    for sentence in sentences:
        if sentence.part is Part.BODY:
            line = flat[sentence.start : sentence.end]
            words = tokens(line)
            found: Sequence[Match] = book.matches(line, words)
            if found:
                found = weighed(found, line, owned=owned)
                owned = owned or Move.OWN in [m.entry.move for m in found if m.entry.sure]
            body.append(Read(sentence, line, words, tuple(found)))
    return Reading(text, low, sentences, _with_an_eye_on_the_rest(body))


def _with_an_eye_on_the_rest(body: list[Read]) -> tuple[Read, ...]:
    """Drop what the rest of the reply takes back: no is not helpless where a way is offered."""
    if not any(match.entry.unless_reply for one in body for match in one.matches):
        return tuple(body)
    everywhere = Counter(move for one in body for move in one.hinted)
    kept = []
    for one in body:
        here = one.hinted
        matches = tuple(
            match
            for match in one.matches
            if not any(everywhere[move] > (move in here) for move in match.entry.unless_reply)
        )
        kept.append(one._replace(matches=matches))
    return tuple(kept)


def seen(reading: Reading, customer: str) -> list[Sight]:
    """Give what the model sees of each sentence of the body."""
    body = reading.body
    theirs = content_words(plain(customer)) if customer else frozenset()
    register = register_of(reading.low)
    moves = [one.hinted for one in body]
    everywhere: frozenset[Move] = frozenset().union(*moves)
    ways = tuple([way for way in _WAYS if way in everywhere])
    rows = []
    last = len(body) - 1
    places = {where: Place(where, register, everywhere) for where in _PLACES}
    before = _NONE
    for index, one in enumerate(body):
        made = moves[index]
        after = moves[index + 1] if index < last else _NONE
        bundles: list[Bundle] = [places[_where(index, last)]]
        if before or after:
            bundles.append(Beside(before, after))
        if made:
            bundles.append(Made(made, tuple([m.entry.id for m in one.matches]), ways, before))
        rows.append(Sight(one.words, theirs, bundles))
        before = made
    return rows


def _where(index: int, last: int) -> str:
    if index == last:
        return "last" if index else "only"
    return "mid" if index else "first"
