"""What a message is about: who was right and why it happened, or what is done about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

from amends.coach.detecting import detected
from amends.coach.model import shipped_model
from amends.coach.moves import Move
from amends.coach.phrasebook import shipped_matcher
from amends.coach.reading import read


class Focus(StrEnum):
    """Where the words of a sentence go."""

    FAULT = "fault"
    SOLUTION = "solution"
    OTHER = "other"


_FAULT = frozenset(
    {
        *{Move.BLAME_CUSTOMER, Move.BLAME_COLLEAGUE, Move.BLAME_THIRD_PARTY, Move.DOUBT},
        *{Move.DISOWN, Move.POLICY_SHIELD, Move.PASSIVE_EVASION, Move.MINIMISE, Move.EXPLAIN},
    }
)
_SOLUTION = frozenset(
    {Move.REPAIR, Move.OPTIONS, Move.NEXT_STEP, Move.CHANGED, Move.REASONED_NO, Move.OWN}
)
# How people talk among themselves, where no customer is addressed and the moves fit less.
_FAULT_TALK = re.compile(
    r"\b(?:who(?:se)? (?:did|was|is|made|signed|fault|forgot|told|took|wrote)|whose|fault|blame\w*"
    r"|why (?:did|didn't|was|were|is|are|do|does)|what"
    r" caused|root cause|at fault|right or wrong|wrong"
    r"|mistake|error|prove|proof|proves|evidence|vote|votes"
    r"|agree that (?:he|she|they|it)|looks like an? "
    r"|should have|shouldn't have|supposed to|policy says"
    r"|signed off|responsible|our side|their side"
    r"|the customer is|he said|she said|didn't read|according to)\b"
)
_SOLUTION_TALK = re.compile(
    r"\b(?:refund\w*|replac\w+|reship\w*|resend\w*|redo\w*"
    r"|remake|repair\w*|fix(?:ed|ing|es)?|credit\w*"
    r"|voucher|offer\w*|option\w*|instead|send (?:her|him|them|a|the|you|it)|what can we do"
    r"|what would (?:help|put)|let's|by (?:today|tomorrow"
    r"|monday|tuesday|wednesday|thursday|friday|noon)"
    r"|call (?:her|him|them|you)|waive\w*|free of charge"
    r"|make it right|put it right|exchange\w*|upgrade\w*)\b"
)


def focus_of(text: str, customer: str = "") -> Counter[Focus]:
    """Count the words of a message by what they are about."""
    reading = read(text, shipped_matcher())
    counted: Counter[Focus] = Counter()
    moves = detected(reading, customer, shipped_model())
    for one, made in zip(reading.body, moves, strict=True):
        words = len(one.low.split())
        counted[_focus(one.low, made)] += words
    return counted


def main_focus(counted: Mapping[Focus, int]) -> Focus:
    """Say what most of a message is about: OTHER only when no word is about either."""
    main = max((Focus.FAULT, Focus.SOLUTION), key=lambda focus: counted.get(focus, 0))
    return main if counted.get(main, 0) else Focus.OTHER


def _focus(low: str, moves: frozenset[Move]) -> Focus:
    fault = len(moves & _FAULT) + bool(_FAULT_TALK.search(low))
    solution = len(moves & _SOLUTION) + bool(_SOLUTION_TALK.search(low))
    if not fault and not solution:
        return Focus.OTHER
    return Focus.FAULT if fault > solution else Focus.SOLUTION
