"""Bring one outgoing row out of the building, by the deliverer of its kind."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import cast
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from amends.journal.actions.attempts import mark_delivered, mark_failed_attempt, take
from amends.journal.backoff import MOST_ATTEMPTS
from amends.journal.errors import CutOff, Undeliverable
from amends.journal.models import Outgoing

logger = logging.getLogger(__name__)

Deliverer = Callable[[Outgoing], None]


def attempt_delivery(outgoing_id: int, *, at: datetime) -> bool:
    """Try once to deliver a row; True when it went out now.

    The deliverer runs outside any transaction and may run twice for one row (a worker can die
    between the sending and the note of it): it passes the key on, so that a receiver can tell.
    It must give up well before `OUTBOX_LEASE`. Whatever it raises becomes a failed attempt.
    """
    outgoing = take(outgoing_id, at=at)
    if outgoing is None:
        return False
    if outgoing.attempts > MOST_ATTEMPTS:
        # Each attempt took its worker down with it; one more would do so again.
        mark_failed_attempt(outgoing, CutOff("Every attempt was cut off."), at=at, for_good=True)
        return False
    try:
        _deliverer(outgoing.kind)(outgoing)
    except Exception as error:
        logger.warning("Outgoing %s, attempt %s: %s", outgoing.pk, outgoing.attempts, error)
        mark_failed_attempt(outgoing, error, at=at, for_good=isinstance(error, Undeliverable))
        return False
    return mark_delivered(outgoing, at=at)


@task()
def deliver_outgoing(outgoing_id: int) -> bool:
    """Run one queued attempt."""
    return attempt_delivery(outgoing_id, at=timezone.now())


def queue_attempt(outgoing: Outgoing) -> None:
    """Queue an attempt in the open transaction; a worker sees it after the commit."""
    result = deliver_outgoing.enqueue(outgoing.pk)
    Outgoing.objects.filter(pk=outgoing.pk).update(job=UUID(str(result.id)))


def _deliverer(kind: str) -> Deliverer:
    if kind not in settings.DELIVERERS:
        raise Undeliverable(f"Nothing delivers the kind {kind}.")
    return cast(Deliverer, import_string(settings.DELIVERERS[kind]))
