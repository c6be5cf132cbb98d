"""The supplier is told, the claim is made, an answer is asked for again."""

from datetime import datetime

from django.db import transaction

from amends.cases.models import SideMessage
from amends.claims.actions.within import step_once
from amends.claims.models import ClaimStep, StepKind, SupplierClaim
from amends.journal.record import record
from amends.people.models import Staff


@transaction.atomic
def notify_supplier(
    claim: SupplierClaim,
    *,
    by: Staff,
    at: datetime,
    key: str,
    words: str = "",
    message: SideMessage | None = None,
) -> ClaimStep:
    """Note that they were told in time that something is wrong; by letter, or in `words` how.

    The same `key` again is one step. Raises ClaimEnded and BadClaim, as every step does.
    """
    step, is_new = step_once(
        claim, StepKind.NOTIFIED, by=by, at=at, key=key, words=words, message=message,
        needs_words=message is None,
    )  # fmt: skip
    if is_new:
        record("claim.notified", claim, about=claim.case, by=by.actor, at=at, step=step.pk)
    return step


@transaction.atomic
def lodge_claim(
    claim: SupplierClaim,
    *,
    by: Staff,
    at: datetime,
    key: str,
    words: str = "",
    message: SideMessage | None = None,
) -> ClaimStep:
    """Note that the claim itself was made, which tells them too."""
    step, is_new = step_once(
        claim, StepKind.LODGED, by=by, at=at, key=key, words=words, message=message,
        needs_words=message is None,
    )  # fmt: skip
    if is_new:
        record("claim.lodged", claim, about=claim.case, by=by.actor, at=at, step=step.pk)
    return step


@transaction.atomic
def chase_supplier(
    claim: SupplierClaim,
    *,
    by: Staff,
    at: datetime,
    key: str,
    words: str = "",
    message: SideMessage | None = None,
) -> ClaimStep:
    """Note that they were written to again; the days for an answer begin anew."""
    step, is_new = step_once(
        claim, StepKind.CHASED, by=by, at=at, key=key, words=words, message=message,
        needs_words=message is None,
    )  # fmt: skip
    if is_new:
        record("claim.chased", claim, about=claim.case, by=by.actor, at=at, step=step.pk)
    return step
