"""What a review says. Offsets count characters of the text that was reviewed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from amends.coach.moves import Kind, Move


class Part(StrEnum):
    """What a stretch of a reply is: only the body is judged."""

    BODY = "body"
    GREETING = "greeting"
    CLOSING = "closing"
    HISTORY = "history"


class Sentence(NamedTuple):
    """A stretch of the reply from `start` to `end`, without the space around it."""

    start: int
    end: int
    part: Part = Part.BODY


class Finding(NamedTuple):
    """One move in one place. `wording` is a better one, empty where there is nothing to mend."""

    move: Move
    start: int
    end: int
    quote: str
    why: str
    wording: str = ""
    entry: str = ""

    @property
    def kind(self) -> Kind:
        """Say whether the move harms or helps."""
        return self.move.kind


class Piece(StrEnum):
    """What a reply to a complaint needs."""

    OWN = "own"
    REGRET = "regret"
    REPAIR = "repair"
    NEXT = "next"


class Missing(NamedTuple):
    """A piece that is absent, why it matters, and a sentence that would bring it."""

    piece: Piece
    why: str
    wording: str


class Who(StrEnum):
    """Who gave the word."""

    US = "us"
    CUSTOMER = "customer"
    OTHER = "other"


class Commitment(NamedTuple):
    """A word given: what is to be done by whom and by which day; `vague` names no day."""

    who: Who
    what: str
    due: date | None
    start: int
    end: int
    quote: str

    @property
    def vague(self) -> bool:
        """Say whether nobody could hold the writer to a day."""
        return self.due is None


class Contradiction(NamedTuple):
    """Words that the case does not bear out; they block sending until confirmed or mended."""

    fact: str
    start: int
    end: int
    quote: str
    why: str
    wording: str = ""


class Review(NamedTuple):
    """Everything that the coach has to say about one reply; one not in English it cannot read."""

    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    order: str
    regrets: int
    commitments: tuple[Commitment, ...]
    contradictions: tuple[Contradiction, ...]
    english: bool = True

    @property
    def harms(self) -> tuple[Finding, ...]:
        """Give the findings that alienate."""
        return tuple(f for f in self.findings if f.kind is Kind.HARM)

    @property
    def helps(self) -> tuple[Finding, ...]:
        """Give the findings that mend."""
        return tuple(f for f in self.findings if f.kind is Kind.HELP)

    @property
    def may_be_sent(self) -> bool:
        """Only words against the facts of the case hold a reply back."""
        return not self.contradictions
