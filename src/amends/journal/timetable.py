"""What is done by the clock: each line of `SCHEDULE` once per period, by one worker."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from amends.journal.models import ScheduledRun

logger = logging.getLogger(__name__)


def write_timetable(at: datetime) -> None:
    """Give every line of `SCHEDULE` a row, due at once, and drop the rows of lines that went."""
    ScheduledRun.objects.bulk_create(
        [ScheduledRun(name=name, next_due_at=at) for name in settings.SCHEDULE],
        ignore_conflicts=True,
    )
    ScheduledRun.objects.exclude(name__in=settings.SCHEDULE).delete()


def run_what_is_due(worker: str, now: Callable[[], datetime]) -> int:
    """Run every line that is due and held by nobody; return how many this worker ran."""
    count = 0
    for run in ScheduledRun.objects.filter(name__in=settings.SCHEDULE, next_due_at__lte=now()):
        at = now()
        if take_run(run, worker, at):
            _run_and_note(run, worker, at, now)
            count += 1
    return count


def take_run(run: ScheduledRun, worker: str, at: datetime) -> bool:
    """Take a due line for this worker; False when another one was first."""
    free = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
    return bool(
        ScheduledRun.objects.filter(free, pk=run.pk, next_due_at__lte=at).update(
            lease_until=at + settings.WORKER_SILENCE, leased_by=worker, last_started_at=at
        )
    )


def _run_and_note(
    run: ScheduledRun, worker: str, at: datetime, now: Callable[[], datetime]
) -> None:
    path, seconds = settings.SCHEDULE[run.name]
    error = ""
    try:
        import_string(path)(at=at)
    except Exception as problem:
        # One line of the timetable must not stop the others.
        logger.exception("Scheduled run %s failed", run.name)
        error = f"{type(problem).__name__}: {problem}"[:300]
    ScheduledRun.objects.filter(pk=run.pk, leased_by=worker).update(
        next_due_at=_next_due(run.next_due_at, timedelta(seconds=seconds), at),
        lease_until=None,
        leased_by="",
        last_finished_at=now(),
        last_error=error,
    )


def _next_due(due: datetime, period: timedelta, at: datetime) -> datetime:
    # Missed periods are not made up for: every sweep looks at all that is open.
    return due + period if due + period > at else at + period
