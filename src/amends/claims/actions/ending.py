"""A person gives a claim up: no clock and no rule ever does."""

from datetime import datetime

from django.db import transaction

from amends.claims.actions.within import step_once
from amends.claims.models import ClaimStep, StepKind, SupplierClaim
from amends.journal.record import record
from amends.people.models import Staff


@transaction.atomic
def write_off_claim(
    claim: SupplierClaim, *, words: str, by: Staff, at: datetime, key: str
) -> ClaimStep:
    """Bear what is still missing ourselves, with a reason. Raises BadClaim without one."""
    step, is_new = step_once(
        claim, StepKind.WRITTEN_OFF, by=by, at=at, key=key, words=words, needs_words=True,
        awaits_answer=False,
    )  # fmt: skip
    if is_new:
        record(
            "claim.written_off", claim, about=claim.case, by=by.actor, at=at,
            missing=step.claim.sum - step.claim.received_sum,
        )  # fmt: skip
    return step


@transaction.atomic
def withdraw_claim(
    claim: SupplierClaim, *, words: str, by: Staff, at: datetime, key: str
) -> ClaimStep:
    """Take the claim back, since nothing is owed after all. Raises BadClaim without a reason."""
    step, is_new = step_once(
        claim, StepKind.WITHDRAWN, by=by, at=at, key=key, words=words, needs_words=True,
        awaits_answer=False,
    )  # fmt: skip
    if is_new:
        record("claim.withdrawn", claim, about=claim.case, by=by.actor, at=at, step=step.pk)
    return step
