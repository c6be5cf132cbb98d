"""The record over time: quarters of the reader's calendar, each with its sample."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amends.claims.actions import note_receipt, withdraw_claim
from amends.claims.models import SupplierClaim
from amends.claims.quarters import Damage, Quarter, quarters_until
from amends.claims.queries import seen_by, supplier_quarters
from amends.claims.scorecard import PerThousand, Share
from amends.people.actions import hire_staff
from amends.people.models import Role
from amends.promises.actions import give_promise, keep_promise
from amends.promises.models import GivenIn
from cast import AT, Cast, the_regent
from claims.ground import DAY, claimed, one_of_two

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 3, 3), date(2024, 4, 1), date(2026, 1, 1)),
        (date(2026, 12, 31), date(2025, 1, 1), date(2026, 10, 1)),
        (date(2026, 4, 1), date(2024, 7, 1), date(2026, 4, 1)),
    ],
)
def test_the_last_eight_quarters(today: date, first: date, last: date) -> None:
    found = quarters_until(today)
    assert (found[0], found[-1], len(found)) == (first, last, 8)
    assert found == sorted(set(found))


def seen(people: Cast, at: datetime = AT + 30 * DAY) -> list[Quarter]:
    return supplier_quarters(seen_by(people.jim), people.widget_works, at=at, zone=NEW_YORK)


def at_quarter(found: list[Quarter], start: date) -> Quarter:
    return next(quarter for quarter in found if quarter.starts == start)


def test_each_quarter_counts_what_came_due_what_was_bought_and_the_damage_both_ways(
    people: Cast,
) -> None:
    case = one_of_two(people)
    won = claimed(people, case)
    note_receipt(won, amount=Decimal(50), words="CN 1", by=people.jim, at=AT + DAY, key="a")
    claimed(people, case, key="open")
    wrong = claimed(people, case, key="wrong")
    withdraw_claim(wrong, words="Found it", by=people.jim, at=AT + DAY, key="b")
    word = give_promise(
        team=people.team, customer=None, supplier=people.widget_works, what="Credit",
        due=AT + 2 * DAY, given_in=GivenIn.SUPPLIER, keeper=people.jim, by=people.jim.actor,
        at=AT, key="word",
    )  # fmt: skip
    keep_promise(word, proof="CN 1", by=people.jim.actor, at=AT + DAY)
    now = at_quarter(seen(people), date(2026, 1, 1))
    assert now.promises == Share(1, 1)
    assert now.damage == {"USD": Damage(Decimal(160), Decimal(24), Decimal(50))}
    assert now.damage["USD"].stays == Decimal(110)
    assert (now.customers, now.shortages.events) == (1, 2)
    bought = [quarter.shortages.lines for quarter in seen(people)]
    assert sum(bought) == 1


def test_a_quarter_begins_on_the_readers_own_midnight(people: Cast) -> None:
    claim = claimed(people)
    # Ten at night on 31 December in New York is already the new year in London.
    eve = datetime(2026, 1, 1, 3, 0, tzinfo=UTC)
    SupplierClaim.objects.filter(pk=claim.pk).update(opened_at=eve)
    assert at_quarter(seen(people), date(2025, 10, 1)).customers == 1
    london = supplier_quarters(
        seen_by(people.jim), people.widget_works, at=AT, zone=ZoneInfo("Europe/London")
    )
    assert at_quarter(london, date(2026, 1, 1)).customers == 1


def test_a_quarter_without_anything_has_a_sample_of_nothing(people: Cast) -> None:
    assert seen(people)[0] == Quarter(date(2024, 7, 1), Share(0, 0), PerThousand(0, 0), 0, {})


def test_somebody_of_another_shop_counts_nothing(people: Cast) -> None:
    claimed(people)
    sam = hire_staff(
        email="sam@regent.example", name="Sam Vale", role=Role.CLERK, teams=[the_regent()],
        password="a long enough word", by=people.ruth.actor, at=AT,
    )  # fmt: skip
    found = supplier_quarters(seen_by(sam), people.widget_works, at=AT + DAY, zone=NEW_YORK)
    assert all(quarter.customers == 0 and not quarter.damage for quarter in found)


def test_what_it_asks_does_not_grow(people: Cast) -> None:
    case = one_of_two(people)
    for number in range(3):
        claimed(people, case, key=f"claim-{number}")
        with CaptureQueriesContext(connection) as queries:
            seen(people)
        # Words, lines, whom it met and sums, and thrice whose shops one sees.
        assert len(queries) == 7
