"""What the supplier says to it, and what comes of it."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from amends.cases.models import SideMessage
from amends.claims.actions.within import (
    known_step,
    lock,
    part_of,
    refuse_if_over,
    step_once,
    take_step,
    wait_for_answer,
)
from amends.claims.models import ClaimStep, StepKind, SupplierClaim
from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.models import Staff


@transaction.atomic
def note_answer(
    claim: SupplierClaim,
    message: SideMessage,
    *,
    by: Actor,
    staff: Staff | None = None,
    at: datetime,
) -> ClaimStep:
    """Note that they wrote; what it means a person says. The same message twice is one step.

    `staff` is who found it in another conversation and says that it belongs here. A claim that
    is over keeps what they write, and stays over.
    """
    key = f"answer:{claim.pk}:{message.pk}"
    known = known_step(key)
    if known is not None:
        return known
    claim = lock(claim)
    wait_for_answer(claim, at=at)
    step = take_step(
        claim, StepKind.ANSWERED, by=staff, at=at, key=key, message=message, may_be_over=True
    )
    record("claim.answered", claim, about=claim.case, by=by, at=at, message=message.pk)
    return step


@transaction.atomic
def note_acknowledged(
    claim: SupplierClaim, *, words: str, by: Staff, at: datetime, key: str
) -> ClaimStep:
    """Note that they have it and look into it."""
    step, is_new = step_once(claim, StepKind.ACKNOWLEDGED, by=by, at=at, key=key, words=words)
    if is_new:
        record("claim.acknowledged", claim, about=claim.case, by=by.actor, at=at, step=step.pk)
    return step


@transaction.atomic
def note_dispute(
    claim: SupplierClaim, *, words: str, by: Staff, at: datetime, key: str
) -> ClaimStep:
    """Note that they see it otherwise, in their words; nothing changes for the customer."""
    step, is_new = step_once(
        claim, StepKind.DISPUTED, by=by, at=at, key=key, words=words, needs_words=True
    )
    if is_new:
        record("claim.disputed", claim, about=claim.case, by=by.actor, at=at, step=step.pk)
    return step


@transaction.atomic
def note_agreement(
    claim: SupplierClaim,
    *,
    amount: Decimal,
    is_last_word: bool,
    words: str,
    by: Staff,
    at: datetime,
    key: str,
) -> ClaimStep:
    """Note what they agree to give, also a part of it; parts add up to what was claimed at most.

    `is_last_word` when they will give no more.
    """
    known = known_step(key)
    if known is not None:
        return known
    claim = lock(claim)
    refuse_if_over(claim)
    amount = part_of(claim, amount, before=claim.agreed_sum)
    wait_for_answer(claim, at=at)
    step = take_step(
        claim, StepKind.AGREED, by=by, at=at, key=key, words=words, amount=amount,
        is_last_word=is_last_word,
    )  # fmt: skip
    record(
        "claim.agreed", claim, about=claim.case, by=by.actor, at=at,
        amount=amount, is_last_word=is_last_word,
    )  # fmt: skip
    return step


@transaction.atomic
def note_receipt(
    claim: SupplierClaim, *, amount: Decimal, words: str, by: Staff, at: datetime, key: str
) -> ClaimStep:
    """Note what came: a credit note, money, or goods by their worth."""
    known = known_step(key)
    if known is not None:
        return known
    claim = lock(claim)
    refuse_if_over(claim)
    amount = part_of(claim, amount, before=claim.received_sum)
    wait_for_answer(claim, at=at)
    step = take_step(
        claim, StepKind.RECEIVED, by=by, at=at, key=key, words=words, amount=amount,
        needs_words=True,
    )  # fmt: skip
    record("claim.received", claim, about=claim.case, by=by.actor, at=at, amount=amount)
    return step
