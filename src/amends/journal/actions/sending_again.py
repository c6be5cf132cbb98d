"""A person sends again what had failed."""

from datetime import datetime

from django.db import transaction

from amends.journal.actions.delivering import queue_attempt
from amends.journal.actor import Actor
from amends.journal.errors import NothingToSendAgain
from amends.journal.models import Outgoing, OutgoingState
from amends.journal.record import record


@transaction.atomic
def send_again(outgoing: Outgoing, *, by: Actor, at: datetime, came_back: bool = False) -> Outgoing:
    """Put a failed row back into the queue with all its attempts before it.

    What was delivered and `came_back` has failed too. Raises NothingToSendAgain when it is
    waiting or was delivered; a double click sends once.
    """
    failed = OutgoingState.DELIVERED if came_back else OutgoingState.FAILED
    changed = Outgoing.objects.filter(pk=outgoing.pk, state=failed).update(
        state=OutgoingState.WAITING,
        attempts=0,
        next_attempt_at=at,
        lease_until=None,
        delivered_at=None,
    )
    if not changed:
        raise NothingToSendAgain("This is on its way already, or has arrived.")
    queue_attempt(outgoing)
    record("outgoing.sent_again", outgoing, about=outgoing.about, by=by, at=at, kind=outgoing.kind)
    outgoing.refresh_from_db()
    return outgoing
