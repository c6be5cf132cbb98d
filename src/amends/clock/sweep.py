"""Once a minute: what an hour that has come calls for. Each step may run twice unharmed."""

from datetime import datetime

from amends.cases.actions import climb_ladder, wake_case
from amends.cases.queries import due_rungs, snoozes_over
from amends.journal.actor import MACHINE

MOST_IN_ONE_SWEEP = 500


def sweep(at: datetime) -> None:
    """Warn owners, climb the ladders, and bring back what was put out of sight.

    What is left over after 500 steps of a kind is done by the next sweep.
    """
    for clock in due_rungs(at)[:MOST_IN_ONE_SWEEP]:
        climb_ladder(clock, at=at)
    for snooze in snoozes_over(at)[:MOST_IN_ONE_SWEEP]:
        wake_case(snooze.case, by=MACHINE, at=at)
