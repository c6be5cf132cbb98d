"""Today tells of the meetings of the day, and a lead of problems that look for one."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from amends.people.models import Customer, Staff, Team
from amends.prevention.actions import cancel_meeting, put_on_agenda
from amends.prevention.models import Problem
from cast import AT
from prevention.meeting_ground import WEEK, meeting_on, named, once, tuesdays
from prevention.test_meetings import SEVENTEENTH, TENTH
from web.desk_ground import desk_of, stand_still, told_of

NINE_ON_THE_TENTH = AT + WEEK - timedelta(hours=2)


def titles(client: Client, section: str) -> list[str]:
    return [str(entry.title) for entry in client.get("/").context[section]]


def test_the_meeting_of_the_day_leads_to_its_agenda(
    northlight: Team, ines: Staff, jim: Staff, amy: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_still(monkeypatch)
    tuesdays(northlight, ines)
    named(northlight, amy, jim)
    assert titles(desk_of(jim), "meetings") == []
    stand_still(monkeypatch, NINE_ON_THE_TENTH)
    (entry,) = desk_of(jim).get("/").context["meetings"]
    assert entry.title == "Meeting of <strong>Northlight Electronics</strong>"
    assert entry.words == "Back office. 1 problem on the agenda."
    assert entry.href == f"/meetings/{meeting_on(TENTH).pk}/"
    assert "Meetings today" in desk_of(jim).get("/").content.decode()


def test_neither_a_meeting_that_was_called_off_nor_that_of_tomorrow_is_told(
    northlight: Team, ines: Staff, jim: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    tuesdays(northlight, ines)
    stand_still(monkeypatch, AT + WEEK)
    assert len(titles(desk_of(jim), "meetings")) == 1
    cancel_meeting(meeting_on(TENTH), by=ines, at=AT)
    assert titles(desk_of(jim), "meetings") == []
    stand_still(monkeypatch, AT + 2 * WEEK - timedelta(days=1))
    assert titles(desk_of(jim), "meetings") == []


def test_a_lead_hears_that_problems_wait_for_a_meeting(
    northlight: Team, ines: Staff, jim: Staff, amy: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_still(monkeypatch)
    problem = named(northlight, amy, jim)
    assert titles(desk_of(ines), "waiting") == [
        "1 problem of <strong>Northlight Electronics</strong> waits for a meeting"
    ]
    assert not any("waits for a meeting" in title for title in titles(desk_of(jim), "waiting"))
    page = desk_of(jim).get(f"/problems/{problem.pk}/").content.decode()
    assert "It waits for two meetings of Northlight Electronics: none is set." in page
    once(northlight, ines, TENTH)
    page = desk_of(jim).get(f"/problems/{problem.pk}/").content.decode()
    assert "It waits for a meeting of Northlight Electronics: no other one is set." in page
    once(northlight, ines, SEVENTEENTH)
    assert titles(desk_of(ines), "waiting") == []
    page = desk_of(jim).get(f"/problems/{problem.pk}/").content.decode()
    assert "It waits" not in page
    assert page.count('href="/meetings/') == 2


def test_what_is_named_on_a_case_is_on_the_next_two_agendas(
    northlight: Team, ines: Staff, jim: Staff, amy: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_still(monkeypatch)
    tuesdays(northlight, ines)
    case = told_of(northlight, amy, jim)
    fields = {"cause": "Windows are on no closing list", "thing": "", "key": "named"}
    answer = desk_of(jim).post(reverse("name_cause", args=[case.pk]), fields)
    assert answer.status_code == 303
    problem = Problem.objects.get()
    assert [item.meeting.on for item in problem.agenda_items.all()] == [TENTH, SEVENTEENTH]


@pytest.mark.parametrize("moment", [AT, NINE_ON_THE_TENTH])
def test_what_today_asks_does_not_grow_with_meetings_and_problems(
    northlight: Team,
    ines: Staff,
    jim: Staff,
    amy: Customer,
    moment: datetime,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    stand_still(monkeypatch, moment)
    browser = desk_of(ines)
    tuesdays(northlight, ines)
    with CaptureQueriesContext(connection) as before:
        browser.get("/")
    for number in range(3):
        problem = named(northlight, amy, jim, cause=f"No list {number}", is_placed=False)
        put_on_agenda(problem, by=jim.actor, at=AT)
    with django_assert_num_queries(len(before)):
        browser.get("/")
