"""Write what must leave the building in the transaction of its fact; find what was cut off."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Model, Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from amends.journal.actions.delivering import queue_attempt
from amends.journal.errors import NotInATransaction
from amends.journal.figures import Figure, aware, encoded, reference
from amends.journal.models import Outgoing, OutgoingState

MOST_IN_ONE_SWEEP = 500


def send_later(
    kind: str, *, key: str, about: Model | None, at: datetime, **payload: Figure
) -> Outgoing:
    """Queue something to leave the building once the open transaction has committed.

    `kind` names the deliverer, `payload` holds references, never text. The same key gives back
    the row that is there already: two calls send once. Raises NotInATransaction outside one.
    """
    if not connection.in_atomic_block:
        raise NotInATransaction(f"{key} must be sent from the transaction of its fact.")
    outgoing, is_new = Outgoing.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "payload": encoded(payload),
            "about": reference(about) if about is not None else "",
            "created_at": aware(at),
            "next_attempt_at": at,
        },
    )
    if is_new:
        queue_attempt(outgoing)
        outgoing.refresh_from_db()
    return outgoing


def requeue_overdue(at: datetime) -> int:
    """Queue every row that is due while nobody holds it and no job waits for it; count them.

    Such rows are retries whose time has come, and rows whose worker was killed.
    """
    queued = DBTaskResult.objects.filter(status=TaskResultStatus.READY).values("id")
    overdue = (
        Outgoing.objects.filter(state=OutgoingState.WAITING, next_attempt_at__lte=at)
        .filter(Q(lease_until__isnull=True) | Q(lease_until__lte=at))
        .filter(Q(job__isnull=True) | ~Q(job__in=queued))
        .order_by("next_attempt_at")[:MOST_IN_ONE_SWEEP]
    )
    for outgoing in overdue:
        with transaction.atomic():
            queue_attempt(outgoing)
    return len(overdue)
