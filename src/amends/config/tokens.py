"""A token for a program, made by an administrator."""

from django.utils import timezone

from amends.config.running.database import require_migrated, told_plainly
from amends.config.trouble import Trouble
from amends.journal.actor import MACHINE
from amends.orders.importing.errors import BadMap
from amends.people.actions import make_token
from amends.people.errors import PeopleError
from amends.promises.importing import whose_orders


def make(name: str, team_name: str | None) -> str:
    """Make a token and return it."""
    with told_plainly():
        require_migrated()
        try:
            team = whose_orders(team_name or "")
            _row, token = make_token(team, name=name, by=MACHINE, at=timezone.now())
        except (BadMap, PeopleError) as error:
            raise Trouble(str(error)) from error
    return token
