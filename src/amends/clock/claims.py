"""Once a minute: what suppliers wrote is noted in its claim; windows and answers are watched.

Each step is idempotent; what is cut off between two of them the next sweep finishes.
"""

from datetime import datetime

from amends.cases.models import SideMessage
from amends.claims.actions import note_answer, remind_of_claim
from amends.claims.queries import answers_unnoted, claim_of_thread, due_claims
from amends.clock.one_by_one import one_by_one
from amends.journal.actor import MACHINE

MOST_IN_ONE_SWEEP = 500


def sweep_claims(at: datetime) -> None:
    """Look at what is due to be looked at; what is left over the next sweep does."""
    one_by_one(
        answers_unnoted()[:MOST_IN_ONE_SWEEP], lambda message: _note(message, at=at), sweep="claims"
    )
    one_by_one(
        due_claims(at)[:MOST_IN_ONE_SWEEP],
        lambda claim: remind_of_claim(claim, at=at),
        sweep="claims",
    )


def _note(message: SideMessage, *, at: datetime) -> None:
    claim = claim_of_thread(message.thread)
    if claim is not None:
        note_answer(claim, message, by=MACHINE, at=at)
