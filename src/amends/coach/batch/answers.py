"""One reply reviewed, as the plain values that JSON and the reports are made of."""

from __future__ import annotations

from datetime import datetime

from amends.coach.batch.sources import Sample
from amends.coach.commitments import Days
from amends.coach.phrasebook import Phrasebook
from amends.coach.records import Commitment, Finding, Review
from amends.coach.reviewing import review

Answer = dict[str, object]


def answer(sample: Sample, now: datetime, days: Days, book: Phrasebook | None) -> Answer:
    """Review one sample; a sample in trouble is answered with its error."""
    if sample.trouble:
        return {"error": sample.trouble}
    return told(review(sample.text, customer=sample.customer, now=now, days=days, phrasebook=book))


def told(made: Review) -> Answer:
    """Tell a review as the contract of `amends coach --jsonl` has it."""
    return {
        "findings": [_finding(one) for one in made.findings],
        "missing": [str(one.piece) for one in made.missing],
        "commitments": [_commitment(one) for one in made.commitments],
    }


def _finding(one: Finding) -> Answer:
    return {
        "move": str(one.move),
        "kind": str(one.kind),
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "why": one.why,
        "try": one.wording,
    }


def _commitment(one: Commitment) -> Answer:
    return {
        "quote": one.quote,
        "who": str(one.who),
        "what": one.what,
        "due": one.due.isoformat() if one.due else None,
        "vague": one.vague,
    }
