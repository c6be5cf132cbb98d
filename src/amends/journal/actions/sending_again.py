"""A person sends again what had failed."""

from datetime import datetime

from django.db import transaction

from amends.journal.actions.delivering import queue_attempt
from amends.journal.actor import Actor
from amends.journal.errors import NothingToSendAgain
from amends.journal.models import Outgoing, OutgoingState
from amends.journal.record import record


@transaction.atomic
def send_again(outgoing: Outgoing, *, by: Actor, at: datetime) -> Outgoing:
    """Put a failed row back into the queue with all its attempts before it.

    Raises NothingToSendAgain when it is waiting or was delivered; a double click sends once.
    """
    changed = Outgoing.objects.filter(pk=outgoing.pk, state=OutgoingState.FAILED).update(
        state=OutgoingState.WAITING, attempts=0, next_attempt_at=at, lease_until=None
    )
    if not changed:
        raise NothingToSendAgain("This is on its way already, or has arrived.")
    queue_attempt(outgoing)
    record("outgoing.sent_again", outgoing, about=outgoing.about, by=by, at=at, kind=outgoing.kind)
    outgoing.refresh_from_db()
    return outgoing
