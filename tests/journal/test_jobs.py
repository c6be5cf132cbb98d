from datetime import datetime, timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from amends.journal.alive import say_alive
from amends.journal.jobs import MOST_WORKERS, give_back, sweep_jobs
from amends.journal.models import Outgoing, WorkerAlive
from amends.journal.queries import workers_alive


def job_of(letter: Outgoing) -> DBTaskResult:
    return DBTaskResult.objects.get(pk=letter.job)


def test_a_job_of_a_living_worker_is_left_alone(letter: Outgoing, noon: datetime) -> None:
    say_alive("worker-a", noon)
    job_of(letter).claim("worker-a")
    sweep_jobs(noon + timedelta(seconds=59))
    assert job_of(letter).status == TaskResultStatus.RUNNING


def test_a_job_of_a_dead_worker_is_queued_again(letter: Outgoing, noon: datetime) -> None:
    say_alive("worker-a", noon)
    job_of(letter).claim("worker-a")
    sweep_jobs(noon + timedelta(seconds=60))
    assert job_of(letter).status == TaskResultStatus.READY


def test_a_job_that_killed_five_workers_gets_no_sixth(letter: Outgoing, noon: datetime) -> None:
    for number in range(MOST_WORKERS):
        assert job_of(letter).status == TaskResultStatus.READY
        job_of(letter).claim(f"worker-{number}")
        sweep_jobs(noon)
    assert job_of(letter).status == TaskResultStatus.FAILED


def test_a_worker_gives_back_its_own_jobs_only(letter: Outgoing, noon: datetime) -> None:
    job_of(letter).claim("worker-a")
    assert give_back("worker-b", noon) == 0
    assert give_back("worker-a", noon) == 1
    assert job_of(letter).status == TaskResultStatus.READY


def test_old_jobs_and_long_dead_workers_are_forgotten(letter: Outgoing, noon: datetime) -> None:
    say_alive("worker-a", noon)
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL, finished_at=noon)
    sweep_jobs(noon + timedelta(days=7))
    assert DBTaskResult.objects.count() == 1
    sweep_jobs(noon + timedelta(days=7, seconds=1))
    assert not DBTaskResult.objects.exists()
    assert not WorkerAlive.objects.exists()


def test_a_worker_is_alive_for_a_minute_after_it_was_heard_of(db: None, noon: datetime) -> None:
    say_alive("worker-a", noon)
    say_alive("worker-b", noon - timedelta(minutes=1))
    assert [worker.name for worker in workers_alive(noon)] == ["worker-a"]
