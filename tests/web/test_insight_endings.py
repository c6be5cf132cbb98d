"""How cases end, on a page: outcomes, times and costs, each with how many it rests on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import cast
from amends.people.models import Staff
from cast import AT, Cast
from insight.talking import taken_outside, told
from remedies.desk import policy_on, settled
from web.desk_ground import desk_of, stand_still, text_of

HOUR = timedelta(hours=1)

# Signing in 2, the language's team 1, the teams 1; outcomes 1, costs 1, times 4.
PAGE = 10


@pytest.fixture
def people(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    stand_still(monkeypatch, AT + 9 * HOUR)
    everybody = cast.everybody()
    policy_on(everybody.team, everybody.ines)
    return everybody


def page(who: Staff, query: str = "") -> str:
    answer = desk_of(who).get(reverse("insight") + query)
    assert answer.status_code == 200
    return text_of(answer)


def test_endings_stand_with_the_size_of_their_sample(people: Cast) -> None:
    taken_outside(told(people.team, people.amy, people.jim), at=AT + HOUR)
    told(people.team, people.amy, people.jim)
    shown = page(people.tom)
    assert "2 cases were opened in the last 90 days; still open: 1." in shown
    assert "100% <tspan>1 of 1</tspan>" in shown
    assert "0% <tspan>0 of 1</tspan>" in shown


def test_costs_stand_by_month_owed_and_extra_apart(people: Cast) -> None:
    settled(people, "one", extras=("voucher",), at=AT)
    shown = page(people.tom)
    assert "Mar 2026" in shown
    assert "Owed" in shown
    assert "$20 <tspan>of 1 case</tspan>" in shown


def test_before_anything_ended_the_page_says_what_will_be_here(people: Cast) -> None:
    shown = page(people.tom)
    assert "None of these cases is closed yet." in shown
    assert "No customer has chosen in the last twelve months." in shown


def test_the_page_asks_no_more_of_a_grown_desk(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk_of(people.tom)
    settled(people, "one", at=AT)
    with django_assert_num_queries(PAGE):
        browser.get(reverse("insight"))
    for number in range(5):
        settled(people, f"n{number}", at=AT)
        taken_outside(told(people.team, people.amy, people.jim), at=AT + HOUR)
    with django_assert_num_queries(PAGE):
        browser.get(reverse("insight"))
