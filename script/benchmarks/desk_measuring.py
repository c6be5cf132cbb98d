"""Fill a database with realistic cases and measure the desk on it; one JSON line comes out.

Started by `desk.py`. The rows are written in bulk (100,000 cases through the actions would take
most of an hour), with the same columns the actions write.
"""

import json
import random
import statistics
import sys
import time

import django

django.setup()

from desk_filling import COMMON, RARE, fill  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY  # noqa: E402, F401
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from amends.cases.actions import open_case  # noqa: E402
from amends.cases.models import Case, Failure  # noqa: E402
from amends.people.models import Channel  # noqa: E402

ROUNDS = 40


def median(work, rounds: int = ROUNDS) -> float:
    """Return the median time of `work` in seconds, after three rounds to warm up."""
    times = []
    for n in range(rounds + 3):
        started = time.perf_counter()
        work(n)
        times.append(time.perf_counter() - started)
    return statistics.median(times[3:])


def queries(work) -> int:
    with CaptureQueriesContext(connection) as seen:
        work(0)
    return len(seen)


def main(cases: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    lead, team, customer = fill(cases)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(HTTP_HOST="localhost")
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    numbers = [*Case.objects.filter(closed_at=None).values_list("pk", flat=True)[:400]]
    random.Random(3).shuffle(numbers)

    def get(address: str):
        def request(_n: int) -> None:
            response = client.get(address)
            assert response.status_code == 200, (address, response.status_code)

        return request

    def case_page(n: int) -> None:
        response = client.get(f"/cases/{numbers[n % len(numbers)]}/")
        assert response.status_code == 200

    def opening(n: int) -> None:
        open_case(
            team=team,
            customer=customer,
            subject="The lamp came without its shade",
            failure=Failure.SHORT,
            channel=Channel.PHONE,
            words="There was a lamp in the box and no shade.",
            by=lead,
            at=timezone.now(),
            key=f"bench-{n}-{time.perf_counter_ns()}",
        )

    measured = {
        "open a case": opening,
        "queue page, all open": get("/cases/?whose=all"),
        "queue page, mine": get("/cases/"),
        "case page": case_page,
        "Today": get("/"),
        "search, a word in one case of ten": get(f"/search/?q={COMMON}"),
        "search, a rare word": get(f"/search/?q={RARE}"),
    }
    print(json.dumps({name: [median(work), queries(work)] for name, work in measured.items()}))


main(int(sys.argv[1]))
