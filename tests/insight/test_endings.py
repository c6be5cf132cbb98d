"""How cases end, what they cost and how long they take, each with how many it rests on."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

import cast
from amends.cases.actions import close_case, merge_case, reopen_case
from amends.cases.models import Outcome
from amends.insight.queries import costs_by_month, endings, times_taken
from amends.insight.wanted import lately
from cast import AT, Cast
from insight.talking import HOUR, taken_outside, told
from remedies.desk import policy_on, settled

DAY = timedelta(days=1)
LATER = AT + 5 * DAY


@pytest.fixture
def people(db: None) -> Cast:
    everybody = cast.everybody()
    policy_on(everybody.team, everybody.ines)
    return everybody


def test_cases_are_counted_by_how_they_ended(people: Cast) -> None:
    team, amy, jim = people.team, people.amy, people.jim
    taken_outside(told(team, amy, jim), at=AT + HOUR)
    close_case(told(team, amy, jim), outcome=Outcome.WITHDRAWN, words="", by=jim, at=AT + HOUR)
    again = told(team, amy, jim)
    taken_outside(again, at=AT + HOUR)
    reopen_case(again, by=jim, at=AT + 2 * HOUR)
    merge_case(told(team, amy, jim), into=again, by=jim, at=AT + 3 * HOUR)
    found = endings(lately([team], at=LATER))
    assert found.outcomes == {"retained": 0, "parted": 0, "withdrawn": 1, "taken_outside": 1}
    assert (found.closed, found.open, found.merged) == (2, 1, 1)


def test_what_customers_got_is_summed_by_month_owed_and_extra_apart(people: Cast) -> None:
    settled(people, "one", extras=("voucher",), at=AT)
    settled(people, "two", at=AT)
    with timezone.override("America/New_York"):
        months = costs_by_month([people.team], at=LATER)["USD"]
    assert len(months) == 12
    assert [m.first_day for m in months[-2:]] == [date(2026, 2, 1), date(2026, 3, 1)]
    assert (months[-1].cases, months[-1].goodwill) == (2, Decimal(20))
    assert months[-1].owed > 0
    assert all(month.cases == 0 for month in months[:-1])


def test_how_long_it_took_is_a_median_of_so_many(people: Cast) -> None:
    settled(people, "one", at=AT)
    told(people.team, people.amy, people.jim)
    answered, offered, made_right = times_taken(lately([people.team], at=LATER))
    assert (answered.median, answered.cases) == (timedelta(), 2)
    assert offered.cases == 1
    assert (made_right.median, made_right.cases) == (None, 0)


def test_nothing_is_counted_of_a_team_that_is_not_asked_for(people: Cast) -> None:
    settled(people, "one", at=AT)
    elsewhere = [cast.the_regent()]
    assert endings(lately(elsewhere, at=LATER)).closed == 0
    assert costs_by_month(elsewhere, at=LATER) == {}
    assert {took.cases for took in times_taken(lately(elsewhere, at=LATER))} == {0}
