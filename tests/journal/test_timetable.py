from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from amends.journal.actions.attempts import take
from amends.journal.alive import say_alive, say_goodbye
from amends.journal.models import Outgoing, ScheduledRun
from amends.journal.timetable import run_what_is_due, take_run, write_timetable
from journal import mailroom


@pytest.fixture
def ticking(mailroom_open: None, settings: Settings, noon: datetime) -> ScheduledRun:
    settings.SCHEDULE = {"test.tick": ("journal.mailroom.tick", 60)}
    write_timetable(noon)
    return ScheduledRun.objects.get()


def run_at(at: datetime) -> int:
    return run_what_is_due("worker-a", lambda: at)


def test_a_line_runs_when_it_is_due_and_not_before(ticking: ScheduledRun, noon: datetime) -> None:
    assert run_at(noon - timedelta(seconds=1)) == 0
    assert run_at(noon) == 1
    assert run_at(noon + timedelta(seconds=59)) == 0
    assert run_at(noon + timedelta(seconds=60)) == 1
    assert len(mailroom.ticks()) == 4


def test_missed_periods_are_not_made_up_for(ticking: ScheduledRun, noon: datetime) -> None:
    monday = noon + timedelta(days=3)
    assert run_at(monday) == 1
    ticking.refresh_from_db()
    assert ticking.next_due_at == monday + timedelta(seconds=60)


def test_writing_the_timetable_again_keeps_what_is_due_and_drops_what_went(
    ticking: ScheduledRun, noon: datetime, settings: Settings
) -> None:
    run_at(noon)
    settings.SCHEDULE = {**settings.SCHEDULE, "test.new": ("journal.mailroom.tick", 5)}
    write_timetable(noon + timedelta(seconds=10))
    ticking.refresh_from_db()
    assert ticking.next_due_at == noon + timedelta(seconds=60)
    settings.SCHEDULE = {"test.new": settings.SCHEDULE["test.new"]}
    write_timetable(noon + timedelta(seconds=20))
    assert [run.name for run in ScheduledRun.objects.all()] == ["test.new"]


def test_a_line_that_fails_says_so_and_does_not_stop_the_others(
    ticking: ScheduledRun, noon: datetime, settings: Settings
) -> None:
    settings.SCHEDULE = {"a.broken": ("journal.mailroom.no_such_thing", 60), **settings.SCHEDULE}
    write_timetable(noon)
    assert run_at(noon) == 2
    broken = ScheduledRun.objects.get(name="a.broken")
    assert broken.last_error.startswith("ImportError")
    assert broken.next_due_at == noon + timedelta(seconds=60)
    assert len(mailroom.ticks()) == 2


def test_a_run_of_a_dead_worker_is_taken_over_after_its_silence(
    ticking: ScheduledRun, noon: datetime
) -> None:
    assert take_run(ticking, "worker-a", noon)
    assert not take_run(ticking, "worker-b", noon + timedelta(seconds=59))
    assert take_run(ticking, "worker-b", noon + timedelta(seconds=60))


def test_a_long_run_of_a_living_worker_is_not_taken_over(
    ticking: ScheduledRun, noon: datetime
) -> None:
    assert take_run(ticking, "worker-a", noon)
    say_alive("worker-a", noon + timedelta(seconds=50))
    assert not take_run(ticking, "worker-b", noon + timedelta(seconds=100))
    say_goodbye("worker-a")
    assert take_run(ticking, "worker-b", noon + timedelta(seconds=101))


@pytest.mark.django_db(transaction=True)
def test_of_eight_at_once_one_takes_the_run_and_one_the_letter(
    ticking: ScheduledRun, letter: Outgoing, noon: datetime
) -> None:
    def grab(number: int) -> tuple[bool, bool]:
        try:
            run = take_run(ticking, f"worker-{number}", noon)
            return run, take(letter.pk, at=noon) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(grab, range(8)))
    assert sum(run for run, _ in taken) == 1
    assert sum(held for _, held in taken) == 1
    letter.refresh_from_db()
    assert letter.attempts == 1
