"""Better words take the place of those that hurt, and a missing sentence comes where it belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from amends.coach import Contradiction, Finding, Missing, Move, Piece
from amends.coach.plain import plain
from amends.coach.records import Part as Stretch
from amends.coach.records import Sentence
from amends.coach.sentences import split
from amends.letters.coaching import Given, LetterReview, Said
from amends.letters.parts import Part

_BREAK = re.compile(r",? (?:and|but|so|however|yet) |[;,] ")
_BEFORE = {
    Piece.OWN: frozenset[Move](),
    Piece.REGRET: frozenset({Move.OWN}),
    Piece.REPAIR: frozenset({Move.OWN, Move.SPECIFIC_REGRET, Move.RESTATE}),
}
"""After which moves a piece belongs; the next step comes last."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`words` take the place of what stands from `start` to `end` in a part of the letter."""

    part: Part
    start: int
    end: int
    words: str

    def applied(self, text: str) -> str:
        """Return the text of that part with the words in their place."""
        return text[: self.start] + self.words + text[self.end :]


def edits_of(review: LetterReview) -> Iterator[tuple[str, Edit]]:
    """Yield every edit that the review offers, each with its name on the page."""
    for number, harm in enumerate(review.harms):
        if harm.found.wording:
            yield f"harm-{number}", instead_of_harm(review, harm)
    for number, against in enumerate(review.against):
        if against.found.fact == "name":
            yield f"against-{number}", _in_place(against.part, against.found)
    for piece in review.missing:
        yield f"piece-{piece.piece}", with_piece(review, piece)


def instead_of_harm(review: LetterReview, harm: Said) -> Edit:
    """Put the better wording for the sentence; for its own clause where the rest helps."""
    text = review.texts[harm.part]
    start, end = _sentence_at(text, harm.found)
    beside: list[Said | Given] = [*review.helps, *review.given]
    if any(_stands_beside(harm, other, start, end) for other in beside):
        return _for_clause(text, harm, start, end)
    return Edit(harm.part, start, end, harm.found.wording)


def with_piece(review: LetterReview, missing: Missing) -> Edit:
    """Add the sentence that is missing where it mends best; the next step comes last."""
    text = review.texts[Part.OWED]
    body = [one for one in split(text, plain(text)) if one.part is Stretch.BODY]
    if not body:
        start = len(text.rstrip())
        return Edit(Part.OWED, start, len(text), ("\n\n" if start else "") + missing.wording)
    if missing.piece is Piece.NEXT:
        return _after(text, body[-1], "\n\n" + missing.wording)
    made = [one.found for one in review.helps if one.found.move in _BEFORE[missing.piece]]
    before = [s for s in body if any(s.start <= one.start < s.end for one in made)]
    if before:
        return _after(text, before[-1], " " + missing.wording)
    if missing.piece is Piece.REPAIR:
        return _after(text, body[-1], " " + missing.wording)
    return Edit(Part.OWED, body[0].start, body[0].start, missing.wording + " ")


def _in_place(part: Part, found: Contradiction) -> Edit:
    return Edit(part, found.start, found.end, found.wording)


def _after(text: str, sentence: Sentence, words: str) -> Edit:
    stop = "" if text[sentence.end - 1] in ".!?:;" else "."
    return Edit(Part.OWED, sentence.end, sentence.end, stop + words)


def _sentence_at(text: str, found: Finding) -> tuple[int, int]:
    for one in split(text, plain(text)):
        if one.start <= found.start < one.end:
            return one.start, max(one.end, found.end)
    return found.start, found.end


def _stands_beside(harm: Said, other: Said | Given, start: int, end: int) -> bool:
    apart = other.found.end <= harm.found.start or harm.found.end <= other.found.start
    return other.part == harm.part and start <= other.found.start < end and apart


def _for_clause(text: str, harm: Said, start: int, end: int) -> Edit:
    breaks = [*_BREAK.finditer(text, start, end)]
    first = max((b for b in breaks if b.end() <= harm.found.start), key=_end, default=None)
    last = min((b for b in breaks if b.start() >= harm.found.end), key=_end, default=None)
    words = harm.found.wording
    if first is not None:
        start, words = first.start(), f". {words}"
    if last is not None:
        rest = last.end()
        return Edit(harm.part, start, rest + 1, f"{words} {text[rest : rest + 1].upper()}")
    return Edit(harm.part, start, end, words)


def _end(match: re.Match[str]) -> int:
    return match.end()
