"""Words against the facts of the case hold a reply back; nothing else does."""

from datetime import date
from decimal import Decimal

import pytest

from amends.coach import CaseFacts, review

CASE = CaseFacts(
    customer="Amy Wong",
    refunded=False,
    sent=False,
    sums=frozenset({Decimal(40), Decimal(250)}),
    dates=frozenset({date(2026, 11, 12)}),
    authority=Decimal(100),
)


def against(text: str, facts: CaseFacts = CASE, customer: str = "") -> list[tuple[str, str]]:
    made = review(text, customer=customer, case_facts=facts)
    assert made.may_be_sent is (not made.contradictions)
    assert all(text[one.start : one.end] == one.quote for one in made.contradictions)
    return [(one.fact, one.quote) for one in made.contradictions]


@pytest.mark.parametrize(
    ("text", "fact", "quote"),
    [
        ("We have refunded you.", "refunded", "We have refunded"),
        ("Your card was credited today.", "refunded", "was credited"),
        ("We have already sent it.", "sent", "We have already sent"),
        ("It is on its way.", "sent", "on its way"),
        ("I refunded nothing yet, but you get $45.", "sum", "$45"),
        ("You ordered it on 3 November and it was lost.", "date", "3 November"),
        ("Dear Anna, it was lost.", "name", "Anna"),
        ("This will never happen again.", "never_again", "never happen again"),
        ("I will refund 250 dollars.", "authority", "250 dollars"),
    ],
)
def test_what_the_case_does_not_bear_out_is_named(text: str, fact: str, quote: str) -> None:
    assert (fact, quote) in against(text)


@pytest.mark.parametrize(
    "text",
    [
        "We will refund you tomorrow.",
        "It has not been sent yet.",
        "I will refund 40 dollars by Friday.",
        "You ordered it on 12 November and it was lost.",
        "Dear Ms Wong, it was lost.",
        "Dear Amy, it was lost.",
        "Dear customer, it was lost.",
        "Once it is sent I will call you.",
        "I will call you on 3 December.",
    ],
)
def test_what_agrees_with_the_case_or_is_still_to_come_is_left_alone(text: str) -> None:
    assert against(text) == []


@pytest.mark.parametrize("greeting", ["Hello again,", "Hi everyone,", "Good morning again!"])
def test_who_is_greeted_without_a_name_is_called_nothing_wrong(greeting: str) -> None:
    assert against(f"{greeting}\n\nWe are looking for the box.") == []


def test_what_the_case_does_not_know_is_not_held_against_anybody() -> None:
    text = "Dear Anna, we have refunded $45 for 3 November."
    assert against(text, CaseFacts()) == []


def test_a_sum_that_the_customer_named_may_be_named_back() -> None:
    assert against("You paid $45.", customer="I paid $45!") == []


def test_never_again_may_be_written_when_a_fix_was_verified() -> None:
    fixed = CaseFacts(changed="every box is weighed before it leaves")
    assert against("It will not happen again: every box is weighed.", fixed) == []
    assert against("It will not happen again.", CaseFacts(customer="Amy")) != []
