"""The worker dies at any point of a sweep, fifty times; nothing is lost and nothing doubled."""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import cast
from amends.cases.models import Case, Ownership
from amends.clock.promises import sweep_promises
from amends.facts.models import Finding
from amends.journal.actor import MACHINE
from amends.journal.models import Entry
from amends.letters.models import Draft
from amends.people.actions import meet_customer
from amends.people.matching import Contact
from amends.people.models import ContactKind
from amends.promises.models import Ending, Promise, Reminder, Risk, State
from cast import AT, Cast
from promises.words import given

pytestmark = pytest.mark.django_db(transaction=True)

THURSDAY_SIX = datetime(2026, 3, 5, 23, 0, tzinfo=UTC)
WARNED = datetime(2026, 3, 5, 16, 30, tzinfo=UTC)
JUST_AFTER = THURSDAY_SIX + timedelta(minutes=1)
PROMISES, CUSTOMERS, KILLS = 36, 12, 50

# Each sweep runs in a process of its own, which is killed when it comes to its n-th statement.
SWEEPER = """
import os, signal, sys
from datetime import datetime
import django
django.setup()
from django.db import connection
from amends.clock.promises import sweep_promises

def until(most):
    done = 0
    def count(execute, *rest):
        nonlocal done
        done += 1
        if done > most:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*rest)
    return count

print("ready", flush=True)
for line in sys.stdin:
    at, most = line.split()
    child = os.fork()
    if child == 0:
        with connection.execute_wrapper(until(int(most))):
            sweep_promises(datetime.fromisoformat(at))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@contextmanager
def sweeper(database_url: str, data: Path) -> Iterator[Callable[[datetime, int], int]]:
    """Give a way to sweep in another process, at a time and for so many statements."""
    process = subprocess.Popen(
        [sys.executable, "-c", SWEEPER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "amends.config.settings",
            "AMENDS_DATA": str(data),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
    )
    assert process.stdin is not None
    assert process.stdout is not None
    stdin, stdout = process.stdin, process.stdout
    assert stdout.readline() == "ready\n"

    def sweep(at: datetime, most: int) -> int:
        stdin.write(f"{at.isoformat()} {most}\n")
        stdin.flush()
        return int(stdout.readline())

    try:
        yield sweep
    finally:
        process.kill()
        process.wait()


def a_full_ledger(people: Cast) -> None:
    """Twelve customers with three words each, all for Thursday at six."""
    for n in range(CUSTOMERS):
        customer = meet_customer(
            name=f"Customer {n}",
            contacts=[Contact(ContactKind.EMAIL, f"customer{n}@example.com")],
            by=MACHINE,
            at=AT,
        )
        for m in range(PROMISES // CUSTOMERS):
            given(people, due=THURSDAY_SIX, key=f"word-{n}-{m}", customer=customer)


def test_a_worker_killed_fifty_times_loses_and_doubles_nothing(
    database_url: str, tmp_path: Path
) -> None:
    people = cast.everybody()
    a_full_ledger(people)
    dice = random.Random(5)
    killed = 0
    with sweeper(database_url, tmp_path) as sweep:
        for n in range(KILLS):
            at = WARNED if n < KILLS * 0.3 else JUST_AFTER
            killed += sweep(at, dice.randint(1, 60)) == -signal.SIGKILL
            each_fact_has_its_one_line()
    assert killed == KILLS
    # It was cut off amid the work, again and again.
    assert Reminder.objects.exists()
    assert 0 < Ending.objects.exclude(prepared_at=None).count() < PROMISES
    for n in range(20):
        sweep_promises(JUST_AFTER + n * timedelta(minutes=1))

    assert set(Promise.objects.values_list("state", flat=True)) == {State.BROKEN}
    assert Ending.objects.filter(prepared_at=None).count() == 0
    assert Case.objects.count() == CUSTOMERS
    assert set(Counter(Ending.objects.values_list("case", flat=True)).values()) == {3}
    assert Ownership.objects.count() == Finding.objects.count() == Draft.objects.count()
    assert Finding.objects.count() == CUSTOMERS
    each_fact_has_its_one_line()
    # Whoever was to be told at a rung was told once; what broke meanwhile is past warning of.
    warned = Promise.objects.filter(risks__isnull=False)
    assert warned.exists()
    rungs = Reminder.objects.values_list("promise", "rung", "staff")
    assert len(rungs) == len(set(rungs))
    for promise in warned:
        assert {r.rung for r in promise.reminders.all()} == set(range(1, promise.rung + 1))


def each_fact_has_its_one_line() -> None:
    """As many lines as rows, after whatever was cut off."""
    lines = Counter(Entry.objects.values_list("name", flat=True))
    assert lines["promise.broken"] == Ending.objects.count()
    assert lines["promise.brought_to_case"] == Ending.objects.exclude(prepared_at=None).count()
    assert lines["promise.at_risk"] == Risk.objects.values("promise").distinct().count()
    assert lines["promise.keeper_reminded"] == (
        Reminder.objects.values("promise", "rung").distinct().count()
    )
    assert lines["case.opened"] == Case.objects.count()
    assert lines["finding.stated"] == Finding.objects.count()
