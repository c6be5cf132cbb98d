"""Once a minute: meetings are laid out ahead, and no problem is left off the next two agendas.

Each step is idempotent; what is cut off between two of them the next sweep finishes.
"""

from datetime import datetime

from amends.clock.one_by_one import one_by_one
from amends.journal.actor import MACHINE
from amends.prevention.actions import lay_out_meetings, put_on_agenda
from amends.prevention.queries.meetings import series_to_lay_out
from amends.prevention.queries.reviews import problems_to_place

MOST_IN_ONE_SWEEP = 500


def sweep_meetings(at: datetime) -> None:
    """Lay out what is to come, then place the problems; what is left over the next sweep does."""
    one_by_one(
        series_to_lay_out(at)[:MOST_IN_ONE_SWEEP],
        lambda series: lay_out_meetings(series, by=MACHINE, at=at),
        sweep="meetings",
    )
    one_by_one(
        problems_to_place(at=at)[:MOST_IN_ONE_SWEEP],
        lambda problem: put_on_agenda(problem, by=MACHINE, at=at),
        sweep="agendas",
    )
