"""A few words of a sentence: what a letter promises, and clauses that fit into one."""

from datetime import UTC, datetime

import pytest

from amends.coach import Days
from amends.letters.short_words import LONGEST, are_alike, clause, what_is_promised

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quote", "what"),
    [
        ("I will bring the TV to your house by noon tomorrow", "Bring the TV to your house"),
        ("we'll send the second bag on Friday, 6 March", "Send the second bag"),
        ("You will hear from me by March 4, 2026, 3 p.m", "You will hear from me"),
        ("By Friday I will call you", "By Friday I will call you"),
        ("Your refund will be there within 5 days", "Your refund will be there"),
        ("I will look into it soon", "Look into it soon"),
        ("I will", "I will"),
    ],
)
def test_a_promise_is_told_without_who_and_when(quote: str, what: str) -> None:
    assert what_is_promised(quote, NOW, Days()) == what


def test_an_endless_promise_fits_the_ledger() -> None:
    assert len(what_is_promised("I will bring " + "a TV and " * 200, NOW, Days())) <= LONGEST


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The window was empty. Nobody knew.", "the window was empty"),
        ("Jim forgot it", "Jim forgot it"),
        ("  Two staples\nin the meat", "two staples"),
        ("", ""),
        ("...", ""),
        ("word " * 60, ""),
    ],
)
def test_a_text_becomes_a_clause(text: str, told: str) -> None:
    assert clause(text) == told


def test_texts_are_alike_by_what_they_are_about() -> None:
    assert are_alike("The second bag", "I will send your bag by Friday")
    assert not are_alike("Call you on Friday", "Send the bag on Friday")
