"""From a reply that was read to its moves: what the phrasebook is sure of, and the model."""

from __future__ import annotations

from collections.abc import Iterator

from amends.coach.model import Model
from amends.coach.moves import Move
from amends.coach.phrasebook import Entry, Matcher
from amends.coach.reading import Read, Reading, seen

# "Nothing can be done" is helpless only where the reply offers no other way.
_A_WAY = frozenset({Move.OPTIONS, Move.REPAIR, Move.REASONED_NO})


def detected(reading: Reading, customer: str, model: Model | None) -> list[frozenset[Move]]:
    """Give the moves of each sentence of the body."""
    sure = [one.moves for one in reading.body]
    if model is None:
        return sure
    rows = seen(reading, customer)
    found = [made | model.moves(row) for made, row in zip(sure, rows, strict=True)]
    if any(made & _A_WAY for made in found):
        return [made - {Move.HELPLESS} for made in found]
    return found


def entry_for(move: Move, one: Read) -> Entry | None:
    """Find the entry that says best why a sentence makes a move: a sure one first."""
    unsure = None
    for entry in one.entries:
        if entry.move is move:
            if entry.sure:
                return entry
            unsure = unsure or entry
    return unsure


def placed(
    reading: Reading, found: list[frozenset[Move]], book: Matcher
) -> Iterator[tuple[Read, Move, Entry | None, int, int]]:
    """Yield each move with its entry and span; without an entry it is the whole sentence."""
    for one, moves in zip(reading.body, found, strict=True):
        for move in sorted(moves) if len(moves) > 1 else moves:
            start, end = one.sentence.start, one.sentence.end
            entry = entry_for(move, one)
            if entry:
                first, last = book.span(entry, one.low)
                start, end = start + first, start + last
            yield one, move, entry, start, end
