"""Nobody votes here and nobody is found guilty: no word of the product says so (rules 2, 15).

A vote counts heads instead of hearing the customer; a verdict ends the search for what to mend; a
label of fraud stays when the doubt is gone. Looked for in everything that a person can read or
choose: templates, catalogues and their sources, names of models, fields and choices, and policies.
"Fault" and "blame" alone are not among the words: the pages of the focus audit count such talk,
and a letter to a supplier is read for it, so they have to name it.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po
from django.apps import apps

from house.source import SOURCE, trees

ENGLISH = r"""
    vot(?:e|es|ed|er|ers|ing)|out-?vot\w+|ballots?|verdicts?|jury|juries|tribunals?|convict\w*
    |upheld|uphold\w*|overruled?|guilt|guilty|culprits?|culpab\w+|blameworthy|wrongdoers?
    |at\ fault|fault\ of|whose\ fault|to\ blame|liars?|lied|lying|dishonest\w*|fraud\w*
    |scam\w*|cheat(?:s|ed|er|ers|ing)?|suspicious|suspects?|suspected|unfounded|frivolous
    |fake\ (?:claims?|complaints?)|serial\ complainers?
"""
SPANISH = r"""
    votos?|vot(?:ar|an|aron|ación|aciones)|veredictos?|jurado|culpables?|culpabilidad|inocentes?
    |quién\ tiene\ la\ culpa|mentiros[oa]s?|mentira?s?|miente[ns]?|minti\w+
    |fraud\w+|estaf\w+|tramp(?:a|oso|osa)s?|sospechos[oa]s?|infundad[oa]s?
"""
GERMAN = r"""
    abstimm\w*|abgestimmt|stimmzettel|urteils?(?:spruch\w*)?|verurteil\w*|schuldspr\w+
    |schuldige[nrs]?|schuldig\ (?:ist|sind|war\w*|gesprochen)|unschuldig\w*|wer\ ist\ schuld
    |lügner\w*|lügt|gelogen|betrug\w*|betrüg\w*|schwindl\w*|verdächtig\w*|unbegründet\w*|stattgegeben
"""
WORDS = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE | re.VERBOSE)
    for language, words in (("en", ENGLISH), ("es", SPANISH), ("de", GERMAN))
}
EXEMPT = ("coach", "insight")
"""Rooms that look for such talk: the coach's phrasebook, and the focus audit."""

LOCALE = SOURCE / "locale"
GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext"}


def said(text: str, language: str = "en") -> list[str]:
    """The words of a text that count heads or condemn."""
    # Names of code have no spaces.
    return [found.group() for found in WORDS[language].finditer(text.replace("_", " "))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Vote on it"),
        ("en", "The complaint was upheld."),
        ("en", "is_fraud"),
        ("en", "It was the fault of the kitchen."),
        ("en", "who_is_at_fault"),
        ("es", "El veredicto"),
        ("es", "¿Quién es culpable?"),
        ("de", "Jetzt abstimmen"),
        ("de", "Das Urteil"),
        ("de", "ein Betrüger"),
    ],
)
def test_the_words_are_found(language: str, text: str) -> None:
    assert said(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Devoted to the customer; a default; the pivot."),
        ("en", "Where the talk asks for the fault first"),
        ("en", "It belied what was said; an applied rule; the bailout."),
        ("es", "Se debe; el detalle; votivo"),
        ("de", "Was wir schulden; beurteilen; die Schuld am Gespräch; der Betrag"),
    ],
)
def test_other_words_are_left_alone(language: str, text: str) -> None:
    assert said(text, language) == []


def test_no_template_says_so() -> None:
    found = {
        str(path.relative_to(SOURCE)): words
        for path in sorted(SOURCE.rglob("*.html"))
        if (words := said(path.read_text()))
    }
    assert found == {}
    assert len([*SOURCE.rglob("*.html")]) > 100


def test_no_catalogue_says_so() -> None:
    found: dict[str, list[str]] = {}
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        language = path.parts[-3]
        for message in read_po(path.open("rb")):
            ours = message.id if isinstance(message.id, tuple) else (message.id,)
            theirs = message.string if isinstance(message.string, tuple) else (message.string,)
            words = [word for text in ours for word in said(text)]
            words += [word for text in theirs for word in said(text, language)]
            if words:
                found[f"{language}: {ours[0]}"] = words
    assert found == {}
    assert {path.name for path in LOCALE.iterdir() if path.is_dir()} >= {"es", "de"}


def _translated(tree: ast.AST) -> Iterator[str]:
    """Yield every text that goes through gettext, also before a catalogue has it."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute):
            name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr
            if name in GETTEXT:
                for part in ast.walk(call):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value


def test_no_text_of_ours_says_so() -> None:
    found = {
        str(path): words
        for path, tree in trees().items()
        if path.parts[0] not in EXEMPT
        if (words := [word for text in _translated(tree) for word in said(text)])
    }
    assert found == {}


def _names_of(model: type) -> Iterator[str]:
    yield model.__name__
    for field in model._meta.get_fields():  # type: ignore[attr-defined]
        yield field.name
        for choice in getattr(field, "choices", None) or ():
            yield from (str(part) for part in choice)
    for constraint in model._meta.constraints:  # type: ignore[attr-defined]
        yield constraint.name


def test_no_model_field_or_choice_is_called_so() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("amends.")]
    found = {
        f"{model.__name__}: {name}": words
        for model in ours
        if model._meta.app_label not in EXEMPT
        for name in _names_of(model)
        if (words := said(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)))
    }
    assert found == {}
    assert len(ours) > 60


def _texts(tree: object) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts(value)
    elif isinstance(tree, str):
        yield tree


def _policies() -> list[Path]:
    return [
        path
        for folder in (SOURCE / "policy", SOURCE / "config", SOURCE / "promises")
        for path in sorted(folder.rglob("*.yaml"))
    ]


def test_no_policy_says_so() -> None:
    found = {
        path.name: words
        for path in _policies()
        if (
            words := [
                w
                for text in _texts(yaml.BaseLoader(path.read_text()).get_single_data())
                for w in said(text)
            ]
        )
    }
    assert found == {}
    assert len(_policies()) > 20
