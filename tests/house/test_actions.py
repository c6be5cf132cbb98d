"""One function, one fact, one transaction, one journal line."""

import ast
from collections.abc import Iterator
from pathlib import Path

from house.source import called, trees

STEPS = {"within.py", "ticking.py"}
"""Steps inside another action's transaction: the fact that they belong to writes the line."""

EXCUSED = {
    "open_again": "a step shared by receiving a message and reopening",
    "queue_attempt": "the outbox queues a job for a row that is there",
}


def public_actions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path, tree in trees().items():
        in_actions = path.name == "actions.py" or "actions" in path.parts
        if not in_actions or path.name in STEPS or path.name.startswith("_"):
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield path, node


def test_there_are_actions_to_check() -> None:
    assert len(list(public_actions())) > 60


def test_every_action_writes_exactly_one_journal_line() -> None:
    lines = {
        f"{path}:{action.name}": called(action).count("record")
        for path, action in public_actions()
        if action.name not in EXCUSED
    }
    assert {name: count for name, count in lines.items() if count != 1} == {}


def test_every_action_is_one_transaction() -> None:
    loose = [
        f"{path}:{action.name}"
        for path, action in public_actions()
        if action.name not in EXCUSED
        and "transaction.atomic" not in [ast.unparse(d) for d in action.decorator_list]
    ]
    assert loose == []


def test_every_action_takes_the_time_by_keyword() -> None:
    without = [
        f"{path}:{action.name}"
        for path, action in public_actions()
        if action.name not in EXCUSED and "at" not in [a.arg for a in action.args.kwonlyargs]
    ]
    assert without == []


def test_journal_names_are_dotted_and_said_once() -> None:
    seen: dict[str, str] = {}
    for path, action in public_actions():
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
