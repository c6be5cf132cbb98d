"""Every language that the desk speaks has all its texts, whole and up to date."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from os import environ
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from tests.house.source import SOURCE

LOCALE = SOURCE / "locale"
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]

PLACE = re.compile(r"%(?:\(\w+\))?[ds]|\{\w*\}|</?\w[^>]*>")
"""What is filled in, and the markup around it."""

WORD = re.compile(r"[^\W\d_]{2,}")
MAY_BE_ALIKE = 2
"""So many words may be the same in two languages, such as "Version 3" or "Demo"."""


def texts(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def name_of(message: Message) -> tuple[str | None, tuple[str, ...]]:
    # Babel leaves the context as bytes when it reads a compiled catalogue.
    context = message.context.decode() if isinstance(message.context, bytes) else message.context
    return context, forms(message.id)


def asked_for(catalogue: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {name_of(message) for message in texts(catalogue)}


def is_translated(message: Message, plurals: int) -> bool:
    said = forms(message.string)
    wanted = plurals if message.pluralizable else 1
    return len(said) == wanted and all(said) and not message.fuzzy


def keeps_its_places(message: Message) -> bool:
    """Tell whether each form has the places of the original, singular or plural."""
    original = forms(message.id)
    return all(
        set(PLACE.findall(said)) == set(PLACE.findall(original[min(number, len(original) - 1)]))
        for number, said in enumerate(forms(message.string))
    )


def is_left_as_it_was(message: Message) -> bool:
    words = WORD.findall(PLACE.sub(" ", forms(message.id)[0]))
    return len(words) > MAY_BE_ALIKE and forms(message.string)[0] == forms(message.id)[0]


@pytest.fixture(scope="module")
def found_now(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Return what makemessages finds in the source as it stands, in a copy of it."""
    if shutil.which("xgettext") is None:
        pytest.skip("makemessages needs GNU gettext")
    copy = tmp_path_factory.mktemp("found") / "amends"
    without = shutil.ignore_patterns("locale", "static", "__pycache__", "*.gz")
    shutil.copytree(SOURCE, copy, ignore=without)
    (copy / "locale").mkdir()
    # Without settings: those of the house would send the texts to the real catalogues.
    bare = {name: value for name, value in environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "en"]
    subprocess.run(command, cwd=copy, env=bare, check=True, capture_output=True)
    return read(copy / "locale" / "en" / "LC_MESSAGES" / "django.po")


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_mo(file) if path.suffix == ".mo" else read_po(file)


def catalogue(language: str, suffix: str = "po") -> Catalog:
    return read(LOCALE / language / "LC_MESSAGES" / f"django.{suffix}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_the_texts_of_the_source_and_no_others(
    language: str, found_now: Catalog
) -> None:
    assert asked_for(catalogue(language)) == asked_for(found_now)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    there = catalogue(language)
    assert [m.id for m in texts(there) if not is_translated(m, there.num_plurals)] == []
    assert [m.id for m in texts(there) if is_left_as_it_was(m)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_and_the_markup_of_the_original(language: str) -> None:
    assert [m.id for m in texts(catalogue(language)) if not keeps_its_places(m)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_at_work_is_what_was_written(language: str) -> None:
    written, compiled = (
        {name_of(m): forms(m.string) for m in texts(catalogue(language, suffix))}
        for suffix in ("po", "mo")
    )
    assert compiled == written


def test_faulty_translations_are_found() -> None:
    lost = Message("%(name)s owns it.", "Es responsable.")
    swapped = Message(("One case.", "%(n)d cases."), ("Un caso.", "Los casos."))
    kept = Message(("One case.", "%(n)d cases."), ("Un caso.", "%(n)d casos."))
    assert [keeps_its_places(m) for m in (lost, swapped, kept)] == [False, False, True]
    half = Message(("One case.", "Cases."), ("Un caso.", ""))
    doubtful = Message("Case", "Caso", flags={"fuzzy"})
    assert [is_translated(m, 2) for m in (half, doubtful, kept)] == [False, False, True]
    assert is_left_as_it_was(Message("Nothing is listed yet.", "Nothing is listed yet."))
    assert not is_left_as_it_was(Message("Version %(number)s", "Version %(number)s"))
