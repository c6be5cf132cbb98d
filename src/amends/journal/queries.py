"""Read the journal and the outbox."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Model, Q, QuerySet

from amends.journal.figures import reference
from amends.journal.models import Entry, Outgoing, OutgoingState, WorkerAlive


def entries_about(row: Model) -> QuerySet[Entry]:
    """Return every line about a row or with it as subject, oldest first."""
    name = reference(row)
    return Entry.objects.filter(Q(about=name) | Q(subject=name)).order_by("id")


def told_about(names: Iterable[str], *, since: datetime) -> set[str]:
    """Return what the lines of these names since a moment are about, such as `case:1042`."""
    lately = Entry.objects.filter(name__in=[*names], at__gte=since)
    return set(lately.values_list("about", flat=True))


def failed_outgoing() -> QuerySet[Outgoing]:
    """Return what could not be delivered and waits for a person, newest first."""
    return Outgoing.objects.filter(state=OutgoingState.FAILED).order_by("-id")


def waiting_outgoing() -> QuerySet[Outgoing]:
    """Return what still has to leave the building, oldest first."""
    return Outgoing.objects.filter(state=OutgoingState.WAITING).order_by("id")


def outgoing_about(row: Model) -> QuerySet[Outgoing]:
    """Return what left or has to leave the building about a row, oldest first."""
    return Outgoing.objects.filter(about=reference(row)).order_by("id")


def delivery_of(key: str) -> Outgoing | None:
    """Return the outgoing with this key, or None when nothing was sent under it."""
    return Outgoing.objects.filter(key=key).first()


def workers_alive(at: datetime) -> QuerySet[WorkerAlive]:
    """Return the workers that have been heard of lately."""
    return WorkerAlive.objects.filter(seen_at__gt=at - settings.WORKER_SILENCE)
