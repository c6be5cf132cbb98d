"""Orders in files, for an administrator: brought in, told of, written out for repair."""

import sys
from pathlib import Path

from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from amends.cases.errors import NobodyThere
from amends.config.running.database import require_migrated, told_plainly
from amends.config.trouble import Trouble
from amends.orders.importing.errors import BadFile, BadMap, BadValue
from amends.orders.importing.mapping import OrderMap, read_map
from amends.orders.queries import bad_rows_of
from amends.orders.writing_out import write_out
from amends.people.models import Team
from amends.promises.importing import Count, bring_file, whose_orders


def import_file(file: Path, map_file: Path, team_name: str | None) -> int:
    """Bring in a file of orders; returns 1 when a row did not go in."""
    by = _map(map_file)
    count = Count()
    with told_plainly(), Progress(console=Console(stderr=True), transient=True) as progress:
        require_migrated()
        team = _team(team_name or by.team)
        whole = file.stat().st_size if file.is_file() else None
        bar = progress.add_task(file.name, total=whole)
        try:
            for bad in bring_file(
                file,
                by,
                team=team,
                now=timezone.now,
                count=count,
                read=lambda characters: progress.advance(bar, characters),
            ):
                progress.console.print(
                    f"row {bad.row}: {bad.why}.", markup=False, highlight=False, soft_wrap=True
                )
        except BadFile as error:
            raise Trouble(str(error)) from error
        except NobodyThere as error:
            raise Trouble(f"{error} Add somebody first: amends owner add.") from error
        except BadValue as error:
            raise Trouble(f"The map {by.name}: {error}.") from error
    sys.stdout.write(f"{count.told(team)}\n")
    return 1 if count.bad else 0


def bad_rows(team_name: str | None, folder: Path | None) -> int:
    """List the rows still to be mended, or write them out; returns 1 when there are any."""
    with told_plainly():
        require_migrated()
        rows = bad_rows_of(_team(team_name or ""))
        if folder is not None:
            try:
                written = write_out(rows, folder)
            except OSError as error:
                raise Trouble(f"{folder} cannot be written: {error.strerror}.") from error
            for path in written:
                sys.stdout.write(f"{path}\n")
            return 1 if written else 0
        count = 0
        for row in rows.iterator(chunk_size=500):
            count += 1
            order = f" (order {row.number})" if row.number else ""
            sys.stdout.write(f"{row.pk}: {row.source}, row {row.row}{order}: {row.why}.\n")
        sys.stdout.write(f"{count} rows to mend.\n")
        return 1 if count else 0


def _team(name: str) -> Team:
    try:
        return whose_orders(name)
    except BadMap as error:
        raise Trouble(str(error)) from error


def _map(path: Path) -> OrderMap:
    try:
        return read_map(path)
    except BadMap as error:
        raise Trouble(str(error)) from error
