"""Read phrasebooks from YAML, and say plainly what is wrong with one."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import re2
import yaml

from amends.coach.concepts import expression
from amends.coach.errors import PhrasebookError
from amends.coach.moves import Move
from amends.coach.phrasebook.entries import Entry, Phrasebook

_BOOK = {"move", "message", "reason", "rewrite", "entries"}
_ENTRY = {
    *{"id", "move", "message", "reason", "rewrite", "patterns", "unless", "sure"},
    *{"unless_reply"},
    *{"must", "must_not"},
}
_ID = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)+")


@cache
def shipped() -> Phrasebook:
    """Give the phrasebook that comes with the coach."""
    folder = files("amends.coach").joinpath("books/en")
    entries: list[Entry] = []
    for book in sorted(folder.iterdir(), key=lambda path: path.name):
        if book.name.endswith(".yaml"):
            text = book.read_text(encoding="utf-8")
            # The tests check every pattern of ours; at each start it would cost half a second.
            entries += read_phrasebook(text, name=book.name, check=False).entries
    return Phrasebook(tuple(entries))


def load_phrasebook(path: Path) -> Phrasebook:
    """Read one YAML file, or all of a folder. Raises PhrasebookError."""
    paths = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not paths:
        raise PhrasebookError(f"{path}: there is no .yaml file in it")
    entries: list[Entry] = []
    for one in paths:
        try:
            text = one.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PhrasebookError(f"{one}: cannot be read: {error}") from error
        entries += read_phrasebook(text, name=str(one)).entries
    return Phrasebook(tuple(entries))


def read_phrasebook(text: str, *, name: str, check: bool = True) -> Phrasebook:
    """Read a phrasebook; what stands above the entries holds for each that does not say more.

    Raises PhrasebookError with the name of the file and of the entry.
    """
    try:
        book = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise PhrasebookError(f"{name}: no valid YAML: {error}") from error
    if not isinstance(book, dict) or not isinstance(book.get("entries"), list):
        raise PhrasebookError(f"{name}: expected a list named entries")
    _known(book, _BOOK, name)
    above = {key: value for key, value in book.items() if key != "entries"}
    entries = [_entry({**above, **_mapping(row, name)}, name) for row in book["entries"]]
    if check:
        for entry in entries:
            for pattern in entry.patterns + entry.unless:
                _check(pattern, f"{name}: {entry.id}")
    twice = {entry.id for entry in entries if [e.id for e in entries].count(entry.id) > 1}
    if twice:
        raise PhrasebookError(f"{name}: {sorted(twice)[0]} is there twice")
    return Phrasebook(tuple(entries))


def _entry(row: dict[str, object], name: str) -> Entry:
    id_ = row.get("id")
    if not isinstance(id_, str) or not _ID.fullmatch(id_):
        raise PhrasebookError(f"{name}: an entry needs an id as hollow.if_you_felt, not {id_!r}")
    where = f"{name}: {id_}"
    _known(row, _ENTRY, where)
    try:
        move = Move(str(row.get("move")))
    except ValueError:
        raise PhrasebookError(f"{where}: there is no move {row.get('move')!r}") from None
    return Entry(
        id=id_,
        move=move,
        patterns=_texts(row, "patterns", where, needed=True),
        unless=_texts(row, "unless", where),
        unless_reply=tuple(map(Move, _texts(row, "unless_reply", where))),
        message=_text(row, "message", where),
        reason=_text(row, "reason", where),
        rewrite=str(row.get("rewrite") or ""),
        sure=_truth(row, where),
        must=_texts(row, "must", where, needed=True),
        must_not=_texts(row, "must_not", where, needed=True),
    )


def _check(pattern: str, where: str) -> None:
    try:
        re2.compile(expression(pattern))
        re.compile(expression(pattern))
    except PhrasebookError as error:
        raise PhrasebookError(f"{where}: {error}") from error
    except (re2.error, re.error) as error:
        raise PhrasebookError(f"{where}: {pattern!r} is no pattern: {error}") from error


def _mapping(row: object, name: str) -> dict[str, object]:
    if not isinstance(row, dict):
        raise PhrasebookError(f"{name}: every entry has an id, patterns, must and must_not")
    return row


def _known(row: dict[str, object], keys: set[str], where: str) -> None:
    if unknown := sorted(set(map(str, row)) - keys):
        raise PhrasebookError(f"{where}: unknown key {unknown[0]}")


def _truth(row: dict[str, object], where: str) -> bool:
    value = row.get("sure", True)
    if not isinstance(value, bool):
        raise PhrasebookError(f"{where}: sure is true or false")
    return value


def _text(row: dict[str, object], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise PhrasebookError(f"{where}: {key} is missing")
    return value.strip()


def _texts(
    row: dict[str, object], key: str, where: str, *, needed: bool = False
) -> tuple[str, ...]:
    value = row.get(key) or []
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise PhrasebookError(f"{where}: {key} is a list of texts")
    if needed and not value:
        raise PhrasebookError(f"{where}: {key} is missing")
    return tuple(value)
