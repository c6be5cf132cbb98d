"""The law of the house, read from the source itself."""

import ast

from house.source import SOURCE, functions, trees

DOORS = ("web", "api", "mail", "clock")
LONGEST_FILE = 300
WRITERS = {
    *("create", "bulk_create", "get_or_create", "update_or_create", "bulk_update"),
    *("save", "delete"),
}


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    long = {p: len((SOURCE / p).read_text().splitlines()) for p in trees()}
    assert {path: lines for path, lines in long.items() if lines > LONGEST_FILE} == {}


def test_imports_stand_at_the_top_never_inside_a_function() -> None:
    deferred = [
        f"{path}:{inner.lineno}"
        for path, tree in trees().items()
        for function in functions(tree)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert deferred == []


def test_there_are_no_signals() -> None:
    heard = [
        f"{path}: {ast.unparse(node)}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom | ast.Import) and _brings_signals(node)
    ]
    assert heard == []


def _brings_signals(node: ast.ImportFrom | ast.Import) -> bool:
    named = [*((node.module or "") if isinstance(node, ast.ImportFrom) else "").split(".")]
    named += [part for alias in node.names for part in alias.name.split(".")]
    return not {"signals", "dispatch"}.isdisjoint(named)


def test_models_have_no_logic_in_save() -> None:
    overridden = [
        f"{path}:{function.lineno}"
        for path, tree in trees().items()
        if "models" in str(path)
        for function in functions(tree)
        if function.name in {"save", "delete", "clean", "full_clean"}
    ]
    assert overridden == []


def test_doors_never_touch_objects() -> None:
    touched = [
        f"{path}:{node.lineno}"
        for path, tree in trees().items()
        if path.parts[0] in DOORS
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    assert touched == []


def test_state_changes_only_in_actions() -> None:
    """Rows are made, changed and deleted by actions, and by the worker's own bookkeeping."""
    bookkeeping = {"record.py", "outbox.py", "timetable.py", "alive.py", "jobs.py", "worker.py"}
    elsewhere = [
        f"{path}:{call.lineno}"
        for path, tree in trees().items()
        if "actions" not in str(path)
        and not (path.parts[0] == "journal" and path.name in bookkeeping)
        and path.parts[0] not in {"config", "policy", "coach"}
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and _writes_rows(call)
        and path.name != "mailbox.py"  # the transport's own inbox, see its docstring
    ]
    assert elsewhere == []


def _writes_rows(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    if call.func.attr == "update":
        # That of a queryset takes names only; that of a dict or a digest takes a thing.
        return not call.args
    return call.func.attr in WRITERS
