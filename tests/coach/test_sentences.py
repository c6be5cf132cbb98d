"""A reply is cut into sentences, and its greeting, closing and history are set apart."""

import pytest

from amends.coach.plain import plain
from amends.coach.records import Part
from amends.coach.sentences import split


def cut(text: str, part: Part = Part.BODY) -> list[str]:
    return [text[s.start : s.end] for s in split(text, plain(text)) if s.part is part]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("We lost it. I am sorry!", ["We lost it.", "I am sorry!"]),
        ("Mr. Hale met Dr. Amin at 5 p.m. today.", ["Mr. Hale met Dr. Amin at 5 p.m. today."]),
        (
            "We fell short.If you allow it, I will call.",
            ["We fell short.", "If you allow it, I will call."],
        ),
        ("It costs 4.50 at www.shop.example now.", ["It costs 4.50 at www.shop.example now."]),
        (
            "You can have:\n- a new one\n- your money",
            ["You can have:", "- a new one", "- your money"],
        ),
        ("Which one? Tell me.", ["Which one?", "Tell me."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, body: list[str]) -> None:
    assert cut(text) == body


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("Dear Mr. Gupta, First, I want to thank you.", ["Dear Mr. Gupta,"]),
        (
            "Dear Guest, Greetings from the Lotus! We lost it.",
            ["Dear Guest, Greetings from the Lotus!"],
        ),
        ("Hi Becky, sorry it was mouldy.", ["Hi Becky,"]),
    ],
)
def test_a_greeting_is_set_apart(text: str, greeting: list[str]) -> None:
    assert [words.strip() for words in cut(text, Part.GREETING)] == greeting
    assert "Becky" not in " ".join(cut(text))


def test_a_closing_is_set_apart() -> None:
    text = "We lost it.\n\nKind regards,\nRuth Bell\nGeneral Manager"
    assert cut(text) == ["We lost it."]
    assert cut(text, Part.CLOSING) == ["Kind regards,", "Ruth Bell", "General Manager"]


def test_history_below_is_not_ours_to_judge() -> None:
    text = "I refunded it.\n\nOn Mon, 2 Nov 2026 Ann wrote:\n> You should have told us."
    assert cut(text) == ["I refunded it."]


def test_a_line_broken_for_its_width_goes_on() -> None:
    text = "We are sending the new one today by courier because the first one never\ncame to you."
    assert cut(text) == [text]


def test_without_punctuation_a_new_thought_starts_a_new_sentence() -> None:
    text = (
        "good morning ma the fridge you bought from us last week was not cold because the gas was "
        "low we are sorry for the spoiled meat our man is coming tomorrow morning with the gas and "
        "the money for the meat please be at home"
    )
    assert cut(text)[1].startswith("we are sorry for the spoiled meat")


def test_the_plain_twin_is_as_long_as_the_text() -> None:
    text = "I’m “sorry” — İstanbul café naïve 😕 ﬁne… £5"
    assert len(plain(text)) == len(text)
    assert plain(text).startswith('i\'m "sorry" - istanbul cafe')
