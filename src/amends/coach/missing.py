"""What a reply to a complaint lacks: most bad replies are hollow, not hostile."""

from __future__ import annotations

import re
from functools import cache

from amends.coach.case_facts import UNKNOWN, CaseFacts
from amends.coach.moves import Move
from amends.coach.records import Missing, Piece
from amends.coach.rewriting import worded

_BROUGHT_BY = {
    Piece.OWN: {Move.OWN},
    Piece.REGRET: {Move.SPECIFIC_REGRET},
    Piece.REPAIR: {Move.REPAIR, Move.OPTIONS, Move.REASONED_NO},
    Piece.NEXT: {Move.NEXT_STEP},
}
_WHY = {
    Piece.OWN: "Nobody says whose it was; taking responsibility is the strongest part.",
    Piece.REGRET: "There is no apology for what happened to them; name it once.",
    Piece.REPAIR: "Nothing is mended and no choice is offered; this counts more than any word.",
    Piece.NEXT: "Who does what by when is open; give a name and a day.",
}
_WORDING = {
    Piece.OWN: "We let you down: {happened}.",
    Piece.REGRET: "I am sorry that {happened}.",
    Piece.REPAIR: "{repair}, or tell me what would put it right for you.",
    Piece.NEXT: "I am {owner}; I will {next} by {by}, and you reach me on {contact}.",
}
_CONTENT = re.compile(
    r"\b(?:thank(?:s| you)|thx|great|awesome|perfect|love|lovely|excellent|amazing|fantastic|cheers"
    r"|sorted|resolved|brilliant|appreciate)\b"
)
_UNHAPPY = re.compile(
    r"\b(?:not|n't|never|no|but|however|wrong|bad|worst"
    r"|terrible|awful|rude|late|delay\w*|broken|dirty"
    r"|refund|cancel\w*|lost|missing|disappoint\w*|poor|slow|cold|noisy|complain\w*|problem|issue"
    r"|waiting|waited|useless|charged|fail\w*|unacceptable|horrible|frustrat\w*|still|nothing)\b"
    r"|n't\b"
)
_PIECES = tuple(Piece)
_TAIL = 40
_CUT_OFF = re.compile(r"(?:\(?\b\d/\d\)?|\.\.\.|…)\s*(?:[\^*-]\w{1,10})?\s*$")


def missing(
    moves: frozenset[Move], *, dated: bool, customer: str, text: str, facts: CaseFacts
) -> tuple[Missing, ...]:
    """Say which pieces are absent, given the customer's words and what the case already holds.

    `dated` tells that a word with a day was given; `text` is the reply. A customer who only
    thanks is owed none of them, and of a reply that goes on elsewhere ("1/2") nobody can say.
    """
    if is_content(customer) or _is_cut_off(text[-_TAIL:]):
        return ()
    absent = [
        piece
        for piece in _PIECES
        if piece not in facts.said
        and moves.isdisjoint(_BROUGHT_BY[piece])
        and not (piece is Piece.NEXT and dated)
    ]
    return tuple([_unknown(p) if facts is UNKNOWN else _absent(p, facts) for p in absent])


def _is_cut_off(tail: str) -> bool:
    return ("/" in tail or "..." in tail or "…" in tail) and bool(_CUT_OFF.search(tail))


def _absent(piece: Piece, facts: CaseFacts) -> Missing:
    return Missing(piece, _WHY[piece], worded(_WORDING[piece], facts))


@cache
def _unknown(piece: Piece) -> Missing:
    return _absent(piece, UNKNOWN)


def is_content(customer: str) -> bool:
    """Say whether a customer's message, in plain text, thanks and complains of nothing."""
    return bool(customer) and bool(_CONTENT.search(customer)) and not _UNHAPPY.search(customer)
