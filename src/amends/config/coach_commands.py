"""The command `amends coach audit`, over files or over the desk's own database."""

from pathlib import Path
from typing import Annotated

import typer

from amends.coach.audit import Audit, audited, read_conversations
from amends.coach.audit.page import lines, page
from amends.coach.batch.sources import files_in
from amends.coach.errors import CoachError
from amends.config.loading import opened

USAGE = 2

Files = Annotated[list[Path] | None, typer.Argument(help="Files or folders; else standard input.")]
Html = Annotated[Path | None, typer.Option(help="Write the page with pictures here.")]
Desk = Annotated[bool, typer.Option("--desk", help="Read the desk's own cases instead.")]
OfTeam = Annotated[
    str | None, typer.Option("--team", help="With --desk: a team; else the whole house.")
]
OnChannel = Annotated[
    str | None, typer.Option("--channel", help="With --desk: how the customer told us, as email.")
]
Days = Annotated[
    int, typer.Option("--days", min=1, help="With --desk: how many days back cases were opened.")
]


def audit(
    files: Files = None,
    html: Html = None,
    desk: Desk = False,
    team: OfTeam = None,
    channel: OnChannel = None,
    days: Days = 90,
) -> None:
    """Say how much talk and time goes into fault and how much into the solution.

    Reads conversations as JSON Lines: {"id", "team"?, "channel"?, "lost"?, "turns": [{"who":
    "customer" or "us", "text", "at"?, "stage"?, "kind"?}]}; or, with --desk, the messages and
    notes of its own cases.
    """
    if desk:
        auditing = opened("amends.config.auditing")
        made = auditing.audit_of_desk(team=team, channel=channel, days=days)
    else:
        made = _audit_of_files(files)
    for line in lines(made):
        typer.echo(line)
    if html:
        html.write_text(page(made), encoding="utf-8")
        typer.echo(f"\nThe page with pictures: {html}")


def _audit_of_files(files: list[Path] | None) -> Audit:
    try:
        return audited(
            conversation
            for path in files_in(files or [Path("/dev/stdin")])
            for conversation in read_conversations(path.open("rb"), name=str(path))
        )
    except CoachError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(USAGE) from error
