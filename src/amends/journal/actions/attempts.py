"""One attempt to deliver: taken by one worker, then delivered or failed."""

import re
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from amends.journal.actor import MACHINE
from amends.journal.backoff import wait_after
from amends.journal.models import Outgoing, OutgoingState
from amends.journal.record import record

ADDRESS = re.compile(r"[^\s<>()\"':,;]+@[^\s<>()\"':,;]+")


def take(outgoing_id: int, *, at: datetime) -> Outgoing | None:
    """Take a row for one attempt; None when it is done, not due or held by another worker.

    No fact of the business, hence no line: the outcome of the attempt writes one.
    """
    lease_until = at + settings.OUTBOX_LEASE
    taken = (
        Outgoing.objects.filter(
            pk=outgoing_id, state=OutgoingState.WAITING, next_attempt_at__lte=at
        )
        .filter(Q(lease_until__isnull=True) | Q(lease_until__lte=at))
        .update(lease_until=lease_until, attempts=F("attempts") + 1)
    )
    return Outgoing.objects.get(pk=outgoing_id) if taken else None


@transaction.atomic
def mark_delivered(outgoing: Outgoing, *, at: datetime) -> bool:
    """Note that it left the building; False, and no line, when that was known already."""
    changed = (
        Outgoing.objects.filter(pk=outgoing.pk)
        .exclude(state=OutgoingState.DELIVERED)
        .update(state=OutgoingState.DELIVERED, delivered_at=at, lease_until=None, last_error="")
    )
    if not changed:
        return False
    record(
        "outgoing.delivered",
        outgoing,
        about=outgoing.about,
        by=MACHINE,
        at=at,
        kind=outgoing.kind,
        attempts=outgoing.attempts,
    )
    return True


@transaction.atomic
def mark_failed_attempt(
    outgoing: Outgoing, error: Exception, *, at: datetime, for_good: bool = False
) -> bool:
    """Note a failed attempt and when to try again, or that a person must look at it.

    False, and no line, when another worker has taken the row meanwhile or it was delivered.
    """
    wait = None if for_good else wait_after(outgoing.attempts, outgoing.key)
    changed = Outgoing.objects.filter(
        pk=outgoing.pk, state=OutgoingState.WAITING, attempts=outgoing.attempts
    ).update(
        state=OutgoingState.FAILED if wait is None else OutgoingState.WAITING,
        next_attempt_at=outgoing.next_attempt_at if wait is None else at + wait,
        lease_until=None,
        last_error=_told(error),
    )
    if not changed:
        return False
    record(
        "outgoing.failed" if wait is None else "outgoing.attempt_failed",
        outgoing,
        about=outgoing.about,
        by=MACHINE,
        at=at,
        kind=outgoing.kind,
        attempts=outgoing.attempts,
        next_attempt_at=None if wait is None else at + wait,
    )
    return True


def _told(error: Exception) -> str:
    # Servers repeat the recipient; an address is personal and stays out.
    return ADDRESS.sub("(address)", f"{type(error).__name__}: {error}")[:300]
