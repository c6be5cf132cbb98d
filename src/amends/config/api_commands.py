"""The command `amends api token`, which writes the database."""

from typing import Annotated

import typer

from amends.config.loading import opened

app = typer.Typer(no_args_is_help=True, help="The door for programs.")


@app.callback()
def api() -> None:
    """The door for programs."""


@app.command(epilog='Example: amends api token "Web shop"')
def token(
    name: Annotated[str, typer.Argument(help="What uses it, such as the web shop.")],
    team: Annotated[
        str | None, typer.Option("--team", help="For which team, where there are several.")
    ] = None,
) -> None:
    """Make a token by which a program speaks for a team. It is printed once and kept nowhere."""
    typer.echo(opened("amends.config.tokens").make(name, team))
