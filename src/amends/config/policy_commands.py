"""The commands `amends policy simulate` and `amends policy fairness`, which read the database."""

from pathlib import Path
from typing import Annotated

import typer

from amends.config.loading import opened

NewPolicy = Annotated[Path, typer.Argument(help="The policy to try.", show_default=False)]
OfTeam = Annotated[
    str | None, typer.Option("--team", help="The name of a team; else the whole house.")
]
Since = Annotated[
    str | None, typer.Option("--since", help="Nothing older, as 2026-01-31 or with a time.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def simulate(
    policy: NewPolicy, team: OfTeam = None, since: Since = None, as_json: AsJson = False
) -> None:
    """Replay past cases under a new policy: cost, who gets more or less, precedents broken.

    Ends with 1 when some cases could not be decided, else with 0; nothing is changed.
    Example: amends policy simulate new.yaml --since 2026-01-01
    """
    judging = opened("amends.config.judging")
    raise typer.Exit(judging.simulate(policy, team=team, since=since, as_json=as_json))


def fairness(team: OfTeam = None, since: Since = None, as_json: AsJson = False) -> None:
    """Report goodwill by language, channel, worth and history, with sample sizes.

    Example: amends policy fairness --json
    """
    judging = opened("amends.config.judging")
    raise typer.Exit(judging.fairness(team=team, since=since, as_json=as_json))
