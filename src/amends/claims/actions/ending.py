"""A person gives a claim up: no clock and no rule ever does."""

from datetime import datetime

from django.db import transaction

from amends.claims.actions.within import known_step, lock, take_step
from amends.claims.models import ClaimStep, StepKind, SupplierClaim
from amends.journal.record import record
from amends.people.models import Staff


@transaction.atomic
def write_off_claim(
    claim: SupplierClaim, *, words: str, by: Staff, at: datetime, key: str
) -> ClaimStep:
    """Bear what is still missing ourselves, with a reason. Raises BadClaim without one."""
    known = known_step(key)
    if known is not None:
        return known
    claim = lock(claim)
    step = take_step(
        claim, StepKind.WRITTEN_OFF, by=by, at=at, key=key, words=words, needs_words=True
    )
    record(
        "claim.written_off", claim, about=claim.case, by=by.actor, at=at,
        missing=claim.sum - claim.received_sum,
    )  # fmt: skip
    return step


@transaction.atomic
def withdraw_claim(
    claim: SupplierClaim, *, words: str, by: Staff, at: datetime, key: str
) -> ClaimStep:
    """Take the claim back, since nothing is owed after all. Raises BadClaim without a reason."""
    known = known_step(key)
    if known is not None:
        return known
    claim = lock(claim)
    step = take_step(
        claim, StepKind.WITHDRAWN, by=by, at=at, key=key, words=words, needs_words=True
    )
    record("claim.withdrawn", claim, about=claim.case, by=by.actor, at=at, step=step.pk)
    return step
