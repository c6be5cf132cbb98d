"""Queued jobs whose worker died are queued again; those long done are forgotten."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from amends.journal.alive import forget_the_dead
from amends.journal.queries import workers_alive

# A job that has taken five workers down will take the sixth down too.
MOST_WORKERS = 5
KEPT_FOR = timedelta(days=7)


def sweep_jobs(at: datetime) -> None:
    """Free the jobs of dead workers; forget old jobs and long dead workers."""
    recover_lost_jobs(at)
    forget_old_jobs(at)
    forget_the_dead(at)


def recover_lost_jobs(at: datetime) -> int:
    """Queue every running job again whose worker is no longer heard of; count them."""
    alive = set(workers_alive(at).values_list("name", flat=True))
    return _queue_again(lambda worker: worker not in alive, at)


def give_back(worker: str, at: datetime) -> int:
    """Queue the running jobs of a worker again that it does not have in hand; count them."""
    return _queue_again(lambda name: name == worker, at)


def _queue_again(is_lost: Callable[[str], bool], at: datetime) -> int:
    count = 0
    for job in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if job.worker_ids and not is_lost(job.worker_ids[-1]):
            continue
        gives_up = len(job.worker_ids) >= MOST_WORKERS
        count += DBTaskResult.objects.filter(
            pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at
        ).update(
            status=TaskResultStatus.FAILED if gives_up else TaskResultStatus.READY,
            finished_at=at if gives_up else None,
        )
    return count


def forget_old_jobs(at: datetime) -> int:
    """Delete the jobs that ended over a week ago; the journal keeps what they did."""
    done = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
    return DBTaskResult.objects.filter(status__in=done, finished_at__lt=at - KEPT_FOR).delete()[0]
