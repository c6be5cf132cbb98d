"""The coach reads a letter in the light of its case. Reads no rows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256

from django.conf import settings

from amends.coach import (
    CaseFacts,
    Commitment,
    Contradiction,
    Days,
    Finding,
    Missing,
    Move,
    Piece,
    Review,
    Who,
    review,
)
from amends.coach.case_facts import UNKNOWN
from amends.coach.rewriting import worded
from amends.letters.parts import Part
from amends.letters.placeholders import filled
from amends.letters.short_words import are_alike, what_is_promised

NEVER_AGAIN = "unbacked.not_again"
"""What the coach's own phrasebook calls a promise that it will not happen again."""

LANGUAGE = "en"
"""The coach reads English; of letters in other languages it says nothing."""

_PLACES = "{happened}|{promised}|{failed}|{repair}|{changed}|{next}|{by}|{owner}|{contact}|{third}"
GAPS = tuple(worded(_PLACES, UNKNOWN).rstrip(".").split("|"))
"""What stands in an offered sentence where the case knows nothing: somebody has to fill it in."""

_IN_PLACES = {
    "customer": "Alex",
    "owner": "Sam Low",
    "team": "Northlight",
    "subject": "your order",
    "link": "https://desk.example/c/",
}
"""What stands for the places of a saved reply while it is read."""

_DONE = re.compile(r"\b(?:have|has|am|is|are)\b|'ve|'s |'re |on (?:its|the|their) way")


@dataclass(frozen=True, slots=True)
class Known:
    """What a letter is held against.

    `customer` is what they wrote last, `now` is in the team's own time. `was_shipped` tells that
    something of the order was sent once. `words` stand in the ledger: each with its day.
    """

    facts: CaseFacts
    customer: str
    now: datetime
    days: Days
    language: str = LANGUAGE
    was_shipped: bool = False
    words: tuple[tuple[date, str], ...] = ()

    @property
    def is_read(self) -> bool:
        """Tell whether the coach reads the language of this customer."""
        return self.language.split("-")[0] == LANGUAGE


@dataclass(frozen=True, slots=True)
class Said:
    """Words that alienate or mend, and the part of the letter that they stand in."""

    part: Part
    found: Finding


@dataclass(frozen=True, slots=True)
class Against:
    """Words that the case does not bear out. `key` changes with the words and with the case."""

    part: Part
    found: Contradiction

    @property
    def key(self) -> str:
        """Name these words, held against what the case says now."""
        return _key(self.part, self.found.fact, self.found.quote, self.found.why)


@dataclass(frozen=True, slots=True)
class Given:
    """A word that the letter gives. `stands` tells that the ledger has it already."""

    part: Part
    found: Commitment
    key: str
    what: str
    stands: bool = False

    @property
    def day_by_itself(self) -> date | None:
        """Return the day for which it goes into the ledger unless its writer says otherwise."""
        return None if self.stands else self.found.due


@dataclass(frozen=True, slots=True)
class LetterReview:
    """What the coach says about both parts of a letter."""

    harms: tuple[Said, ...] = ()
    helps: tuple[Said, ...] = ()
    missing: tuple[Missing, ...] = ()
    order: str = ""
    regrets: int = 0
    given: tuple[Given, ...] = ()
    against: tuple[Against, ...] = ()
    is_read: bool = True
    texts: dict[Part, str] = field(default_factory=dict)


def review_letter(known: Known, *, owed_part: str, extra_part: str) -> LetterReview:
    """Review what is owed as a whole letter, and the extra for what it should not say."""
    texts = {
        Part.OWED: owed_part.replace("\r\n", "\n"),
        Part.EXTRA: extra_part.replace("\r\n", "\n"),
    }
    if not known.is_read:
        return LetterReview(is_read=False, texts=texts)
    made = {part: _reviewed(known, text) for part, text in texts.items() if text.strip()}
    against, given = tuple(_against(known, made)), tuple(_given(known, made))
    main = made.get(Part.OWED)
    return LetterReview(
        harms=tuple(
            Said(part, one)
            for part, of_part in made.items()
            for one in of_part.harms
            if not _is_asked_about(part, one, against) and not _is_backed(known, one, texts, made)
        ),
        helps=tuple(Said(part, one) for part, of_part in made.items() for one in of_part.helps),
        missing=main.missing if main else (),
        order=main.order if main else "",
        regrets=sum(one.regrets for one in made.values()),
        given=given,
        against=against,
        texts=texts,
    )


def gaps_in(*parts: str) -> list[str]:
    """Return the gaps that nobody has filled in yet, each once."""
    return [gap for gap in GAPS if any(gap in part for part in parts)]


def review_reply(body: str, *, at: datetime) -> LetterReview:
    """Review a saved reply, its places filled: of its case nothing is known yet."""
    known = Known(facts=CaseFacts(), customer="", now=at, days=Days())
    return review_letter(known, owed_part=filled(body, _IN_PLACES), extra_part="")


@lru_cache(maxsize=512)
def pieces_in(text: str, at: datetime) -> frozenset[Piece]:
    """Return the pieces that a letter of `at` brought; what was sent never changes."""
    read = review(text, now=at, phrasebook=settings.PHRASEBOOK)
    return frozenset(Piece) - {one.piece for one in read.missing}


def _reviewed(known: Known, text: str) -> Review:
    return review(
        text,
        customer=known.customer,
        case_facts=known.facts,
        now=known.now,
        days=known.days,
        phrasebook=settings.PHRASEBOOK,
    )


def _against(known: Known, made: dict[Part, Review]) -> Iterator[Against]:
    met = set()
    for part, of_part in made.items():
        for found in of_part.contradictions:
            told = Against(part, found)
            if told.key not in met and not _is_borne_out(known, found):
                met.add(told.key)
                yield told


def _is_borne_out(known: Known, found: Contradiction) -> bool:
    # "We sent you only one" tells what happened; "I have sent you the other" says it is done.
    return found.fact == "sent" and known.was_shipped and not _DONE.search(found.quote.lower())


def _is_asked_about(part: Part, harm: Finding, against: Iterable[Against]) -> bool:
    # "It will never happen again" without a fix is asked about once, as what the case denies.
    return any(
        one.part == part and one.found.start < harm.end and harm.start < one.found.end
        for one in against
    )


def _is_backed(
    known: Known, harm: Finding, texts: dict[Part, str], made: dict[Part, Review]
) -> bool:
    """Tell whether "never again" stands beside what was changed and seen to hold (rule 12)."""
    if harm.entry != NEVER_AGAIN or not known.facts.changed:
        return False
    says_so = any(one.move is Move.CHANGED for of_part in made.values() for one in of_part.helps)
    return says_so or any(known.facts.changed.lower() in text.lower() for text in texts.values())


def _given(known: Known, made: dict[Part, Review]) -> Iterator[Given]:
    times: Counter[str] = Counter()
    for part, of_part in made.items():
        for one in of_part.commitments:
            if one.who is not Who.US:
                continue
            times[one.quote] += 1
            yield Given(
                part,
                one,
                _key(part, one.quote, str(times[one.quote])),
                what_is_promised(one.quote, known.now, known.days),
                stands=any(
                    day == one.due and are_alike(what, one.quote) for day, what in known.words
                ),
            )


def _key(*words: str) -> str:
    return sha256("\n".join(words).encode()).hexdigest()[:16]
