"""The commands `amends owner add` and `amends team add`: what a real desk begins with."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from amends.config.loading import opened

owner = typer.Typer(help="Owners of the house, who may set everything.", no_args_is_help=True)
team = typer.Typer(
    help="Teams, each with hours, a policy and a form of its own.", no_args_is_help=True
)

TimeZone = Annotated[
    str | None, typer.Option(help="Of a new team, as America/New_York. Asked for if not given.")
]
Currency = Annotated[
    str | None, typer.Option(help="Of a new team, as USD. Asked for if not given.")
]
Country = Annotated[
    str, typer.Option(help="Of a new team, as US: its public holidays are days off.")
]
Part = Annotated[str, typer.Option(help="State or region of the country, as NY.")]
DeskEmail = Annotated[str, typer.Option(help="Where customers write to a new team.")]
DeskPhone = Annotated[str, typer.Option(help="Where customers ring a new team.")]


@owner.command(
    "add",
    epilog='Example: amends owner add --name "Ruth Hale" --email ruth@northlight.example'
    ' --team "Northlight Electronics"',
)
def add_owner(
    name: Annotated[str, typer.Option(help="The name that customers and colleagues read.")],
    email: Annotated[str, typer.Option(help="The address to sign in with.")],
    team: Annotated[
        str | None, typer.Option(help="The team to work in; it is made when it is not there.")
    ] = None,
    time_zone: TimeZone = None,
    currency: Currency = None,
    country: Country = "",
    part: Part = "",
    desk_email: DeskEmail = "",
    desk_phone: DeskPhone = "",
) -> None:
    """Add an owner of the house, and the first team with them. The password is asked for."""
    founding = opened("amends.config.running.founding")
    founding.require_free_address(email)
    if team is None and not founding.is_any_team():
        team = typer.prompt("Name of the first team")
    wanted = founding.TeamWanted(
        team or "", time_zone, currency, country, part, desk_email, desk_phone
    )
    if team is not None and not founding.is_team(team):
        wanted = _asked_for(wanted)
    password = typer.prompt("Password", hide_input=True, confirmation_prompt="The same again")
    typer.echo(founding.add_owner(name, email, password, wanted))


@team.command(
    "add",
    epilog='Example: amends team add --name "The Regent" --time-zone America/New_York'
    " --currency USD",
)
def add_team(
    name: Annotated[str, typer.Option(help="The name that customers read.")],
    time_zone: TimeZone = None,
    currency: Currency = None,
    country: Country = "",
    part: Part = "",
    desk_email: DeskEmail = "",
    desk_phone: DeskPhone = "",
) -> None:
    """Add a team, open Monday to Friday, 9 to 17, until somebody sets its hours."""
    founding = opened("amends.config.running.founding")
    founding.require_free_name(name)
    wanted = founding.TeamWanted(name, time_zone, currency, country, part, desk_email, desk_phone)
    typer.echo(founding.add_team(_asked_for(wanted)))


def _asked_for(wanted: Any) -> Any:
    """Ask for what a team cannot do without and nobody typed."""
    return replace(
        wanted,
        time_zone=wanted.time_zone or typer.prompt("Time zone of the team", default="UTC"),
        currency=wanted.currency or typer.prompt("Currency of the team", default="USD"),
    )
