"""Review a reply: everything that the coach has to say about it."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from amends.coach.case_facts import UNKNOWN, CaseFacts
from amends.coach.commitments import Days, commitments
from amends.coach.contradictions import contradictions
from amends.coach.detecting import detected, placed
from amends.coach.languages import is_english
from amends.coach.missing import missing
from amends.coach.model import Model, shipped_model
from amends.coach.moves import Move
from amends.coach.order import order_of, regrets_in
from amends.coach.phrasebook import Phrasebook, matcher, shipped_matcher
from amends.coach.plain import plain
from amends.coach.reading import Reading, read
from amends.coach.records import Commitment, Finding, Review, Who
from amends.coach.rewriting import worded
from amends.coach.voices import voice_of

_EVERY_DAY = Days()
_PLACE = attrgetter("start", "move")


def review(
    text: str,
    *,
    customer: str = "",
    case_facts: CaseFacts = UNKNOWN,
    now: datetime | None = None,
    days: Days = _EVERY_DAY,
    phrasebook: Phrasebook | None = None,
    model: Model | None = None,
) -> Review:
    """Review a reply to what a customer wrote, in the light of the case.

    Words given are resolved against `now` and the business calendar `days`; without `now` none
    are looked for. `phrasebook` is an organisation's own, laid over ours. A reply that is not in
    English is held against the facts and nothing else.
    """
    book = shipped_matcher() if phrasebook is None else matcher(phrasebook)
    reading = read(text, book)
    asked = plain(customer)
    against = (
        ()
        if case_facts is UNKNOWN
        else tuple(contradictions(text, reading.low, _spans(reading), asked, case_facts))
    )
    if not is_english(reading.low, [one.words for one in reading.body]):
        return Review((), (), "", 0, (), against, english=False)
    moves = detected(reading, customer, model or shipped_model())
    given = _given(reading, now, days)
    dated = [one for one in given if one.due and one.who is Who.US]
    return Review(
        findings=_findings(reading, moves, case_facts, dated),
        missing=missing(
            frozenset().union(*moves),
            dated=bool(dated),
            customer=asked,
            text=text,
            facts=case_facts,
        ),
        order=order_of(moves),
        regrets=regrets_in(moves),
        commitments=given,
        contradictions=against,
    )


def _findings(
    reading: Reading,
    moves: list[frozenset[Move]],
    facts: CaseFacts,
    dated: list[Commitment],
) -> tuple[Finding, ...]:
    found = []
    for _, move, entry, start, end in placed(reading, moves):
        # A word with its day is not vague, however it is put.
        if move is Move.VAGUE_TIME and any(w.start < end and start < w.end for w in dated):
            continue
        voice = entry or voice_of(move)
        found.append(
            Finding(
                move,
                start,
                end,
                reading.text[start:end],
                voice.why,
                worded(voice.rewrite, facts) if voice.rewrite else "",
                entry.id if entry else "",
            )
        )
    return tuple(sorted(found, key=_PLACE))


def _given(reading: Reading, now: datetime | None, days: Days) -> tuple[Commitment, ...]:
    if now is None:
        return ()
    words = [one.words for one in reading.body]
    return tuple(commitments(reading.low, _spans(reading), reading.text, now, days, words))


def _spans(reading: Reading) -> list[tuple[int, int]]:
    return [(one.sentence.start, one.sentence.end) for one in reading.body]
