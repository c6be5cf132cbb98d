"""A word is given: it binds, it is dated, and nobody edits or deletes it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from amends.cases.errors import BadWords
from amends.cases.models import Case
from amends.journal.actor import MACHINE
from amends.journal.queries import entries_about
from amends.promises.actions import keep_promise
from amends.promises.dates import Tolerance
from amends.promises.errors import BadPromise
from amends.promises.models import Ending, GivenIn, Promise, State, Step
from amends.promises.queries import promises_of_case
from cast import AT, Cast
from promises.words import again, given
from unchanged import nothing_changes

TOMORROW = AT + timedelta(days=1)


def test_a_word_says_who_gave_it_to_whom_what_and_by_when(people: Cast, window: Promise) -> None:
    assert (window.given_by, window.customer, window.keeper) == (people.jim, people.amy, people.jim)
    assert window.what == "The TV stands in the window with balloons"
    assert window.deadline == window.due_at == datetime(2026, 3, 5, 23, 0, tzinfo=UTC)
    assert (window.state, window.is_day, window.zone) == (State.OPEN, False, "America/New_York")
    entry = entries_about(window).get()
    assert entry.name == "promise.given"
    assert entry.figures["given_by"] == people.jim.pk


def test_somebody_new_binds_us_like_anybody_else(people: Cast, birthday: Case) -> None:
    promise = given(people, due=TOMORROW, key="new", given_by=people.jane, case=birthday)
    assert promise.given_by == people.jane
    assert promise.keeper == people.jim
    assert [*promises_of_case(birthday)] == [promise]


def test_a_promised_day_ends_in_the_customers_own_time(people: Cast) -> None:
    promise = given(people, due=date(2026, 3, 8), key="day", zone="America/Los_Angeles")
    # The clocks went forward on that morning.
    assert promise.due_at == datetime(2026, 3, 9, 7, 0, tzinfo=UTC)
    assert promise.is_day


@pytest.mark.parametrize(
    ("tolerance", "deadline"),
    [
        (Tolerance(days=2), datetime(2026, 3, 9, 4, 0, tzinfo=UTC)),
        (Tolerance(minutes=30), datetime(2026, 3, 7, 5, 30, tzinfo=UTC)),
    ],
)
def test_what_was_said_to_be_tolerated_moves_the_deadline_and_not_the_word(
    people: Cast, tolerance: Tolerance, deadline: datetime
) -> None:
    promise = given(people, due=date(2026, 3, 6), key="day", tolerance=tolerance)
    assert (promise.due_on, promise.deadline) == (date(2026, 3, 6), deadline)


def test_the_same_key_is_the_same_word(people: Cast, window: Promise) -> None:
    with nothing_changes():
        assert given(people, due=TOMORROW, key="window") == window


@pytest.mark.parametrize(
    "facts",
    [
        {"due": AT},
        {"due": AT - timedelta(days=1)},
        {"due": date(2026, 3, 2)},
        {"due": datetime(2026, 3, 5, 18, 0)},  # noqa: DTZ001
        {"due": date.max},
        {"zone": "Mars/Olympus"},
        {"zone": "../etc/passwd"},
        {"tolerance": Tolerance(days=-1)},
        {"tolerance": Tolerance(minutes=10**9)},
        {"effort_minutes": -1},
        {"given_by": None},
        {"customer": None},
        {"given_at": AT + timedelta(minutes=1)},
    ],
)
def test_a_word_that_cannot_be_kept_or_that_nobody_gave_is_refused(
    people: Cast, facts: dict[str, Any]
) -> None:
    with nothing_changes(), pytest.raises(BadPromise), transaction.atomic():
        given(people, **({"due": TOMORROW, "key": "bad"} | facts))


@pytest.mark.parametrize("what", ["", " \n", "x" * 301])
def test_a_word_without_words_is_refused(people: Cast, what: str) -> None:
    with nothing_changes(), pytest.raises(BadWords), transaction.atomic():
        given(people, due=TOMORROW, key="bad", what=what)


def test_a_word_of_the_house_needs_no_name(people: Cast) -> None:
    promise = given(
        people, due=TOMORROW, key="order", given_by=None, given_in=GivenIn.ORDER, by=MACHINE
    )
    assert promise.given_by is None
    assert promise.keeper in (people.jim, people.jane, people.ines)


def test_a_suppliers_word_to_us_is_a_step_of_the_word_to_the_customer(people: Cast) -> None:
    theirs = given(
        people,
        due=TOMORROW,
        key="theirs",
        what="Two widgets handed to the carrier",
        customer=None,
        given_by=None,
        supplier=people.widget_works,
        given_in=GivenIn.SUPPLIER,
    )
    ours = given(people, due=AT + timedelta(days=5), key="ours", depends_on=theirs)
    step = Step.objects.get(promise=ours)
    assert (step.due_at, step.done_at) == (TOMORROW, None)
    keep_promise(theirs, proof="Carrier's receipt", by=MACHINE, at=AT + timedelta(hours=2))
    step.refresh_from_db()
    assert step.done_at == AT + timedelta(hours=2)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE promises_promise SET what = 'Something else' WHERE id = {id}",
        "UPDATE promises_promise SET due_at = due_at WHERE id = {id}",
        "UPDATE promises_promise SET deadline = given_at",
        "UPDATE promises_promise SET customer_id = NULL",
        "DELETE FROM promises_promise WHERE id = {id}",
        "UPDATE promises_ending SET kind = 'broken'",
        "DELETE FROM promises_ending",
    ],
)
def test_the_database_refuses_to_change_or_delete_a_word(
    people: Cast, window: Promise, statement: str
) -> None:
    keep_promise(window, proof="A photo", by=people.jim.actor, at=TOMORROW)
    with (
        nothing_changes(),
        pytest.raises(DatabaseError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(id=window.pk))


def test_the_database_refuses_a_second_end(people: Cast, window: Promise) -> None:
    keep_promise(window, proof="A photo", by=people.jim.actor, at=TOMORROW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Ending.objects.create(
            promise=window, kind="broken", at=TOMORROW, noted_at=TOMORROW, prepared_at=TOMORROW
        )
    assert Ending.objects.get().kind == "kept"
    assert again(window).state == State.KEPT
