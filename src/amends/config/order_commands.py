"""The commands `amends orders …`, which read and write the database."""

from pathlib import Path
from typing import Annotated

import typer

from amends.config.loading import opened

app = typer.Typer(no_args_is_help=True, help="Orders that come in by file.")

File = Annotated[Path, typer.Argument(help="A CSV file with orders.")]
MapFile = Annotated[Path, typer.Option("--map", help="Which column means what, as YAML.")]
OfTeam = Annotated[
    str | None, typer.Option("--team", help="Whose orders, where there are several teams.")
]


@app.callback()
def orders() -> None:
    """Orders that come in by file."""


@app.command("import", epilog="Example: amends orders import orders.csv --map shopify.yaml")
def import_orders(file: File, map_file: MapFile, team: OfTeam = None) -> None:
    """Bring orders in, with their promised and actual dates. The same file again changes nothing.

    A row that cannot go in is told by its number (the header is row 1) and kept for repair;
    the others go in, and the command ends with 1.
    """
    ordering = opened("amends.config.ordering")
    raise typer.Exit(ordering.import_file(file, map_file, team))


@app.command(epilog="Example: amends orders bad --write repair")
def bad(
    team: OfTeam = None,
    write: Annotated[
        Path | None, typer.Option("--write", help="A folder to write them into as CSV files.")
    ] = None,
) -> None:
    """List the rows that did not go in, and why; ends with 1 when there are any.

    With --write they are written out as they came, under the names of their files. Correct
    them there and import them with the same map; whatever goes in is mended.
    """
    ordering = opened("amends.config.ordering")
    raise typer.Exit(ordering.bad_rows(team, write))
