"""A worker says that it lives, and holds on to what it has taken."""

from datetime import datetime

from django.conf import settings

from amends.journal.models import ScheduledRun, WorkerAlive


def say_alive(worker: str, at: datetime) -> None:
    """Note that the worker lives, and keep its scheduled run from being taken over."""
    WorkerAlive.objects.update_or_create(
        name=worker, defaults={"seen_at": at}, create_defaults={"seen_at": at, "started_at": at}
    )
    ScheduledRun.objects.filter(leased_by=worker, lease_until__isnull=False).update(
        lease_until=at + settings.WORKER_SILENCE
    )


def say_goodbye(worker: str) -> None:
    """Strike the worker off; what it still held is free at once."""
    ScheduledRun.objects.filter(leased_by=worker).update(lease_until=None, leased_by="")
    WorkerAlive.objects.filter(name=worker).delete()


def forget_the_dead(at: datetime) -> int:
    """Strike off the workers that have been silent for long; count them."""
    long_ago = at - settings.WORKER_SILENCE * 10
    return WorkerAlive.objects.filter(seen_at__lt=long_ago).delete()[0]
