"""Fill a database with open promises and measure a sweep over it; one JSON line comes out.

Started by `promises.py`. The rows are written in bulk, with the columns
that the action writes; `promises` is up to 10,000 or a multiple of it.
"""

import json
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta

import django

django.setup()

from desk_filling import fill  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from amends.clock.promises import sweep_promises  # noqa: E402
from amends.people.models import Customer  # noqa: E402
from amends.promises.models import (  # noqa: E402
    End,
    Ending,
    GivenIn,
    Promise,
    Risk,
    Step,
    StepKind,
)

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
DUE, SWEEPS, FIRST = 60, 4, 10_000


def main(promises: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    lead, team, _customer = fill(200)
    customers = [*Customer.objects.values_list("pk", flat=True)]

    def promise(n: int, due_at: datetime, look_at: datetime) -> Promise:
        return Promise(
            team=team,
            customer_id=customers[n % len(customers)],
            given_by=lead,
            given_in=GivenIn.PHONE,
            what="What was ordered stands ready",
            due_at=due_at,
            zone="UTC",
            deadline=due_at,
            given_at=NOON - timedelta(days=20),
            noted_at=NOON - timedelta(days=20),
            key=f"bench-{n}",
            keeper=lead,
            next_look_at=look_at,
        )

    # Spread over a year, none of it due while it is measured.
    first = min(promises, FIRST)
    with transaction.atomic():
        Promise.objects.bulk_create(
            promise(n, later := NOON + timedelta(days=30 + n % 365), later - timedelta(days=1))
            for n in range(first)
        )
    copy_all(promises // first - 1)
    # One in ten waits for a step.
    with transaction.atomic():
        Step.objects.bulk_create(
            (
                Step(promise_id=number, kind=StepKind.HAND_OVER, due_at=NOON + timedelta(days=25))
                for number in range(1, promises + 1, 10)
            ),
            batch_size=5_000,
        )
    assert Promise.objects.count() == promises
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    number = promises
    full, idle = [], []
    for n in range(SWEEPS + 1):
        at = NOON + timedelta(minutes=n)
        for m in range(DUE):
            breaks = m % 2 == 0
            promise(number, at if breaks else NOON + timedelta(hours=5), at).save(force_insert=True)
            number += 1
        # A moment breaks once it is over.
        full.append(_took(at + timedelta(seconds=1)))
        idle += [_took(at + timedelta(seconds=2 + again)) for again in range(10)]
    swept = DUE // 2 * (SWEEPS + 1)
    assert Ending.objects.filter(kind=End.BROKEN, prepared_at__isnull=False).count() == swept
    assert Risk.objects.count() == swept
    # The first one warms up.
    print(
        json.dumps(
            {
                f"a sweep with {DUE} due": statistics.median(full[1:]),
                "a sweep with nothing due": statistics.median(idle[10:]),
            }
        )
    )


def copy_all(times: int) -> None:
    """Write all promises so many times again, each under a key of its own."""
    names = [f.column for f in Promise._meta.concrete_fields if f.name not in ("id", "key")]
    columns = ", ".join(f'"{name}"' for name in names)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM promises_promise")
        (last,) = cursor.fetchone()
        for n in range(times):
            cursor.execute(
                f'INSERT INTO promises_promise ({columns}, "key") SELECT {columns}, '
                f"'copy-{n}-' || id FROM promises_promise WHERE id <= {last}"
            )


def _took(at: datetime) -> float:
    started = time.perf_counter()
    sweep_promises(at)
    return time.perf_counter() - started


if __name__ == "__main__":
    main(int(sys.argv[1]))
