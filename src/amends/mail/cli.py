"""The commands `amends mail …`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from amends.mail.parsing import ParsedMail, parse

app = typer.Typer(help="Read mail, take it in, fetch it.", no_args_is_help=True)

_STDIN = Path("-")


@app.callback()
def mail() -> None:
    """Read mail, take it in, fetch it."""


@app.command(
    "parse", epilog="Example: amends mail parse letter.eml, or amends mail parse - < letter.eml"
)
def parse_files(
    files: Annotated[list[Path], typer.Argument(help="Messages, or folders of them; - reads one.")],
) -> None:
    """Say what messages say: one JSON line each. Needs no database and changes nothing."""
    failed = False
    for file in _files(files):
        line = {"file": str(file), **_line(file)}
        failed = failed or "unreadable" in line
        line.pop("unreadable", None)
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    raise typer.Exit(1 if failed else 0)


def _files(given: list[Path]) -> Iterator[Path]:
    for path in given:
        if path != _STDIN and path.is_dir():
            yield from sorted(found for found in path.rglob("*") if found.is_file())
        else:
            yield path


def _line(file: Path) -> dict[str, object]:
    try:
        raw = sys.stdin.buffer.read() if file == _STDIN else file.read_bytes()
    except OSError as error:
        return {
            **as_json(parse(b"")),
            "problem": f"Cannot be read: {error.strerror}.",
            "unreadable": 1,
        }
    return as_json(parse(raw))


def as_json(mail: ParsedMail) -> dict[str, object]:
    """Return the fields of a message as the commands print them; `problem` only if there is one."""
    bounce = mail.bounce.first if mail.bounce else None
    return {
        "message_id": mail.message_id,
        "from": mail.sender.address,
        "from_name": mail.sender.name,
        "to": [address.address for address in mail.to if address.address],
        "cc": [address.address for address in mail.cc if address.address],
        "subject": mail.subject,
        "text": mail.text,
        "elided": mail.elided,
        "attachments": [
            {"filename": each.filename, "content_type": each.content_type, "size": each.size}
            for each in mail.attachments
        ],
        "auto_reply": mail.is_auto_reply,
        "bounce": bounce
        and {
            "recipient": bounce.recipient,
            "status": bounce.status,
            "permanent": bounce.is_permanent,
        },
        **({"problem": mail.problem} if mail.problem else {}),
    }
