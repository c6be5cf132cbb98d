"""How we say it: reads a reply before it is sent. Pure: no Django, no database, no clock.

Promises the moves a reply makes, what it lacks, the words it gives and where it contradicts the
case, each with a reason and a better wording. May import nothing of ours.
"""

from amends.coach.case_facts import CaseFacts
from amends.coach.commitments import Days
from amends.coach.errors import CoachError, PhrasebookError, UnreadableInput
from amends.coach.moves import HARMS, HELPS, MOVES, Kind, Move
from amends.coach.phrasebook import Phrasebook, load_phrasebook, read_phrasebook, shipped
from amends.coach.records import (
    Commitment,
    Contradiction,
    Finding,
    Missing,
    Piece,
    Review,
    Who,
)
from amends.coach.reviewing import review

__all__ = [
    "HARMS",
    "HELPS",
    "MOVES",
    "CaseFacts",
    "CoachError",
    "Commitment",
    "Contradiction",
    "Days",
    "Finding",
    "Kind",
    "Missing",
    "Move",
    "Phrasebook",
    "PhrasebookError",
    "Piece",
    "Review",
    "UnreadableInput",
    "Who",
    "load_phrasebook",
    "read_phrasebook",
    "review",
    "shipped",
]
