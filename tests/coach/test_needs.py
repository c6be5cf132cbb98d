"""What a pattern needs is never more than what it matches with."""

import re
from itertools import chain
from pathlib import Path

import pytest

from amends.coach import shipped
from amends.coach.commitments.dates import RULES
from amends.coach.concepts import expression
from amends.coach.labelled import labelled
from amends.coach.needs import needs_of
from amends.coach.plain import plain
from amends.coach.sieve import Sieve
from amends.coach.tokens import tokens

ROOT = Path(__file__).resolve().parents[2]


def needed(pattern: str) -> list[list[set[str]]]:
    return [[set(need) for need in way] for way in needs_of(pattern)]


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\bdays?\b", [[{"day", "days"}]]),
        (r"\b(?:refund\w*|credit) (?:\w+ )?today\b", [[{"refund*", "credit"}, {"today"}]]),
        (r"\b(?:no way|never)\b", [[{"no"}, {"way"}], [{"never"}]]),
        (r"\b(?:re-?order)\b", [[{"re*"}, {"*order*"}]]),
        (r"\borgani[sz]ed\b", [[{"organi*"}]]),
        (r"late", [[{"*late*"}]]),
        (r"\b\d+ ?pounds\b", [[{"0"}, {"pounds"}]]),
        (r"\bto [\w.]+@", [[{"to"}, {"@"}]]),
        (r"\b(?:soon)?\b", [[]]),
        (r"(?<=in )(?:early )?may\b", [[{"*may*"}]]),
        (r"(?i)soon", [[]]),
    ],
)
def test_a_pattern_needs_the_words_that_it_cannot_do_without(
    pattern: str, needs: list[list[set[str]]]
) -> None:
    assert needed(pattern) == needs


def test_the_sieve_lets_every_match_pass_in_all_that_was_written_for_the_coach() -> None:
    patterns = [
        *(expression(p) for entry in shipped().entries for p in entry.patterns + entry.unless),
        *RULES,
    ]
    sieve = Sieve(enumerate(patterns))
    found = [re.compile(pattern) for pattern in patterns]
    examples = chain.from_iterable(entry.must + entry.must_not for entry in shipped().entries)
    replies = (r.text for p in (ROOT / "training/coach").glob("*-1.jsonl") for r in labelled(p))
    for text in map(plain, chain(examples, replies)):
        passing = sieve.passing(tokens(text))
        kept_back = [n for n, one in enumerate(found) if n not in passing and one.search(text)]
        assert kept_back == [], text


def test_few_patterns_are_left_for_a_sentence() -> None:
    sieve = Sieve(enumerate(expression(p) for e in shipped().entries for p in e.patterns))
    assert len(sieve.passing(tokens("we have put your parcel on the van of today."))) < 15
