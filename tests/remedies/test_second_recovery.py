"""Let down again: what was given once counts, and nothing is given twice or taken back."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from amends.cases.actions import follow_up
from amends.cases.models import Case, Stage
from amends.remedies.actions import choose, confirm_arrival, fulfil, record_facts
from amends.remedies.models import Choice, Line, Offer
from amends.remedies.queries import assess, last_made, lines_due, lines_still_due
from cast import AT, Cast
from remedies.desk import EVENING, OFF, offered

SOON = AT + timedelta(hours=1)
AGAIN = AT + timedelta(days=20)
PROOF = "Done, photo sent."


@pytest.fixture
def made_right(people: Cast, window: Case) -> Case:
    record_facts(window, facts={"trips": 1}, by=people.jim, at=AT)
    offer = offered(window, people.jim, EVENING, OFF, extras=("voucher",))
    choose(offer, EVENING, at=SOON, noted_by=None)
    for line in [*lines_due(window)]:
        fulfil(line, by=people.jim, at=SOON, proof=PROOF)
    window.refresh_from_db()
    assert window.stage == Stage.MADE_RIGHT
    return window


def test_what_was_delivered_counts_for_the_next_offer(people: Cast, made_right: Case) -> None:
    second = offered(made_right, people.jim, OFF, at=AGAIN)
    assert last_made(made_right) == second
    made_right.refresh_from_db()
    assert made_right.stage == Stage.OFFERED
    delivered = {line.key: line.delivery is not None for line in lines_due(made_right)}
    assert delivered == {"evening": True, "trips_back": True, "voucher": True}
    choose(second, OFF, at=AGAIN, noted_by=None)
    first, now = Choice.objects.order_by("pk")
    assert (first.set_aside_at, now.set_aside_at) == (AGAIN, None)
    assert [line.key for line in lines_still_due(made_right)] == ["off"]


def test_more_of_the_same_is_due_only_for_the_rest(people: Cast, made_right: Case) -> None:
    record_facts(made_right, facts={"trips": 3}, by=people.jim, at=AGAIN)
    offered(made_right, people.jim, OFF, at=AGAIN)
    trips = [line for line in lines_due(made_right) if line.key == "trips_back"]
    assert sorted((line.amount, line.delivery is not None) for line in trips) == [
        (Decimal("12.00"), True),
        (Decimal("24.00"), False),
    ]


def test_less_of_the_same_takes_nothing_back(people: Cast, window: Case) -> None:
    record_facts(window, facts={"trips": 3}, by=people.jim, at=AT)
    offered(window, people.jim, OFF)
    fulfil(Line.objects.get(key="trips_back"), by=people.jim, at=SOON, proof=PROOF)
    record_facts(window, facts={"trips": 1}, by=people.jim, at=SOON)
    offered(window, people.jim, OFF, at=AGAIN)
    kept = lines_due(window).get()
    assert (kept.amount, kept.delivery is not None) == (Decimal("36.00"), True)


def test_a_limit_is_for_one_case_so_the_first_evening_counts(
    people: Cast, made_right: Case
) -> None:
    # 60 were given and 12 are owed anyway; another 60 of that kind are above a clerk's 100.
    options = {o.key: o.leave for o in assess(made_right, by=people.jim, at=AGAIN).options}
    assert not options[EVENING].is_own
    assert options[OFF].is_own


def test_the_customer_may_say_that_it_came_after_the_end(people: Cast, made_right: Case) -> None:
    follow_up(made_right, words="It was lovely.", by=people.jim, at=AGAIN)
    delivery = Line.objects.get(key="evening").delivery
    assert delivery is not None
    Case.objects.filter(pk=made_right.pk).update(closed_at=AGAIN)
    assert confirm_arrival(delivery, at=AGAIN).arrived_at == AGAIN


def test_a_day_that_was_named_for_an_extra_does_not_move(people: Cast, window: Case) -> None:
    offered(window, people.jim, OFF, extras=("voucher",))
    for days in (5, 9):
        offered(window, people.jim, OFF, extras=("voucher",), at=AT + timedelta(days=days))
    assert lines_due(window).get().due_on == date(2026, 4, 2)
    assert Offer.objects.count() == 3
