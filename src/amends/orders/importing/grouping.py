"""Rows of one order together: those that follow each other, and those of a file beside it."""

import json
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby, islice
from pathlib import Path

from amends.orders.importing.errors import BadFile
from amends.orders.importing.mapping import OrderMap
from amends.orders.importing.rows import CsvRow, Read, read_rows
from amends.orders.importing.telling import value_of

MARK = "amends_bad_row"
"""The column in which rows written out for repair carry their number."""

MARKED = re.compile(r"[0-9]{1,15}")

MOST_ROWS = 1_000
END_OF_A_CELL = re.compile(r"[,;\t|]")


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one order; `lines` is None where they stand in the rows themselves.

    A group without `rows` is a line of the file beside whose order is not there.
    """

    number: str
    rows: list[CsvRow]
    lines: list[CsvRow] | None = None
    wrong: str = field(default="")

    @property
    def marks(self) -> list[int]:
        """The bad rows that these rows repair."""
        told = {row.cells.get(MARK, "").strip() for row in self.rows}
        return sorted(int(mark) for mark in told if MARKED.fullmatch(mark))


def groups_of(path: Path, by: OrderMap, read: Read = lambda _characters: None) -> Iterator[Group]:
    """Yield the orders of a file one by one; memory does not grow with it. Raises BadFile."""
    needed = frozenset().union(*(source.needed for source in by.order_sources))
    rows = read_rows(path, encoding=by.encoding, delimiter=by.delimiter, columns=needed, read=read)
    beside = path.parent / by.lines.file if by.lines.file else None
    if beside is not None and not beside.exists() and not by.lines.is_file_optional:
        raise BadFile(f"{beside.name} is not there; the map needs it beside {path.name}.")
    if beside is None or not beside.exists():
        for group in _following(rows, by):
            yield group if beside is None else Group(group.number, group.rows, [], group.wrong)
        return
    with _shelf(beside, by) as shelf:
        for group in _following(rows, by):
            lines = _taken(shelf, group.number)
            wrong = group.wrong or next(
                (f"row {one.number} of {beside.name}: {one.wrong}" for one in lines if one.wrong),
                "",
            )
            yield Group(group.number, group.rows, lines, wrong)
        yield from _left_over(shelf, beside)


def _following(rows: Iterator[CsvRow], by: OrderMap) -> Iterator[Group]:
    counted = enumerate(rows)

    def together(one: tuple[int, CsvRow]) -> tuple[str, int]:
        place, row = one
        number = "" if row.wrong else value_of(row.cells, by.number)
        # What has no number stands alone.
        return (number, -1) if number else ("", place)

    for (number, _place), found in groupby(counted, together):
        too_many = ""
        while batch := [row for _n, row in islice(found, MOST_ROWS)]:
            wrong = next((row.wrong for row in batch if row.wrong), "")
            if len(batch) == MOST_ROWS:
                too_many = f"one order in {MOST_ROWS} rows or more cannot be meant"
            yield Group(number, batch, None, wrong or too_many)


@contextmanager
def _shelf(path: Path, by: OrderMap) -> Iterator[sqlite3.Connection]:
    """Lay the lines of all orders on disk, to be taken by order: their files follow no order."""
    columns = frozenset().union(*(source.needed for source in by.lines.sources)) | {by.lines.key}
    with tempfile.TemporaryDirectory(prefix="amends-") as folder:
        shelf = sqlite3.connect(Path(folder) / "lines.sqlite3", isolation_level=None)
        try:
            shelf.execute("PRAGMA journal_mode=OFF")
            shelf.execute("PRAGMA synchronous=OFF")
            shelf.execute(
                "CREATE TABLE line (key TEXT, row INTEGER, cells TEXT, wrong TEXT, taken INTEGER)"
            )
            shelf.execute("BEGIN")
            shelf.executemany(
                "INSERT INTO line VALUES (?, ?, ?, ?, 0)",
                (
                    (
                        json.dumps(_key(row, by.lines.key)),
                        row.number,
                        json.dumps(row.cells),
                        row.wrong,
                    )
                    for row in read_rows(
                        path, encoding=by.encoding, delimiter=by.delimiter, columns=columns
                    )
                ),
            )
            shelf.execute("CREATE INDEX by_key ON line (key)")
            shelf.execute("COMMIT")
            yield shelf
        finally:
            shelf.close()


def _key(row: CsvRow, column: str) -> str:
    text = row.cells.get(column, "").strip()
    # A broken row is its whole text; the key stands in front of it where it is the first column.
    return END_OF_A_CELL.split(text)[0].strip(' "') if row.wrong else text


def _taken(shelf: sqlite3.Connection, number: str) -> list[CsvRow]:
    if not number:
        return []
    key = json.dumps(number)
    found = shelf.execute(
        "SELECT row, cells, wrong FROM line WHERE key = ? ORDER BY row LIMIT ?", (key, MOST_ROWS)
    ).fetchall()
    shelf.execute("UPDATE line SET taken = 1 WHERE key = ?", (key,))
    return [CsvRow(row, json.loads(cells), wrong) for row, cells, wrong in found]


def _left_over(shelf: sqlite3.Connection, path: Path) -> Iterator[Group]:
    """Yield lines that belong to no order of the file, so that none is lost in silence."""
    left = shelf.execute("SELECT row, cells, wrong FROM line WHERE taken = 0 ORDER BY row")
    for row, cells, wrong in left:
        line = CsvRow(row, json.loads(cells), wrong)
        yield Group("", [], [line], f"row {row} of {path.name}: {wrong}" if wrong else "")
