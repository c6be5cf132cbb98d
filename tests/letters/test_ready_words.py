"""Letters that begin ready: kind enough for the coach, and true to the case."""

from dataclasses import replace

import pytest

from amends.coach import CaseFacts, Days
from amends.letters.coaching import Known, review_letter
from amends.letters.composing import LetterFacts
from amends.letters.ready_words import not_offered_words, parting_words
from cast import AT

FACTS = LetterFacts(
    language="en",
    customer="Ms Klein",
    writer="Sam Whitlock",
    owner="Sam Whitlock",
    team="The Regent",
    email="",
    phone="",
    subject="No film after midnight",
    link="http://testserver/c/x/",
    we_failed=True,
)
ELSEWHERE = "Our last film begins at half past nine. The Odeon in Mill Lane has one at half past."


def harms_in(words: str) -> list[tuple[str, str]]:
    facts = CaseFacts(customer="Ms Klein", owner="Sam Whitlock")
    known = Known(facts=facts, customer="", now=AT, days=Days())
    return [
        (one.found.move.value, one.found.quote)
        for one in review_letter(known, owed_part=words, extra_part="").harms
    ]


@pytest.mark.parametrize("we_failed", [True, False])
@pytest.mark.parametrize("delivered", [[], ["New tickets for any show", "What they paid"]])
def test_the_coach_finds_no_harm_in_a_letter_to_part_by(
    we_failed: bool, delivered: list[str]
) -> None:
    words = parting_words(replace(FACTS, we_failed=we_failed), delivered=delivered)
    assert harms_in(words) == []
    assert words.startswith("Dear Ms Klein,")
    assert all(f"- {what}" in words for what in delivered)
    assert ("We let you down" in words) == we_failed
    assert "everything that we hold about you" in words
    assert "[" not in words


def test_what_we_do_not_offer_is_said_with_a_pointer_elsewhere() -> None:
    words = not_offered_words(FACTS, thing="Films after midnight", elsewhere=ELSEWHERE)
    assert harms_in(words) == []
    assert f"we do not offer: Films after midnight.\n\n{ELSEWHERE}" in words
    assert "[" not in words


def test_without_a_pointer_a_gap_is_left_that_keeps_the_letter_here() -> None:
    assert "[Say here where" in not_offered_words(FACTS, thing="Films", elsewhere="")
