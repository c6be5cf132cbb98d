"""The focus audit over the desk's own database, read anew and streamed."""

import sys
from collections.abc import Iterator

from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from amends.coach.audit import Audit, Conversation, audited
from amends.config.running.database import require_migrated, told_plainly
from amends.config.teams import team_named
from amends.config.trouble import Trouble
from amends.insight.queries import conversations, how_many
from amends.insight.wanted import Wanted, lately
from amends.people.models import Channel
from amends.people.queries import teams


def audit_of_desk(*, team: str | None, channel: str | None, days: int) -> Audit:
    """Audit the cases opened in the last days; memory does not grow with the desk."""
    if channel is not None and channel not in Channel.values:
        raise Trouble(f"There is no channel {channel}; there are {', '.join(Channel.values)}.")
    with told_plainly():
        require_migrated()
        one = team_named(team)
        wanted = lately(
            [one] if one else [*teams()], at=timezone.now(), days=days, channel=channel or ""
        )
        return audited(_watched(wanted))


def _watched(wanted: Wanted) -> Iterator[Conversation]:
    """Show a bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield from conversations(wanted)
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading cases", total=how_many(wanted))
        for conversation in conversations(wanted):
            yield conversation
            progress.advance(task)
