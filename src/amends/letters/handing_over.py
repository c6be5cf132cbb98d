"""All that we hold of a customer as one archive, written while it is sent.

Nothing is held in memory but one case and one file at a time.
"""

import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime

from amends.cases.models import Attachment
from amends.letters.models import Letter
from amends.letters.queries.held import (
    AT_ONCE,
    Plain,
    case_held,
    cases_held,
    files_held,
    letters_held,
    person_held,
)
from amends.people.models import Customer, Staff

PIECE = 64 * 1024


def archive_of(customer: Customer, *, staff: Staff, at: datetime) -> Iterator[bytes]:
    """Yield a ZIP file of what somebody may see of a customer: JSON, letters as text, files.

    `person.json` says who they are to us, `cases/` has one file for each case, `letters/` what
    we wrote, `files/` what was kept. A file that is gone from the disk says so in its place.
    """
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        put = _putter(archive, at)
        put("person.json", _as_json(person_held(customer, staff)))
        yield from pipe.taken()
        for case in cases_held(customer, staff).iterator(chunk_size=AT_ONCE):
            put(f"cases/{case.pk}.json", _as_json(case_held(case)))
            for letter in letters_held(case):
                put(f"letters/{case.pk}-{letter.pk}.txt", _as_text(letter))
                yield from pipe.taken()
            for file in files_held(case):
                yield from _file(archive, file, pipe, at)
            yield from pipe.taken()
    yield from pipe.taken()


class _Pipe:
    """Where the archive is written to; what has come so far is taken from it and sent."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        """Take a piece; how long it was is told back, as of any file."""
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Hold nothing back."""

    def close(self) -> None:
        """Keep open what is taken from it until the end."""

    def taken(self) -> Iterator[bytes]:
        """Give what has come since, and keep none of it."""
        pieces, self._pieces = self._pieces, []
        yield from pieces


def _putter(archive: zipfile.ZipFile, at: datetime) -> Callable[[str, str], None]:
    def put(name: str, text: str) -> None:
        archive.writestr(_entry(name, at), text.encode())

    return put


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, at.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _file(archive: zipfile.ZipFile, kept: Attachment, pipe: _Pipe, at: datetime) -> Iterator[bytes]:
    name = f"files/{kept.case_id}-{kept.pk}-{kept.filename}"
    try:
        source = kept.file.open("rb")
    except FileNotFoundError:
        archive.writestr(_entry(f"{name}.gone.txt", at), b"This file is gone from our disk.\n")
        return
    with source, archive.open(_entry(name, at), "w") as entry:
        while piece := source.read(PIECE):
            entry.write(piece)
            yield from pipe.taken()


def _as_json(values: dict[str, Plain]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _as_text(letter: Letter) -> str:
    head = [letter.at.isoformat(timespec="minutes"), letter.to_name, letter.subject]
    return "\n".join([*head, "", letter.message.body, ""])
