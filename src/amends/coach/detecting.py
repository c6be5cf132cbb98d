"""From a reply that was read to its moves: what the phrasebook is sure of, and the model."""

from __future__ import annotations

from collections.abc import Iterator

from amends.coach.model import Model
from amends.coach.moves import Move
from amends.coach.phrasebook import Entry, Match
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


def match_for(move: Move, one: Read) -> Match | None:
    """Find the match that says best why a sentence makes a move: a sure one first."""
    unsure = None
    for match in one.matches:
        if match.entry.move is move:
            if match.entry.sure:
                return match
            unsure = unsure or match
    return unsure


def placed(
    reading: Reading, found: list[frozenset[Move]]
) -> Iterator[tuple[Read, Move, Entry | None, int, int]]:
    """Yield each move with its entry and span; without an entry it is the whole sentence."""
    for one, moves in zip(reading.body, found, strict=True):
        for move in sorted(moves) if len(moves) > 1 else moves:
            start, end = one.sentence.start, one.sentence.end
            if match := match_for(move, one):
                yield one, move, match.entry, start + match.start, start + match.end
            else:
                yield one, move, None, start, end
