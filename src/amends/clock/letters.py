"""Every ten seconds: what a mail server refused is told, and what it took after all counts."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from amends.journal.actor import MACHINE
from amends.letters.actions import note_delivered, note_undelivered
from amends.letters.queries import delivered_after_all, failing_unnoted

logger = logging.getLogger(__name__)
Row = TypeVar("Row")

MOST_IN_ONE_SWEEP = 500


def sweep_letters(at: datetime) -> None:
    """Note what has not arrived, and what has; what is left over the next sweep does."""
    _each(
        failing_unnoted()[:MOST_IN_ONE_SWEEP],
        lambda outgoing: note_undelivered(outgoing, by=MACHINE, at=at),
    )
    _each(
        delivered_after_all()[:MOST_IN_ONE_SWEEP],
        lambda failed: note_delivered(failed, by=MACHINE, at=at),
    )


def _each(rows: Iterable[Row], do: Callable[[Row], object]) -> None:
    for row in rows:
        try:
            do(row)
        except Exception:
            # One mail that cannot be dealt with must not hold up the others.
            logger.exception("The sweep of letters left out %r", row)
