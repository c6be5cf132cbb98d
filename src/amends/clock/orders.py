"""Once a minute: files of orders that lie in the watched folder are brought in.

A file is taken once nobody has written to it for a minute, by one worker at a time. Then it lies
in `done`, or in `failed` when it could not be read as a whole, with what happened beside it. A
worker that is killed half-way leaves it where it was, and the next one begins again.
"""

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from amends.cases.errors import NobodyThere
from amends.orders.importing.errors import BadFile, BadMap, BadValue
from amends.orders.importing.mapping import OrderMap, read_map
from amends.promises.importing import Count, bring_file, whose_orders

logger = logging.getLogger(__name__)

STILL = timedelta(minutes=1)
COMMON_MAP = "map.yaml"
FAILED = (BadFile, BadMap, BadValue, NobodyThere)


def sweep_orders(at: datetime) -> None:
    """Bring in what lies in the watched folder, if one is set."""
    folder: Path | None = settings.ORDERS_FOLDER
    if folder is None:
        return
    try:
        for path in waiting_files(folder, at):
            with _alone_with(path) as is_ours:
                if is_ours:
                    take_in(path, at=at)
    except OSError:
        logger.exception("The folder of orders %s cannot be used", folder)


def waiting_files(folder: Path, at: datetime) -> list[Path]:
    """Return the files of orders that nobody has written to for a minute, by name."""
    found = [path for path in sorted(folder.iterdir()) if path.suffix.lower() == ".csv"]
    beside = {_lines_file(path) for path in folder.glob("*.yaml")}
    return [path for path in found if path.name not in beside and _is_still(path, at)]


def take_in(path: Path, *, at: datetime) -> None:
    """Bring a file in, and put it away with what happened in a text beside it."""
    name = f"{at:%Y%m%dT%H%M%S}-{path.name}"
    done, failed = path.parent / "done", path.parent / "failed"
    done.mkdir(exist_ok=True)
    count = Count()
    report = done / f"{name}.txt"
    try:
        by = read_map(map_beside(path))
        team = whose_orders(by.team)
        with report.open("w", encoding="utf-8", errors="backslashreplace") as text:
            for bad in bring_file(path, by, team=team, now=lambda: at, count=count):
                text.write(f"row {bad.row}: {bad.why}.\n")
            text.write(f"{count.told(team)}\n")
    except FAILED as problem:
        report.unlink(missing_ok=True)
        failed.mkdir(exist_ok=True)
        (failed / f"{name}.txt").write_text(f"{problem}\n", encoding="utf-8")
        logger.warning("Orders in %s were not brought in: %s", path, problem)
        path.replace(failed / name)
        return
    path.replace(done / name)


def map_beside(path: Path) -> Path:
    """Return the map of a file: of its own name, else the one for the whole folder."""
    own = path.with_suffix(".yaml")
    return own if own.exists() else path.parent / COMMON_MAP


def _lines_file(path: Path) -> str:
    try:
        by: OrderMap = read_map(path)
    except BadMap:
        return ""
    return by.lines.file


def _is_still(path: Path, at: datetime) -> bool:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) <= at - STILL
    except FileNotFoundError:
        # Another worker has just put it away.
        return False


@contextmanager
def _alone_with(path: Path) -> Iterator[bool]:
    """Hold a file against other workers; the system lets go of it when this one dies."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        yield False
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        # It may have been put away between opening and holding.
        yield path.exists()
