"""Replies with labels, to train on and to measure with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from amends.coach.errors import UnreadableInput
from amends.coach.moves import Move
from amends.coach.phrasebook import Matcher
from amends.coach.reading import read, seen
from amends.coach.records import Piece


@dataclass(frozen=True, slots=True)
class Labelled:
    """A reply with the start of each labelled sentence, its moves, and what the reply lacks."""

    id: str
    customer: str
    text: str
    starts: tuple[int, ...]
    moves: tuple[frozenset[Move], ...]
    missing: frozenset[Piece]

    def number_at(self, offset: int) -> int:
        """Give the number of the sentence that holds an offset."""
        return max(n for n, start in enumerate(self.starts) if start <= offset or n == 0)


def labelled(path: Path) -> Iterator[Labelled]:
    """Read the replies of a JSON Lines file; sentences stand apart by one space.

    Raises UnreadableInput with the file and the number of the line.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield _labelled(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableInput(f"{path}, line {number}: {error!r}") from error


def _labelled(row: dict[str, object]) -> Labelled:
    sentences = row["reply"]
    if not isinstance(sentences, list):
        raise TypeError("reply is a list of sentences")
    starts, at = [], 0
    for sentence in sentences:
        starts.append(at)
        at += len(sentence["text"]) + 1
    missing = row.get("missing") or []
    return Labelled(
        id=str(row["id"]),
        customer=str(row.get("customer") or ""),
        text=" ".join(sentence["text"] for sentence in sentences),
        starts=tuple(starts),
        moves=tuple(frozenset(map(Move, sentence["moves"])) for sentence in sentences),
        missing=frozenset(map(Piece, missing)) if isinstance(missing, list) else frozenset(),
    )


def units(reply: Labelled, book: Matcher) -> Iterator[tuple[int, list[str]]]:
    """Yield the features of each sentence as the coach cuts it, and its number as labelled."""
    reading = read(reply.text, book)
    for one, row in zip(reading.body, seen(reading, reply.customer), strict=True):
        yield reply.number_at(one.sentence.start), row.features()
