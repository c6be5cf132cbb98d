"""Whatever is pasted in, an answer comes soon, and its offsets quote the text as it was given."""

import time
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.coach import CaseFacts, review

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
FACTS = CaseFacts(
    customer="Mary Lane",
    refunded=False,
    sent=False,
    sums=frozenset({Decimal(40)}),
    dates=frozenset({date(2026, 11, 20)}),
    authority=Decimal(10),
)
WORDS = (
    *("Dear Bob,", "we are sorry", "if you feel", "any inconvenience", "but", "you should have"),
    *("told us", "I will", "call you", "by Friday", "within 5 days", "refunded £30", "policy"),
    *("never again", "we’ll", "İstanbul", "ﬁne", "ß", "🙏🏽", "שלום", "مرحبا", "\u202e", "\x00"),
    *(
        "\r\n",
        "\n\n",
        "\n> ",
        "\t",
        "\u2028",
        "\x85",
        "\ud800",
        "...",
        "!?",
        '"',
        "'",
        "e.g.",
        "1.",
    ),
    *("Kind regards,", "On Mon Bob wrote:", "will", "the end of the month", "3/4", "“so”", "~"),
)
texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=30)


@settings(max_examples=150, deadline=None)
@given(texts.map(" ".join), st.sampled_from(["", "My parcel is late.", "\x00é"]))
def test_offsets_always_quote_the_text_as_given(text: str, customer: str) -> None:
    made = review(text, customer=customer, case_facts=FACTS, now=NOW)
    for one in (*made.findings, *made.commitments, *made.contradictions):
        assert 0 <= one.start <= one.end <= len(text)
        assert text[one.start : one.end] == one.quote


def test_line_ends_of_windows_hide_nothing() -> None:
    text = "Dear Ann,\r\n\r\nWe are truly\r\nsorry for any\tinconvenience.\r\n\r\nRegards,\r\nBob"
    assert [f.quote for f in review(text).findings] == ["sorry for any\tinconvenience"]


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a",
            " ",
            "\n",
            "\r\n",
            ".",
            ". ",
            "'",
            '"',
            "hi a",
            "@",
            "e.g. ",
            "~",
            "😞",
            "\x00",
            "é",
        ),
        *(
            "sorry ",
            "so sorry. ",
            "we will call you on friday and ",
            "if ",
            "you said 'no' ",
            "$5 ",
        ),
        *("we are sorry that we assure you of any ", "1. ", "dear ", "(", "by ", "n't ", "3 days "),
        *("cannot because ", "sorry for the ", "you will be ", "thank you for your "),
    ],
)
def test_a_hundred_thousand_letters_of_anything_are_answered(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    review(text, customer=text[:1000], case_facts=FACTS, now=NOW)
    # What grows with the square of the length takes minutes.
    assert time.process_time() - start < 15
