"""Every ten seconds: what a mail server refused is told, and what it took after all counts."""

from datetime import datetime

from amends.clock.one_by_one import one_by_one
from amends.journal.actor import MACHINE
from amends.letters.actions import note_delivered, note_undelivered
from amends.letters.queries import delivered_after_all, failing_unnoted

MOST_IN_ONE_SWEEP = 500


def sweep_letters(at: datetime) -> None:
    """Note what has not arrived, and what has; what is left over the next sweep does."""
    one_by_one(
        failing_unnoted()[:MOST_IN_ONE_SWEEP],
        lambda outgoing: note_undelivered(outgoing, by=MACHINE, at=at),
        sweep="letters",
    )
    one_by_one(
        delivered_after_all()[:MOST_IN_ONE_SWEEP],
        lambda failed: note_delivered(failed, by=MACHINE, at=at),
        sweep="letters",
    )
