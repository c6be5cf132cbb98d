"""The queue: which cases it shows stands in its address, and what it asks does not grow."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from amends.cases.actions import add_tag, close_case, save_view, snooze_case
from amends.cases.models import Case, Failure, Outcome, SavedView, Stage
from amends.cases.queries.queue import PAGE
from amends.people.models import Customer, Staff, Team
from cast import AT
from unchanged import nothing_changes
from web.desk_ground import (
    LAST_WEEK,
    YESTERDAY_FOUR,
    desk_of,
    messages_of,
    stand_still,
    text_of,
    told_of,
)

# Signing in 3, the cases 2, views, shops and colleagues 3, tags 2.
WHOLE_PAGE = 11


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


def shown(who: Staff, query: str = "") -> list[str]:
    """The subjects that the queue shows, from the top."""
    return [row.subject for row in desk_of(who).get(f"/cases/{query}").context["rows"]]


def closed(case: Case, by: Staff) -> None:
    close_case(case, outcome=Outcome.WITHDRAWN, words="", by=by, at=AT)


def test_it_begins_with_ones_own_the_most_urgent_first(
    northlight: Team, jim: Staff, jane: Staff, amy: Customer
) -> None:
    told_of(northlight, amy, jim, at=AT, subject="Later")
    told_of(northlight, amy, jim, at=LAST_WEEK, subject="Long broken")
    told_of(northlight, amy, jim, at=YESTERDAY_FOUR, subject="Due at four")
    told_of(northlight, amy, jane, subject="Jane's")
    assert shown(jim) == ["Long broken", "Due at four", "Later"]
    assert shown(jim, "?whose=all&owner=" + str(jane.pk)) == ["Jane's"]


def test_what_belongs_to_another_team_is_never_shown(
    northlight: Team, the_regent: Team, jim: Staff, ruth: Staff, amy: Customer
) -> None:
    told_of(the_regent, amy, ruth, subject="The Regent's")
    told_of(northlight, amy, jim, subject="Northlight's")
    assert shown(jim, "?whose=all") == ["Northlight's"]
    assert shown(jim, f"?whose=all&team={the_regent.pk}") == []
    assert sorted(shown(ruth, "?whose=all")) == ["Northlight's", "The Regent's"]
    assert shown(ruth, f"?whose=all&team={the_regent.pk}") == ["The Regent's"]


def test_filters_narrow_together(northlight: Team, jim: Staff, amy: Customer) -> None:
    late = told_of(northlight, amy, jim, subject="Late", failure=Failure.LATE)
    told_of(northlight, amy, jim, subject="Late too", failure=Failure.LATE)
    told_of(northlight, amy, jim, subject="Rude", failure=Failure.CONDUCT)
    add_tag(late, name="Parcel", by=jim, at=AT)
    assert sorted(shown(jim, "?failure=late")) == ["Late", "Late too"]
    assert shown(jim, "?failure=late&tag=parcel") == ["Late"]
    assert shown(jim, "?failure=conduct&tag=parcel") == []
    assert len(shown(jim, f"?stage={Stage.ACKNOWLEDGED}")) == 3
    assert shown(jim, f"?stage={Stage.OFFERED}") == []


def test_closed_cases_have_a_list_of_their_own_the_latest_first(
    northlight: Team, jim: Staff, amy: Customer
) -> None:
    for subject in ("First", "Second"):
        closed(told_of(northlight, amy, jim, subject=subject), jim)
    told_of(northlight, amy, jim, subject="Open")
    assert shown(jim) == ["Open"]
    assert shown(jim, "?whose=closed") == ["Second", "First"]
    page = text_of(desk_of(jim).get("/cases/?whose=closed"))
    assert "closed today 10:00" in page
    assert "Do the same with several" not in page


def test_what_is_out_of_sight_is_shown_when_asked_for(
    northlight: Team, jim: Staff, amy: Customer
) -> None:
    case = told_of(northlight, amy, jim, subject="Asleep")
    snooze_case(case, until=AT + timedelta(days=2), by=jim, at=AT)
    assert shown(jim) == []
    assert shown(jim, "?snoozed=on") == ["Asleep"]
    assert "out of sight until Thu 10:00" in text_of(desk_of(jim).get("/cases/?snoozed=on"))


@pytest.mark.parametrize("whose", ["mine", "closed"])
def test_page_by_page_every_case_comes_once(
    whose: str, northlight: Team, jim: Staff, amy: Customer
) -> None:
    for number in range(PAGE + 3):
        # Two of them at the same moment, so that a page ends between equals.
        case = told_of(northlight, amy, jim, at=AT - timedelta(minutes=number // 2))
        if whose == "closed":
            closed(case, jim)
    first = desk_of(jim).get(f"/cases/?whose={whose}")
    last = desk_of(jim).get(f"/cases/{first.context['next']}")
    numbers = [row.number for page in (first, last) for row in page.context["rows"]]
    assert len(numbers) == len(set(numbers)) == PAGE + 3
    assert 'rel="next"' in text_of(first)
    assert 'rel="next"' not in text_of(last)
    assert f'rel="first" href="?whose={whose}"' in text_of(last)


def test_past_the_end_it_says_so_and_leads_back(
    northlight: Team, jim: Staff, amy: Customer
) -> None:
    told_of(northlight, amy, jim)
    page = text_of(desk_of(jim).get("/cases/?whose=mine&after=9999999999-1"))
    assert "There are no more." in page
    assert 'rel="first" href="?whose=mine"' in page


NONSENSE = [
    *("after=²", "after=nan-1", f"after={'9' * 60}", "after=1e400-1", "after=%00", "tag=%00"),
    *(f"after=1-{'9' * 40}", f"owner={'9' * 19}", "owner=x", "team=-1", f"team={2**62 - 1}"),
    *("stage=closed&failure=%27", "tag=' OR 1=1", "failure=late&failure=x"),
]


@pytest.mark.parametrize("whose", ["mine", "all", "closed", "<b>", ""])
def test_an_address_that_makes_no_sense_shows_a_queue(whose: str, jim: Staff) -> None:
    browser = desk_of(jim)
    for nonsense in NONSENSE:
        answer = browser.get(f"/cases/?whose={whose}&{nonsense}")
        assert answer.status_code == 200, nonsense


def test_an_empty_queue_says_what_will_be_here(jim: Staff) -> None:
    browser = desk_of(jim)
    assert "You own no open case." in text_of(browser.get("/cases/"))
    assert "No open case is like this." in text_of(browser.get("/cases/?failure=late"))
    assert "No case like this has been closed yet." in text_of(browser.get("/cases/?whose=closed"))


def kept(who: Staff, **fields: str) -> HttpResponse:
    return desk_of(who).post("/views/", fields)


def test_a_view_is_kept_under_a_name_and_forgotten(
    northlight: Team, jim: Staff, jane: Staff, amy: Customer
) -> None:
    answer = kept(jim, name="Late ones", query="whose=all&failure=late")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/cases/?whose=all&failure=late"
    page = text_of(desk_of(jim).get(answer.headers["Location"]))
    assert '<a href="?whose=all&amp;failure=late" aria-current="true">Late ones</a>' in page
    assert "No case is in “Late ones” now." in page
    assert "Late ones" not in text_of(desk_of(jane).get("/cases/"))
    view = SavedView.objects.get()
    gone = desk_of(jim).post(f"/views/{view.pk}/removal/", follow=True)
    assert messages_of(gone) == ["“Late ones” is no longer kept."]
    assert not SavedView.objects.exists()


def test_a_double_click_keeps_one_view_and_the_second_removal_finds_none(jim: Staff) -> None:
    for _click in range(2):
        kept(jim, name="Late ones", query="failure=late")
    view = SavedView.objects.get()
    browser = desk_of(jim)
    assert browser.post(f"/views/{view.pk}/removal/").status_code == 303
    with nothing_changes():
        assert browser.post(f"/views/{view.pk}/removal/").status_code == 404


def test_a_view_without_a_name_is_refused_with_its_queue_still_there(jim: Staff) -> None:
    browser = desk_of(jim)
    with nothing_changes():
        answer = browser.post("/views/", {"name": " ", "query": "whose=all&failure=late"})
    assert answer.status_code == 422
    assert 'role="alert"' in text_of(answer)
    assert answer.context["address"].query == "whose=all&failure=late"


def test_a_view_keeps_only_what_is_a_filter(jim: Staff) -> None:
    kept(jim, name="Wicked", query="whose=all&next=//evil.example&failure=<b>&after=7")
    assert SavedView.objects.get().query == "whose=all"


@pytest.mark.parametrize("rows", [1, 30])
def test_a_page_asks_the_same_however_long_it_is(
    rows: int,
    northlight: Team,
    jim: Staff,
    amy: Customer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(rows):
        add_tag(told_of(northlight, amy, jim), name=f"tag {number}", by=jim, at=AT)
        save_view(name=f"View {number}", query=f"tag=tag+{number}", by=jim, at=AT)
    browser = desk_of(jim)
    with django_assert_num_queries(WHOLE_PAGE):
        browser.get("/cases/?whose=all&failure=promise_broken")
