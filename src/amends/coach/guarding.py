"""Guard a draft that nobody has read yet: an AI agent's, or a saved reply's.

Stop: words against the facts of the case, or what must never reach a customer. Mend: harms, a
reply to a complaint that brings nothing, or a draft that is not in English. Allow: the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from amends.coach.case_facts import UNKNOWN, CaseFacts
from amends.coach.commitments import Days
from amends.coach.moves import Move
from amends.coach.phrasebook import Phrasebook
from amends.coach.records import Piece, Review
from amends.coach.reviewing import review

# A machine may grant, only a person may refuse; and nobody calls a customer a fraud.
_STOPPING = frozenset({Move.INTERNAL_LEAK, Move.BARGAIN})
_MENDING = frozenset(
    {
        *{Move.BLAME_CUSTOMER, Move.BLAME_COLLEAGUE, Move.BLAME_THIRD_PARTY, Move.DOUBT},
        *{Move.DISOWN, Move.HELPLESS, Move.POLICY_SHIELD, Move.MINIMISE, Move.BUT_TURN},
        *{Move.HOLLOW_APOLOGY, Move.UNBACKED_PROMISE, Move.VAGUE_TIME, Move.PASSIVE_EVASION},
    }
)

_UNREAD = "The coach reads English only: a person has to read this draft."


class Decision(StrEnum):
    """What to do with a draft."""

    ALLOW = "allow"
    MEND = "mend"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A decision with its reasons, and the review that it rests on."""

    decision: Decision
    reasons: tuple[str, ...]
    review: Review


def guard(
    draft: str,
    *,
    customer: str = "",
    case_facts: CaseFacts | None = None,
    now: datetime | None = None,
    days: Days | None = None,
    phrasebook: Phrasebook | None = None,
) -> Guarded:
    """Decide whether a draft may go out as it is; an undated word given in it has to be dated."""
    made = review(
        draft,
        customer=customer,
        case_facts=case_facts or UNKNOWN,
        now=now,
        days=days or Days(),
        phrasebook=phrasebook,
    )
    stopping = [f'"{one.quote}": {one.why}' for one in made.contradictions]
    stopping += [f'"{f.quote}": {f.why}' for f in made.findings if f.move in _STOPPING]
    mending = [f'"{f.quote}": {f.why}' for f in made.findings if f.move in _MENDING]
    if not made.english:
        mending.append(_UNREAD)
    absent = {one.piece for one in made.missing}
    if {Piece.REPAIR, Piece.NEXT} <= absent and customer:
        mending += [one.why for one in made.missing if one.piece in {Piece.REPAIR, Piece.NEXT}]
    if stopping:
        return Guarded(Decision.STOP, tuple(stopping + mending), made)
    return Guarded(Decision.MEND if mending else Decision.ALLOW, tuple(mending), made)
