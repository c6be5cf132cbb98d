"""How many words were kept of late, counted by the database."""

from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import cast
from amends.journal.actor import MACHINE
from amends.people.models import Channel
from amends.promises.actions import break_promise, keep_promise, note_risk, release_promise
from amends.promises.models import GivenIn, Promise, Reason
from amends.promises.queries.rates import MOST_SUPPLIERS, LatelyKept, lately_kept
from amends.promises.queries.reporting import Rate
from cast import AT, Cast
from promises.words import given

SINCE, UNTIL = AT - timedelta(days=90), AT


def past(people: Cast, days: int, key: str, *, is_kept: bool, **facts: object) -> Promise:
    """A word that was due so many days ago, and how it ended."""
    due = AT - timedelta(days=days)
    told = {"given_at": due - timedelta(days=3), **facts}
    word = given(people, due=due, key=key, **told)
    if is_kept:
        keep_promise(word, proof="Photo", by=MACHINE, at=AT, done_at=due - timedelta(hours=1))
    else:
        break_promise(word, by=MACHINE, at=AT)
    return word


def found(people: Cast) -> LatelyKept:
    with timezone.override("America/New_York"):
        return lately_kept(people.ines, since=SINCE, until=UNTIL)


def test_words_are_counted_in_every_way(people: Cast) -> None:
    past(people, 1, "one", is_kept=True)
    past(people, 2, "two", is_kept=False, given_by=people.jane, given_in=GivenIn.PHONE)
    past(people, 30, "three", is_kept=True, supplier=people.widget_works)
    past(people, 91, "too long ago", is_kept=False)
    given(people, due=AT + timedelta(days=1), key="still to come")
    lately = found(people)
    assert (lately.whole.kept, lately.whole.sample) == (2, 3)
    assert lately.by_team == [Rate("Northlight Electronics", 2, 1)]
    assert lately.by_keeper == [Rate("Jane Doyle", 0, 1), Rate("Jim Ortiz", 2, 0)]
    assert lately.by_kind == [Rate("in person", 2, 0), Rate("on the phone", 0, 1)]
    assert lately.by_month == [Rate("2026-02", 1, 0), Rate("2026-03", 1, 1)]
    assert lately.by_supplier == [Rate("Widget Works", 1, 0)]
    assert lately.from_suppliers == []


def test_a_day_belongs_to_its_own_month_and_not_to_the_one_that_it_ends_in(people: Cast) -> None:
    day = given(
        people, due=date(2026, 2, 28), key="day", given_at=datetime(2026, 2, 20, tzinfo=UTC)
    )
    break_promise(day, by=MACHINE, at=AT)
    assert found(people).by_month == [Rate("2026-02", 0, 1)]


def test_what_suppliers_told_us_is_counted_apart(people: Cast) -> None:
    past(
        people,
        1,
        "theirs",
        is_kept=False,
        customer=None,
        given_by=None,
        supplier=people.widget_works,
        given_in=GivenIn.SUPPLIER,
    )
    lately = found(people)
    assert (lately.whole.sample, lately.by_supplier) == (0, [])
    assert lately.from_suppliers == [Rate("Widget Works", 0, 1)]


def test_the_warning_is_measured_and_consent_counted_apart(people: Cast) -> None:
    for hours, key in ((6, "late"), (30, "early")):
        due = AT - timedelta(hours=1)
        word = given(people, due=due, key=key, given_at=AT - timedelta(days=4))
        note_risk(word, [Reason.TIME], by=MACHINE, at=due - timedelta(hours=hours))
        note_risk(word, [Reason.STEP_LATE], by=MACHINE, at=due - timedelta(hours=1))
        release_promise(word, how=Channel.PHONE, by=people.jim.actor, at=AT)
    lately = found(people)
    assert (lately.median_warning_minutes, lately.warned) == (18 * 60, 2)
    assert (lately.counts["released"], lately.whole.sample) == (2, 0)


def test_another_teams_words_are_not_counted(people: Cast) -> None:
    past(people, 1, "theirs", is_kept=True, team=cast.the_regent(), keeper=people.ruth)
    assert found(people).whole.sample == 0
    assert lately_kept(people.ruth, since=SINCE, until=UNTIL).whole.sample == 1
    one = lately_kept(people.ruth, since=SINCE, until=UNTIL, team=people.team)
    assert one.whole.sample == 0


def test_it_takes_as_many_queries_however_much_there_is(people: Cast) -> None:
    counts = []
    for number in range(3):
        for n in range(number * 4):
            past(people, n + 1, f"{number}-{n}", is_kept=bool(n % 2))
        with CaptureQueriesContext(connection) as queries:
            lately_kept(people.ines, since=SINCE, until=UNTIL)
        counts.append(len(queries))
    assert counts == [9, 9, 9]
    assert MOST_SUPPLIERS == 20
