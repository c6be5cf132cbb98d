"""Once a minute: what was said since is read. Whatever is cut off the next sweep reads."""

from datetime import datetime

from amends.insight.actions import read_talk
from amends.insight.queries.unread import unread_turns
from amends.journal.actor import MACHINE

AT_ONCE = 200
"""Turns in one transaction: about a fifth of a second."""

MOST_IN_ONE_SWEEP = 20
"""Batches; an old desk of a hundred thousand cases is read in about two hours."""


def sweep_focus(at: datetime) -> None:
    """Read what nobody has read, then what another version of the coach has."""
    for _batch in range(MOST_IN_ONE_SWEEP):
        turns = unread_turns(AT_ONCE)
        if not turns:
            return
        read_talk(turns, by=MACHINE, at=at)
