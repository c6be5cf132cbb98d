"""One function, one fact, one transaction, one journal line."""

import ast
from collections.abc import Iterator
from typing import TypeGuard

from house.source import called, trees


def public_actions() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield every action that a room offers: `actions.py`, or what `actions/__init__` names.

    What a folder of actions does not name is a step inside another action's transaction.
    """
    for path, tree in trees().items():
        if path.name == "actions.py":
            yield from ((path.parts[0], node) for node in tree.body if _is_public(node))
        elif path.parts[1:] == ("actions", "__init__.py"):
            folder = path.parent
            offered = {
                alias.name
                for node in tree.body
                if isinstance(node, ast.ImportFrom)
                for alias in node.names
            }
            inside = [t for p, t in trees().items() if p.parent == folder]
            defined = [n for t in inside for n in t.body if _is_public(n) and n.name in offered]
            assert {n.name for n in defined} >= {name for name in offered if name.islower()}
            yield from ((path.parts[0], node) for node in defined)


def _is_public(node: ast.stmt) -> TypeGuard[ast.FunctionDef]:
    return isinstance(node, ast.FunctionDef) and not node.name.startswith("_")


def test_there_are_actions_to_check() -> None:
    assert len(list(public_actions())) > 60


def test_every_action_writes_exactly_one_journal_line() -> None:
    lines = {
        f"{room}.{action.name}": called(action).count("record") for room, action in public_actions()
    }
    assert {name: count for name, count in lines.items() if count != 1} == {}


def test_every_action_is_one_transaction() -> None:
    loose = [
        f"{room}.{action.name}"
        for room, action in public_actions()
        if "transaction.atomic" not in [ast.unparse(d) for d in action.decorator_list]
    ]
    assert loose == []


def test_every_action_takes_the_time_by_keyword() -> None:
    without = [
        f"{room}.{action.name}"
        for room, action in public_actions()
        if "at" not in [a.arg for a in action.args.kwonlyargs]
    ]
    assert without == []


def test_journal_names_are_dotted_and_said_once() -> None:
    seen: dict[str, str] = {}
    for _room, action in public_actions():
        for call in ast.walk(action):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            if call.func.id != "record" or not isinstance(call.args[0], ast.Constant):
                continue
            name = str(call.args[0].value)
            assert "." in name, name
            assert name not in seen, f"{name} is said by {seen[name]} and {action.name}"
            seen[name] = action.name
    assert len(seen) > 50
