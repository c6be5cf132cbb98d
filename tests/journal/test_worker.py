"""Real worker processes on the database under test."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from amends.journal.models import Entry, Outgoing, OutgoingState, WorkerAlive
from amends.journal.outbox import send_later
from amends.journal.queries import waiting_outgoing
from journal import mailroom

TESTS = Path(__file__).resolve().parents[1]
LONGEST_WAIT = 45.0

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def worker_environment(database_url: str, mailroom_open: None, tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "journal.quick_settings",
        "PYTHONPATH": str(TESTS),
        "AMENDS_DATA": str(tmp_path),
    }


@contextmanager
def worker(environment: dict[str, str], pause: float = 0.0) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "amends.config.cli", "worker"],
        env={**environment, "MAILROOM_PAUSE": str(pause)},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(what: str, is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while not is_so():
        if time.monotonic() > deadline:
            pytest.fail(f"Waited {LONGEST_WAIT:.0f} seconds in vain until {what}.")
        time.sleep(0.05)


def send_letters(count: int) -> list[str]:
    keys = [f"letter:{number:02}" for number in range(count)]
    with transaction.atomic():
        for key in keys:
            send_later("letter", key=key, about=None, at=timezone.now())
    return keys


def delivered_lines() -> int:
    return Entry.objects.filter(name="outgoing.delivered").count()


def stop(process: subprocess.Popen[bytes], with_signal: signal.Signals) -> int:
    process.send_signal(with_signal)
    return process.wait(timeout=LONGEST_WAIT)


def test_a_worker_killed_in_mid_delivery_loses_and_doubles_nothing(
    worker_environment: dict[str, str],
) -> None:
    keys = send_letters(6)
    with worker(worker_environment, pause=0.4) as first:
        wait_for("the second letter is under way", lambda: len(mailroom.knocks()) >= 2)
        first.kill()
        first.wait()
    left = waiting_outgoing().count()
    assert left >= 4, "the worker was killed too late to prove anything"
    assert DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).count() == 1

    with worker(worker_environment), worker(worker_environment):
        wait_for("all letters went out", lambda: delivered_lines() == len(keys))
        wait_for("no job is left over", _no_job_is_open)

    assert mailroom.kept() == keys
    knocks = [key for key, _ in mailroom.knocks()]
    assert len(knocks) <= len(keys) + 1, "only the letter in hand may have been tried twice"
    assert delivered_lines() == len(keys)
    assert set(Outgoing.objects.values_list("state", flat=True)) == {OutgoingState.DELIVERED}


def test_many_workers_deliver_each_letter_once(worker_environment: dict[str, str]) -> None:
    with ExitStack() as workers:
        for _ in range(3):
            workers.enter_context(worker(worker_environment, pause=0.05))
        wait_for("three workers are there", lambda: WorkerAlive.objects.count() == 3)
        keys = send_letters(20)
        wait_for("all letters went out", lambda: delivered_lines() == len(keys))
    assert sorted(key for key, _ in mailroom.knocks()) == keys
    assert mailroom.kept() == keys


def test_many_workers_run_each_line_of_the_timetable_once_per_period(
    worker_environment: dict[str, str],
) -> None:
    with ExitStack() as workers:
        for _ in range(3):
            workers.enter_context(worker(worker_environment, pause=0.3))
        wait_for("the clock ticked five times", lambda: len(mailroom.ticks()) >= 10)
    edges = mailroom.ticks()[:10]
    assert [edge for edge, _ in edges] == ["start", "end"] * 5, "two runs overlapped"
    starts = [at for edge, at in edges if edge == "start"]
    # A run is due a period after the last was due; a late one may be followed a little sooner.
    assert starts[-1] - starts[0] >= 3.0


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_asked_to_stop_finishes_what_is_in_hand(
    worker_environment: dict[str, str], with_signal: signal.Signals
) -> None:
    send_letters(3)
    with worker(worker_environment, pause=1.0) as process:
        wait_for("a letter is under way", lambda: len(mailroom.knocks()) == 1)
        assert stop(process, with_signal) == 0
    assert delivered_lines() == 1
    assert waiting_outgoing().count() == 2
    assert not DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).exists()
    assert not WorkerAlive.objects.exists()


def _no_job_is_open() -> bool:
    open_states = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return not DBTaskResult.objects.filter(status__in=open_states).exists()
