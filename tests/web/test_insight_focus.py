"""Where the talk goes, on a page: words, time, what came first, and what goes with it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import cast
from amends.cases.models import Case
from amends.coach.audit import audited
from amends.coach.audit.page import page as report_page
from amends.insight.queries import conversations, teams_to_see
from amends.insight.sweep import sweep_focus
from amends.insight.wanted import lately
from amends.letters.actions import save_reply
from amends.people.models import Channel, Staff
from cast import AT, Cast
from insight.talking import (
    FAULT,
    taken_outside,
    talked_of_fault,
    talked_of_the_solution,
    told,
)
from web.desk_ground import desk_of, stand_still, text_of

HOUR = timedelta(hours=1)
LATER = AT + timedelta(days=3)

# Signing in 2, the language's team 1, the teams 1; cases 1, messages 1, first 1, most fault 1;
# the page of cases 1, quarters 1, first words 2, saved replies 1, what waits 2.
PAGE = 15


@pytest.fixture
def people(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    stand_still(monkeypatch, LATER)
    return cast.everybody()


@pytest.fixture
def ring(people: Cast) -> Case:
    """The ring, lost over who was right; and a widget, sent at once."""
    ring = talked_of_fault(people.team, people.amy, people.jim)
    taken_outside(ring, at=AT + 5 * HOUR)
    talked_of_the_solution(people.team, people.priya, people.jim)
    sweep_focus(LATER)
    return ring


def page(who: Staff, query: str = "") -> str:
    answer = desk_of(who).get(reverse("focus_audit") + query)
    assert answer.status_code == 200
    return text_of(answer)


def test_a_manager_reads_how_much_went_into_fault(people: Cast, ring: Case) -> None:
    shown = page(people.tom)
    assert "In 2 cases, 57% of our words that are about either ask who was right" in shown
    assert "43% say what is done about it" in shown
    assert "On one case our first word that was about either was about cause" in shown
    assert f"“{FAULT}”" in shown


def test_each_case_stands_with_its_words_and_times(people: Cast, ring: Case) -> None:
    answer = desk_of(people.tom).get(reverse("focus_audit"))
    rows = [(r.number, r.fault, r.solution, r.fault_time) for r in answer.context["rows"]]
    assert rows[0] == (ring.pk, 16, 6, "3 h")
    assert rows[1][1:] == (0, 6, "0 min")
    assert [row.ended for row in answer.context["rows"]] == ["Taken outside", "Open"]
    assert reverse("case", args=[ring.pk]) in answer.content.decode()


def test_what_goes_with_it_is_said_to_be_no_cause(people: Cast, ring: Case) -> None:
    shown = page(people.tom)
    assert "This shows what goes together, not what causes what" in shown
    assert "100% <tspan>of 1 case</tspan>" in shown


def test_a_saved_reply_that_asks_for_blame_is_one_link_away(people: Cast, ring: Case) -> None:
    reply = save_reply(people.team, name="Who was it", body=FAULT, by=people.ines, at=AT)
    answer = desk_of(people.tom).get(reverse("focus_audit"))
    assert reverse("reply", args=[people.team.slug, reply.pk]) in answer.content.decode()
    assert "8 words on fault, 0 on the solution" in text_of(answer)


def test_the_page_and_the_file_are_narrowed_alike(people: Cast, ring: Case) -> None:
    told(people.team, people.amy, people.jim, channel=Channel.EMAIL)
    sweep_focus(LATER)
    assert "Nothing that was said on these cases asks" in page(people.tom, "?channel=email")
    assert "In 2 cases" not in page(people.tom, "?channel=email")
    browser = desk_of(people.tom)
    by_mail = browser.get(reverse("focus_report") + "?channel=email").content.decode()
    assert "<p>1 conversations." in by_mail
    assert "<p>3 conversations." in browser.get(reverse("focus_report")).content.decode()


def test_the_file_says_what_the_command_says(people: Cast, ring: Case) -> None:
    answer = desk_of(people.ruth).get(reverse("focus_report"))
    wanted = lately(teams_to_see(people.ruth), at=LATER)
    assert answer.content.decode() == report_page(audited(conversations(wanted)))
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")


def test_before_anything_was_said_the_page_says_what_will_be_here(people: Cast) -> None:
    shown = page(people.tom)
    assert "What is written on a case is read within a minute" in shown
    assert "%" not in shown


def test_words_that_wait_to_be_read_are_told_of(people: Cast) -> None:
    talked_of_fault(people.team, people.amy, people.jim)
    assert "is still to be read; that goes by itself" in page(people.tom)
    sweep_focus(LATER)
    assert "still to be read" not in page(people.tom)


def test_a_team_elsewhere_does_not_show(people: Cast, ring: Case) -> None:
    other = cast.the_regent()
    talked_of_fault(other, people.amy, people.ruth)
    sweep_focus(LATER)
    assert "In 2 cases" in page(people.tom)
    assert "In 2 cases" in page(people.tom, f"?team={other.slug}")
    assert "In one case" in page(people.ruth, f"?team={other.slug}")


def test_figures_are_closed_to_whoever_leads_nobody(people: Cast) -> None:
    answer = desk_of(people.ines).get(reverse("focus_audit"))
    assert answer.status_code == 403
    assert "These figures are for the manager of a team to see." in text_of(answer)
    assert reverse("insight") not in desk_of(people.ines).get("/").content.decode()
    assert reverse("insight") in desk_of(people.tom).get("/").content.decode()


@pytest.mark.parametrize(
    "query", ["?days=x", "?days=30", "?team=none", "?channel=smoke", "?after=1-2-3", "?after=99-1"]
)
def test_whatever_stands_in_the_address_is_a_page(people: Cast, ring: Case, query: str) -> None:
    assert "Where the talk goes" in page(people.tom, query)


def test_the_page_asks_no_more_of_a_grown_desk(
    people: Cast, ring: Case, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk_of(people.tom)
    with django_assert_num_queries(PAGE):
        browser.get(reverse("focus_audit"))
    _grow(people, browser)
    with django_assert_num_queries(PAGE):
        browser.get(reverse("focus_audit"))


def _grow(people: Cast, browser: Client) -> None:
    for number in range(6):
        at = AT + number * HOUR
        taken_outside(talked_of_fault(people.team, people.amy, people.jim, at=at), at=at + HOUR)
        talked_of_the_solution(people.team, people.priya, people.jim, at=at)
        save_reply(people.team, name=f"Who {number}", body=FAULT, by=people.ines, at=AT)
    sweep_focus(LATER)
