"""Once a minute: what suppliers wrote is noted in its claim; windows and answers are watched.

Each step is idempotent; what is cut off between two of them the next sweep finishes.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from amends.cases.models import SideMessage
from amends.claims.actions import note_answer, remind_of_claim
from amends.claims.queries import answers_unnoted, claim_of_thread, due_claims
from amends.journal.actor import MACHINE

logger = logging.getLogger(__name__)
Row = TypeVar("Row")

MOST_IN_ONE_SWEEP = 500


def sweep_claims(at: datetime) -> None:
    """Look at what is due to be looked at; what is left over the next sweep does."""
    _each(answers_unnoted()[:MOST_IN_ONE_SWEEP], lambda message: _note(message, at=at))
    _each(due_claims(at)[:MOST_IN_ONE_SWEEP], lambda claim: remind_of_claim(claim, at=at))


def _note(message: SideMessage, *, at: datetime) -> None:
    claim = claim_of_thread(message.thread)
    if claim is not None:
        note_answer(claim, message, by=MACHINE, at=at)


def _each(rows: Iterable[Row], do: Callable[[Row], object]) -> None:
    for row in rows:
        try:
            do(row)
        except Exception:
            # One claim that cannot be dealt with must not hold up the others.
            logger.exception("The sweep of claims left out %r", row)
