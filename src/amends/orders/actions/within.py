"""Steps that an action takes inside its own transaction; the fact that they belong to is told."""

from datetime import datetime

from amends.orders.models import OrderSeen
from amends.people.models import Team


def hold(team: Team) -> None:
    """Let nobody else change the purchases of a team until the transaction ends."""
    Team.objects.select_for_update().get(pk=team.pk)


def remember(team: Team, *, number: str, digest: str, at: datetime) -> None:
    """Remember what a file said of an order; what it brought is told by the actions beside."""
    OrderSeen.objects.update_or_create(
        team=team, number=number, defaults={"digest": digest, "seen_at": at}
    )
