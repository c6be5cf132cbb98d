"""What is said of a move that the model found where no phrase of the book matched."""

from __future__ import annotations

from functools import cache

from amends.coach.moves import Move
from amends.coach.phrasebook import Entry, shipped


@cache
def voice_of(move: Move) -> Entry:
    """Give the first entry of our phrasebook for a move: its message has to fit all of it."""
    return next(entry for entry in shipped().entries if entry.move is move)
