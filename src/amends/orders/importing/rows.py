"""The rows of a CSV file, one after another; a broken one never takes others with it."""

import codecs
import csv
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from amends.orders.importing.errors import BadFile

DELIMITERS = (",", ";", "\t", "|")
LONGEST_LINE = 1_000_000
"""Characters. A line beyond that is cut into pieces, so that memory stays flat."""

Read = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row by its number (the header is 1), its cells by column, and what is wrong with it.

    Where a row is broken, `cells` has its text under the name of the first column.
    """

    number: int
    cells: dict[str, str]
    wrong: str = ""


class _Lines:
    """The lines of a file for the reader of CSV, which may be given back."""

    def __init__(self, file: TextIO, read: Read) -> None:
        self._file, self._read = file, read
        self._back: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._back:
            line = self._back.popleft()
        else:
            line = self._file.readline(LONGEST_LINE)
            if not line:
                raise StopIteration
            self._read(len(line))
        self.taken.append(line)
        return line

    def give_back_all_but_the_first(self) -> str:
        """Return the first of the lines just taken, and keep the others for the next rows."""
        first, *rest = self.taken
        self._back.extendleft(reversed(rest))
        return first


def read_rows(
    path: Path,
    *,
    encoding: str,
    delimiter: str,
    columns: frozenset[str],
    read: Read = lambda _characters: None,
) -> Iterator[CsvRow]:
    """Yield the rows of a file; `read` hears how many characters were taken.

    Without an encoding it is found out, without a delimiter the one that shows most of
    `columns`. Raises BadFile when the file cannot be read or lacks one of `columns`.
    """
    encoding = encoding or encoding_of(path)
    try:
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
            header, delimiter = _header(file, path, delimiter, columns)
            yield from _rows(_Lines(file, read), header, delimiter)
    except (OSError, UnicodeError, LookupError) as error:
        raise BadFile(f"{path} cannot be read: {error}.") from error


def encoding_of(path: Path) -> str:
    """Return UTF-8 or what the mark at the beginning says; cp1252 where most lines are no UTF-8.

    Raises BadFile.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
            if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return "utf-16"
            file.seek(0)
            good = bad = 0
            for line in iter(lambda: file.readline(LONGEST_LINE), b""):
                if line.isascii():
                    continue
                try:
                    line.decode("utf-8")
                    good += 1
                except UnicodeDecodeError:
                    bad += 1
    except OSError as error:
        raise BadFile(f"{path} cannot be read: {error.strerror}.") from error
    return "cp1252" if bad > good else "utf-8-sig"


def _header(
    file: TextIO, path: Path, delimiter: str, columns: frozenset[str]
) -> tuple[list[str], str]:
    line = file.readline(LONGEST_LINE)
    tried = (delimiter,) if delimiter else DELIMITERS
    headers = {mark: _names(line, mark) for mark in tried}
    best = max(tried, key=lambda mark: (len(columns & {*headers[mark]}), len(headers[mark])))
    header = headers[best]
    missing = sorted(columns - {*header})
    if missing:
        raise BadFile(
            f"{path.name} has no column {', '.join(missing)}, which the map names;"
            f" it has {', '.join(header)[:300] or 'none'}."
        )
    return header, best


def _names(line: str, delimiter: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _rows(lines: _Lines, header: list[str], delimiter: str) -> Iterator[CsvRow]:
    number = 1
    while True:
        lines.taken.clear()
        # A reader after an error would go on in the middle of a cell; a new one does not.
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        wrong = ""
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells, wrong = [], f"it is no row of a CSV file ({error})"
        number += 1
        if not wrong and not any(cell.strip() for cell in cells):
            continue
        if not wrong and len(cells) != len(header):
            wrong = f"it has {len(cells)} cells, and the header has {len(header)}"
        if wrong:
            text = lines.give_back_all_but_the_first().rstrip("\r\n")
            yield CsvRow(number, {header[0]: text}, wrong)
            continue
        row = dict(zip(header, cells, strict=True))
        if any("\udc80" <= character <= "\udcff" for cell in cells for character in cell):
            wrong = "it has bytes that are no text; name the `encoding` in the map"
        yield CsvRow(number, row, wrong)
