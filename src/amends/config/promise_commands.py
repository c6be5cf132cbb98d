"""The command `amends promises report`, which reads the database."""

from typing import Annotated

import typer

from amends.config.loading import opened

app = typer.Typer(no_args_is_help=True, help="The words that were given, and how they were kept.")

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="A moment, as 2026-01-31 or 2026-01-31T18:00:00Z; else now."),
]
OfTeam = Annotated[
    str | None, typer.Option("--team", help="The name of a team; else the whole house.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object, with every promise.")]


@app.callback()
def promises() -> None:
    """The words that were given, and how they were kept."""


@app.command(epilog="Example: amends promises report --as-of 2026-01-31 --json")
def report(as_json: AsJson = False, as_of: AsOf = None, team: OfTeam = None) -> None:
    """Count what is open, at risk, kept, broken, renegotiated and released, and list it.

    What was not done is broken once its time is over at --as-of, and open before. A moment
    without a time zone is read on the clock of each promise's own zone.
    """
    promising = opened("amends.config.promising")
    raise typer.Exit(promising.report(as_of=as_of, team=team, as_json=as_json))
