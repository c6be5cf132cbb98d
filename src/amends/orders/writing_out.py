"""Bad rows as files again, to be corrected and brought in the way they came."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from django.db.models import QuerySet

from amends.orders.importing.grouping import MARK
from amends.orders.kept_rows import AS_JSON, ORDERS
from amends.orders.models import BadRow

BATCH = 500
SENT = "sent.json"


def write_out(rows: QuerySet[BadRow], folder: Path) -> list[Path]:
    """Write rows into a folder under the names of their files, and return what was written.

    Entries that came as JSON become a JSON list, to be sent again. Each row of orders carries
    the number of its bad row. Raises FileExistsError rather than write over a file, and OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = _write_csv(rows, folder)
    sent = [*_sent_again(rows)]
    if sent:
        path = folder / SENT
        with path.open("x", encoding="utf-8") as file:
            json.dump(sent, file, indent=2, ensure_ascii=False)
        written.append(path)
    return written


def _sent_again(rows: QuerySet[BadRow]) -> Iterator[object]:
    for row in rows.iterator(chunk_size=BATCH):
        told = _entry_of(row)
        if told is None:
            continue
        try:
            entry = json.loads(told)
        except ValueError:
            entry = told
        yield entry | {MARK: row.pk} if isinstance(entry, dict) else entry


def _entry_of(row: BadRow) -> str | None:
    found: dict[str, str] = dict(next(iter(row.values.get(ORDERS, [])), []))
    return found.get(AS_JSON)


def _write_csv(rows: QuerySet[BadRow], folder: Path) -> list[Path]:
    columns: dict[str, dict[str, None]] = {}
    for row in rows.iterator(chunk_size=BATCH):
        for name, cells in _told(row):
            columns.setdefault(name, {}).update(dict.fromkeys(cells))
    written = {name: folder / Path(name).name for name in columns}
    for name, path in written.items():
        with path.open("x", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*columns[name]], restval="")
            writer.writeheader()
            for row in rows.iterator(chunk_size=BATCH):
                writer.writerows(cells for told, cells in _told(row) if told == name)
    return [*written.values()]


def _told(row: BadRow) -> list[tuple[str, dict[str, str]]]:
    told: list[tuple[str, dict[str, str]]] = []
    if _entry_of(row) is not None:
        return told
    for part, found in row.values.items():
        name = row.source if part == ORDERS else part
        mark = {MARK: str(row.pk)} if part == ORDERS else {}
        told += [(name, dict(cells) | mark) for cells in found]
    return told
