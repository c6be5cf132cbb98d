"""Bad rows as files again, to be corrected and brought in with the same map."""

import csv
from pathlib import Path

from django.db.models import QuerySet

from amends.orders.importing.grouping import MARK
from amends.orders.kept_rows import ORDERS
from amends.orders.models import BadRow

BATCH = 500


def write_out(rows: QuerySet[BadRow], folder: Path) -> list[Path]:
    """Write rows into a folder under the names of their files, and return what was written.

    Each row of orders carries the number of its bad row. Raises FileExistsError rather than
    write over a file, and OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
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
    for part, found in row.values.items():
        name = row.source if part == ORDERS else part
        mark = {MARK: str(row.pk)} if part == ORDERS else {}
        told += [(name, dict(cells) | mark) for cells in found]
    return told
