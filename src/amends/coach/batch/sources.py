"""Replies from files: plain text, e-mail, mbox, CSV and JSON Lines, one after the other."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_binary_file, message_from_bytes, policy
from email.message import EmailMessage, Message
from itertools import count
from pathlib import Path

from amends.coach.errors import UnreadableInput

_TEXT = ("text", "reply", "response", "body", "message", "draft")
_CUSTOMER = ("customer", "complaint", "review", "question", "inbound")
_ID = ("id", "number", "case", "ticket")
SUFFIXES = frozenset({".txt", ".md", ".eml", ".mbox", ".csv", ".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class Sample:
    """A reply to review: where it stands, what it answers; `trouble` says why it has no text."""

    id: str
    text: str
    customer: str = ""
    file: str = ""
    line: int = 1
    trouble: str = ""


def files_in(paths: Iterable[Path]) -> list[Path]:
    """List the files that are named, and all readable kinds in named folders.

    Raises UnreadableInput when there is no such file.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
        elif path.is_file():
            found.append(path)
        else:
            raise UnreadableInput(f"there is no file {path}")
    return found


def samples(path: Path) -> Iterator[Sample]:
    """Yield the replies of a file, without holding it whole where its kind allows.

    A file that cannot be read gives one sample that says so.
    """
    try:
        yield from _samples(path)
    except OSError as error:
        trouble = f"cannot be read: {error.strerror or error}"
        yield Sample(path.name, "", file=str(path), trouble=trouble)
    except UnreadableInput as error:
        yield Sample(path.name, "", file=str(path), trouble=str(error))


def _samples(path: Path) -> Iterator[Sample]:
    suffix = path.suffix.lower()
    if suffix in {".jsonl", ".ndjson"}:
        with path.open("rb") as lines:
            yield from json_samples(lines, file=str(path))
    elif suffix == ".csv":
        yield from _csv(path)
    elif suffix == ".mbox":
        with path.open("rb") as lines:
            for number, data in enumerate(_messages(lines), 1):
                yield _mail(message_from_bytes(data), str(path), number)
    elif suffix == ".eml":
        with path.open("rb") as file:
            yield _mail(message_from_binary_file(file, policy=policy.default), str(path), 1)
    else:
        text = path.read_text(encoding="utf-8", errors="replace")
        yield Sample(id=path.name, text=text, file=str(path))


def _messages(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Cut an mbox into messages; only one is in memory at a time."""
    message: list[bytes] = []
    for line in lines:
        if line.startswith(b"From "):
            if message:
                yield b"".join(message)
            message = []
        else:
            message.append(line)
    if message:
        yield b"".join(message)


def json_samples(lines: Iterable[bytes], *, file: str = "") -> Iterator[Sample]:
    """Yield a reply for each line of JSON; a bad line becomes one that says its trouble."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Sample("", "", file=file, line=number, trouble=f"no valid JSON: {error}"[:200])
            continue
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            id_ = row.get("id") if isinstance(row, dict) else None
            trouble = 'expected an object as {"id": "1", "text": "…"}'
            yield Sample(_name(id_), "", file=file, line=number, trouble=trouble)
            continue
        customer = row.get("customer")
        yield Sample(
            id=_name(row.get("id", number)),
            text=row["text"],
            customer=customer if isinstance(customer, str) else "",
            file=file,
            line=number,
        )


def _name(id_: object) -> str:
    # Ids come back as they came: a number is not a text.
    return json.dumps(id_, ensure_ascii=False)


def _csv(path: Path) -> Iterator[Sample]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.DictReader(file)
        try:
            named = {name.strip().lower(): name for name in rows.fieldnames or ()}
        except csv.Error as error:
            raise UnreadableInput(f"no CSV: {error}") from error
        text, customer, id_ = (_column(named, names) for names in (_TEXT, _CUSTOMER, _ID))
        if text is None:
            raise UnreadableInput(f"no column is named {', '.join(_TEXT)}")
        for number in count(2):
            try:
                row = next(rows, None)
            except csv.Error as error:
                trouble = f"no CSV: {error}"
                yield Sample(str(number), "", file=str(path), line=number, trouble=trouble)
                continue
            if row is None:
                return
            yield Sample(
                id=(row.get(id_) if id_ else None) or str(number),
                text=row.get(text) or "",
                customer=(row.get(customer) if customer else None) or "",
                file=str(path),
                line=number,
            )


def _column(named: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if name in named), None)


def _mail(message: Message, file: str, number: int) -> Sample:
    id_ = str(message.get("Message-ID") or number)
    try:
        text = _words(message)
    except (LookupError, ValueError, KeyError) as error:
        return Sample(id_, "", file=file, line=number, trouble=f"cannot be read: {error}")
    return Sample(id_, text, file=file, line=number)


def _words(message: Message) -> str:
    if isinstance(message, EmailMessage):
        body = message.get_body(("plain",))
        return str(body.get_content()) if body else ""
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            data = part.get_payload(decode=True)
            if isinstance(data, bytes):
                return data.decode(part.get_content_charset() or "utf-8", "replace")
    return ""
