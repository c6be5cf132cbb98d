"""Whatever a room writes into the journal can be read on a case page, or is nobody's story."""

import ast

from amends.web.case.sentences import SENTENCES, UNSPOKEN
from house.source import trees


def recorded_names() -> dict[str, str]:
    """Return every name that an action gives to `record`, and where."""
    names: dict[str, str] = {}
    for path, tree in trees().items():
        if path.name != "actions.py" and "actions" not in path.parts:
            continue
        for call in ast.walk(tree):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            if call.func.id != "record":
                continue
            for part in _said(call.args[0]):
                names[part] = str(path)
    return names


def _said(name: ast.expr) -> list[str]:
    if isinstance(name, ast.IfExp):
        return [*_said(name.body), *_said(name.orelse)]
    assert isinstance(name, ast.Constant), f"A journal name is spelt out: {ast.unparse(name)}"
    return [str(name.value)]


def test_there_are_names_to_check() -> None:
    assert len(recorded_names()) > 70


def test_every_fact_has_a_sentence_or_is_nobodys_story() -> None:
    mute = {
        name: where
        for name, where in recorded_names().items()
        if name not in SENTENCES and name not in UNSPOKEN
    }
    assert mute == {}


def test_no_fact_is_both_spoken_and_unspoken() -> None:
    assert SENTENCES.keys() & UNSPOKEN == set()


def test_no_sentence_is_left_over_for_a_fact_that_nobody_records() -> None:
    assert (SENTENCES.keys() | UNSPOKEN) - recorded_names().keys() == set()
