from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from pytest_django import Settings

from amends.letters.composing import (
    APART,
    LetterFacts,
    OfferWords,
    OptionWords,
    first_wording,
    lay_out,
)

PLAIN = LetterFacts(
    language="en",
    customer="Amy",
    writer="Jim Ortiz",
    owner="Jim Ortiz",
    team="Northlight Electronics",
    email="desk@northlight.example",
    phone="555 0100",
    subject="The TV was not in the window",
    link="https://desk.example/c/token/",
    we_failed=True,
)
OFFER = OfferWords(
    options=(
        OptionWords("Nothing more to pay", "The $250 you still owed is cancelled."),
        OptionWords("A new evening", "Balloons and a cake on the day you pick."),
    ),
    owed=("The delivery fee back",),
    extra=("Dinner for two at Lucia's",),
)


@pytest.fixture
def spanish_catalogue(tmp_path: Path, settings: Settings) -> None:
    catalogue = Catalog(locale="es")
    catalogue.add("Dear %(name)s,", "Hola, %(name)s:", flags=["python-format"])
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    settings.LOCALE_PATHS = [tmp_path]


def test_the_first_wording_greets_them_as_they_want_to_be_called() -> None:
    wording = first_wording(PLAIN)
    assert wording.subject == "The TV was not in the window"
    assert wording.owed_part == (
        "Dear Amy,\n\nThank you for telling us.\n\nThat is ours to put right."
    )
    assert wording.extra_part == ""


def test_the_first_wording_says_what_was_promised_and_what_happened() -> None:
    facts = replace(PLAIN, promised="the TV in the window", happened="the window was empty")
    owed_part = first_wording(facts).owed_part
    assert "This is what we promised you: the TV in the window" in owed_part
    assert "This is what happened: the window was empty" in owed_part
    assert "Thank you" not in owed_part


def test_an_enquiry_is_not_called_ours_to_put_right() -> None:
    assert "put right" not in first_wording(replace(PLAIN, we_failed=False)).owed_part


def test_with_an_offer_the_choice_is_asked_for_and_the_extra_stands_apart() -> None:
    wording = first_wording(replace(PLAIN, offer=OFFER))
    assert "Please choose what would put it right." in wording.owed_part
    assert "Lucia" not in wording.owed_part
    assert "Dinner for two at Lucia's" in wording.extra_part
    assert "$250" not in wording.extra_part


def test_while_an_approver_is_asked_the_customer_is_told_by_when() -> None:
    facts = replace(PLAIN, hear_by=datetime(2026, 3, 3, 15, 0, tzinfo=UTC))
    assert "You will hear from me what we can do by March 3, 2026, 3 p.m." in (
        first_wording(facts).owed_part
    )


def test_the_sheet_has_owed_options_page_then_the_extra_then_the_name() -> None:
    sheet = lay_out(
        replace(PLAIN, offer=OFFER), owed_part="Dear Amy,\n\nIt is ours.", extra_part="Dinner."
    )
    assert sheet == (
        "Dear Amy,\n\nIt is ours.\n\n"
        "1. Nothing more to pay\nThe $250 you still owed is cancelled.\n\n"
        "2. A new evening\nBalloons and a cake on the day you pick.\n\n"
        "Yours whatever you choose:\n- The delivery fee back\n\n"
        "Choose here, or tell us what you would rather have:\nhttps://desk.example/c/token/\n\n"
        "* * *\n\n"
        "Dinner.\n\n"
        "Jim Ortiz\nNorthlight Electronics\ndesk@northlight.example, 555 0100"
    )


def test_an_extra_alone_is_a_letter_of_its_own() -> None:
    sheet = lay_out(PLAIN, owed_part="", extra_part="Dinner is on us.")
    assert sheet.startswith("Dear Amy,\n\nDinner is on us.\n\n")
    assert APART not in sheet


def test_whoever_writes_for_the_owner_signs_and_names_the_owner() -> None:
    sheet = lay_out(replace(PLAIN, writer="Ines Pereira"), owed_part="Hello.", extra_part="")
    assert "Ines Pereira, for Jim Ortiz\nNorthlight Electronics" in sheet


@pytest.mark.usefixtures("spanish_catalogue")
def test_a_customer_who_reads_spanish_is_greeted_in_spanish() -> None:
    assert first_wording(replace(PLAIN, language="es")).owed_part.startswith("Hola, Amy:")


@pytest.mark.usefixtures("spanish_catalogue")
@pytest.mark.parametrize("language", ["xx", "", "../../etc", "eo-nowhere"])
def test_a_language_without_a_catalogue_is_greeted_in_english(language: str) -> None:
    assert first_wording(replace(PLAIN, language=language)).owed_part.startswith("Dear Amy,")
