"""Folding keeps what people wrote in sight, and never loses a line."""

import pytest

from amends.mail.parsing.folding import fold


def test_answers_between_the_lines_of_a_quote_stand_with_the_quote() -> None:
    text = (
        "On Mon, 2 Mar 2026 at 09:00, Care <care@amends.example> wrote:\n> Which size?\n\n"
        "Twelve.\n\n> And which stone?\n\nA blue one.\n\n> Thank you."
    )
    folded = fold(text)
    assert "Twelve." in folded.text
    assert "> And which stone?" in folded.text
    assert folded.elided == "> Thank you."


def test_an_answer_below_the_quote_is_the_text() -> None:
    folded = fold("On 04/02/2026 06:26 PM, Care wrote:\n> Hi\nHello")
    assert (folded.text, folded.elided) == ("Hello", "On 04/02/2026 06:26 PM, Care wrote:\n> Hi")


def test_what_is_passed_on_without_a_word_is_the_text() -> None:
    forwarded = (
        "---------- Forwarded message ---------\nFrom: Shop <shop@example.com>\nSubject: Ring\n\n"
    )
    assert fold(forwarded + "Your ring is late.").text == "Your ring is late."
    assert fold("Look at this.\n\n" + forwarded + "Your ring is late.").text == "Look at this."


def test_an_answer_without_a_word_does_not_put_our_words_into_their_mouth() -> None:
    text = (
        "From: Care <care@amends.example>\nSent: Monday\nTo: Anna\nSubject: Ring\n\nWe are sorry."
    )
    folded = fold(text, recipients=["care@amends.example"])
    assert (folded.text, folded.elided) == ("", text)


@pytest.mark.parametrize(
    "text",
    [
        "From: Paris\nTo: Rome\nDate: 3 May\n\nThe train never came.",
        "On your site I read:\n\n    delivery in two days\n\nThat was a week ago.",
        "He wrote: we will be there on Monday.\nNobody came.",
        "I ordered three:\n\n- a ring\n- a chain\n- and another",
        "Sent from my desk, is much easier than my telephone.",
        "Here is the fix -- this is no signature.\n\nBye",
        "Thank you,\nAnna",
        "Hello.\nOn 3 May 2026 at 10:00 I wrote to care@amends.example:\n\nWhere is my ring?",
        "New message\n\nFrom: Anna <anna@example.com>\nSubject: Ring\nMessage: The ring says F.",
        "Merhaba,\n\nKargo bugün gönderildi",
        "The parcel never came. It was\nsent via DHL on Monday",
        "Hei,\n\nLähetetty paketti ei tullut",
        "Thanks!",
        "Best thing I ever bought broke on the first day.",
        "The parcel came on 3 May at 10:00 and it was open:\n\nthe ring was gone.",
        "> I write everything\n> like this.",
        ">From now on I buy elsewhere.",
        "Regards,\nAnna",
    ],
)
def test_what_only_looks_like_a_quote_or_a_signature_stays_in_sight(text: str) -> None:
    folded = fold(text)
    assert (folded.text, folded.elided) == (text, "")


def test_a_name_and_how_to_reach_it_is_a_signature_when_it_is_the_writers() -> None:
    text = "The ring says F.\n\nAnna Smith\nanna@example.com\n(555) 346-9947"
    assert fold(text, sender="Anna Smith").text == "The ring says F."
    assert fold(text, sender="Bob Jones").text == text


def test_a_mail_systems_warning_above_and_the_lawyers_below_are_folded() -> None:
    text = (
        "CAUTION: This email originated from outside of the organisation. Do not click.\n\n"
        "The ring says F.\n\n"
        "This message is confidential and intended solely for the use of the person to whom it\n"
        "is addressed. If you are not the intended recipient please delete it.\n\nSmith & Co"
    )
    assert fold(text).text == "The ring says F."


def test_a_long_attribution_that_was_cut_over_lines_is_one() -> None:
    attribution = "On Dec 16, 2011, at 12:47 PM, Corey Donohoe\n<reply@example.com>\nwrote:"
    text = f"New words.\n\n{attribution}\n\n> Old"
    assert fold(text).text == "New words."


def test_words_above_an_attribution_are_not_drawn_into_it() -> None:
    text = (
        "On Monday I asked twice.\nOn 3 May 2026 at 10:00 Care <care@amends.example> wrote:\n> Old"
    )
    assert fold(text).text == "On Monday I asked twice."


def test_lines_keep_their_distance() -> None:
    text = "One.\n\n\nTwo.\n  three"
    assert fold(f"{text}\n\n-- \nAnna").text == text


def test_a_hundred_thousand_lines_are_parted_at_once() -> None:
    text = "\n".join(f"line {number}" for number in range(100_000))
    assert fold(text).text == text


def test_a_postscript_is_read_and_a_companys_long_card_is_folded() -> None:
    postscript = "The ring says F.\n\nKind regards\nAnna\n\nPS: the box was open."
    assert fold(postscript).text == postscript
    card = "\n".join(
        ["Anna Smith", "Smith & Co", *[f"line {n}" for n in range(9)], "Tel. +49 30 123456"]
    )
    assert fold(f"The ring says F.\n\nKind regards\n\n{card}").text == "The ring says F."
