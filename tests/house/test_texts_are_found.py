"""Every text that Python code gives to gettext stands where the translators' tools look for it."""

import ast

from house.source import called, trees

ASKS = {"gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"} | {
    "npgettext",
    "npgettext_lazy",
    "_",
}


def out_of_sight(tree: ast.AST) -> list[int]:
    """List the lines where a text hides in an f-string, or is asked for by a name of our own."""
    hidden = [
        call.lineno
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ASKS & set(called(call))
    ]
    renamed = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name in ASKS and name.asname not in {None, "_"}
    ]
    return hidden + renamed


def test_no_text_is_out_of_the_translators_sight() -> None:
    found = {str(path): out_of_sight(tree) for path, tree in trees().items()}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_a_hidden_text_is_found() -> None:
    assert out_of_sight(ast.parse("said = f\"{told} {_('Hoped for.')}\"")) == [1]
    assert out_of_sight(
        ast.parse("from django.utils.translation import gettext as _now\n_now('Late')")
    ) == [1]
