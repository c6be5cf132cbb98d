"""Meetings: the list, the agenda of one, its minutes, and what a lead may do with it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

import cast
from amends.people.models import Staff
from amends.prevention.actions import plan_fix, put_on_agenda, write_minutes
from amends.prevention.drafts import FixDraft
from amends.prevention.links import meetings_path
from amends.prevention.models import AgendaItem, Fix, Meeting, Minute, Problem
from cast import AT, Cast
from prevention.meeting_ground import CAUSE, WEEK, days_of, meeting_on, named, tuesdays
from unchanged import nothing_changes
from web.case_desk import DeskBrowsers, shown, signed_in
from web.desk_ground import stand_still, text_of

TENTH, SEVENTEENTH, TWENTY_FOURTH = date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 24)
SAID = "We close without a list, and the window is nobody’s last look."

# Signing in 3 with the team's clock, which teams one may see 1, the meetings 2, one's teams 1,
# the mark in the calendar's address 1.
LIST = 8
# The same 4; the meeting with its moves 2, the agenda 5.
AGENDA = 11


@dataclass
class MeetingDesk(DeskBrowsers):
    """Tuesday at ten: the window was named after the meeting at nine."""

    people: Cast
    problem: Problem
    patch: pytest.MonkeyPatch
    browsers: dict[int, Client] = field(default_factory=dict)
    keys: "count[int]" = field(default_factory=lambda: count(1))

    text = DeskBrowsers.look

    def page(self, who: Staff, day: date) -> str:
        """The words of a meeting's page, its tags left out."""
        return strip_tags(self.text(who, f"/meetings/{meeting_on(day).pk}/"))

    def send(self, who: Staff, name: str, day: date, /, **fields: object) -> HttpResponse:
        fields.setdefault("key", f"key-{next(self.keys)}")
        return self.browser(who).post(reverse(name, args=[meeting_on(day).pk]), fields)

    def refused(self, who: Staff, name: str, day: date, /, **fields: object) -> str:
        """Send a form in vain; return what the page says with the words still in it."""
        self.browser(who)
        with nothing_changes():
            answer = self.send(who, name, day, **fields)
        assert answer.status_code == 422
        return text_of(answer)

    def item(self, day: date) -> AgendaItem:
        return AgendaItem.objects.get(meeting=meeting_on(day), problem=self.problem)

    def after(self, day: date) -> None:
        """It is an hour after that day's meeting began."""
        self.at(meeting_on(day).starts_at + timedelta(hours=1))


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> MeetingDesk:
    stand_still(monkeypatch)
    people = cast.everybody()
    tuesdays(people.team, people.ines)
    return MeetingDesk(people, named(people.team, people.amy, people.jim), monkeypatch)


def test_the_list_has_what_is_to_come_and_what_is_past(desk: MeetingDesk) -> None:
    page = desk.text(desk.people.jim, "/meetings/")
    assert page.count("1 problem on the agenda.") == 2
    assert "Nothing is on the agenda." in page
    assert "No meeting is past yet." in desk.text(desk.people.jim, "/meetings/?when=past")
    desk.after(TENTH)
    assert "Minutes are missing" in desk.text(desk.people.jim, "/meetings/?when=past")
    write_minutes(desk.item(TENTH), said=SAID, by=desk.people.jim, at=AT + 2 * WEEK, key="minutes")
    assert "Minutes are missing" not in desk.text(desk.people.jim, "/meetings/?when=past")


def test_the_list_is_told_in_pages(desk: MeetingDesk) -> None:
    for weeks in (13, 14):
        tuesdays(desk.people.team, desk.people.ines, at=AT + weeks * WEEK)
    series = desk.problem.team.meeting_series.get()
    Meeting.objects.bulk_create(
        Meeting(
            series=series, team=series.team, on=date(2027, 1, 1) + number * timedelta(days=1),
            starts_at=AT + (60 + number) * WEEK, minutes=30, changed_at=AT,
        )
        for number in range(30)
    )  # fmt: skip
    page = desk.text(desk.people.jim, "/meetings/")
    assert 'rel="next" href="?page=2"' in page
    second = desk.browser(desk.people.jim).get("/meetings/?page=2")
    assert 'rel="prev"' in second.content.decode()
    assert {*second.context["meetings"]}.isdisjoint(
        desk.browser(desk.people.jim).get("/meetings/").context["meetings"]
    )


def test_the_agenda_names_the_cause_the_cost_and_the_fixes_but_no_customer(
    desk: MeetingDesk,
) -> None:
    draft = FixDraft(
        "The closing list has the window", desk.people.jim, SEVENTEENTH, "No case", TWENTY_FOURTH
    )
    plan_fix(desk.problem, draft, by=desk.people.ines, at=AT, key="fix")
    page = desk.page(desk.people.jim, TENTH)
    assert f"1. {CAUSE}" in page
    assert "1 case, on 3 March 2026: a promise broken." in page
    assert "No customer has chosen anything yet." in page
    assert "The closing list has the window" in page
    assert "Jim Ortiz, until" in page
    assert "Tuesday 10 March, 09:00" in page
    assert "until 09:30" in page
    assert "Notes" in page
    for word in ("Amy", "Chen", "Doug"):
        assert word not in page


def test_before_the_meeting_there_is_room_for_notes_and_no_minutes(desk: MeetingDesk) -> None:
    page = desk.page(desk.people.jim, TENTH)
    assert "Keep the minutes" not in page
    item = desk.item(TENTH)
    page = desk.refused(desk.people.jim, "write_minutes", TENTH, number=item.pk, said=SAID)
    assert "The meeting has not begun." in page
    # What was written is shown, though its form has no place there yet.
    assert SAID in page


def test_after_it_minutes_are_written_corrected_and_read(desk: MeetingDesk) -> None:
    desk.after(TENTH)
    number = desk.item(TENTH).pk
    answer = desk.send(
        desk.people.jim, "write_minutes", TENTH, number=number, said=SAID, decided="A list"
    )
    assert answer.status_code == 303
    page = desk.page(desk.people.jane, TENTH)
    assert SAID in page
    assert "Decided: A list" in page
    assert "Jim Ortiz, Tuesday 10 March, 10:00" in page
    assert "Keep the minutes" not in page
    first = Minute.objects.get()
    desk.send(
        desk.people.ines, "correct_minutes", TENTH, number=first.pk, said=SAID, decided="Two lists"
    )
    page = desk.page(desk.people.jane, TENTH)
    assert "Decided: Two lists" in page
    assert "What stood there before" in page
    # At the second meeting one reads what the first decided, as corrected.
    second = desk.page(desk.people.jane, SEVENTEENTH)
    assert "At the meeting of" in second
    assert "Two lists" in second
    assert "Decided: A list" not in second


def test_minutes_that_name_somebody_come_back_with_their_words(desk: MeetingDesk) -> None:
    desk.after(TENTH)
    other = named(desk.people.team, desk.people.priya, desk.people.jim, cause="No shelf for keys")
    put_on_agenda(other, by=desk.people.jim.actor, at=AT)
    words = "Jim forgot the window."
    number = desk.item(TENTH).pk
    page = desk.refused(desk.people.jane, "write_minutes", TENTH, number=number, said=words)
    assert "names a person" in page
    assert words in page
    assert page.count(words) == 1


def test_a_decision_becomes_a_fix_once(desk: MeetingDesk) -> None:
    desk.after(TENTH)
    minute = write_minutes(
        desk.item(TENTH), said=SAID, decided="The closing list has the window",
        by=desk.people.jim, at=AT + WEEK, key="minutes",
    )  # fmt: skip
    assert "Make a fix of the decision" in desk.page(desk.people.jim, TENTH)
    fields = {
        "number": minute.pk,
        "what": "The closing list has the window",
        "owner": desk.people.jane.pk,
        "due_on": "2026-03-12",
        "how_we_know": "No window is empty in the evening",
        "look_on": "2026-04-12",
    }
    for _ in range(2):
        assert desk.send(desk.people.jim, "decision_fix", TENTH, **fields).status_code == 303
    fix = Fix.objects.get()
    assert (fix.owner, fix.problem) == (desk.people.jane, desk.problem)
    page = desk.page(desk.people.jim, TENTH)
    assert "The decision became a fix: Jane Doyle sees to it until" in page
    assert "Make a fix of the decision" not in page


def test_a_fix_that_makes_no_sense_stays_in_its_form(desk: MeetingDesk) -> None:
    desk.after(TENTH)
    minute = write_minutes(
        desk.item(TENTH), said=SAID, decided="A list", by=desk.people.jim, at=AT + WEEK, key="m"
    )
    fields = {
        "number": minute.pk, "what": "A list", "owner": 10**12, "due_on": "2026-03-12",
        "how_we_know": "No case", "look_on": "2026-04-12",
    }  # fmt: skip
    for wrong in ({}, {"owner": desk.people.jane.pk, "due_on": "2026-03-01"}, {"number": "²"}):
        page = desk.refused(desk.people.jim, "decision_fix", TENTH, **{**fields, **wrong})
        assert "A list" in page


def test_a_lead_moves_a_meeting_and_calls_one_off(desk: MeetingDesk) -> None:
    page = desk.page(desk.people.ines, TENTH)
    assert "Move it" in page
    moved = {"day": "2026-03-11", "clock": "08:30", "where": "Kitchen", "why": "A fair"}
    answer = desk.send(desk.people.ines, "move_meeting", TENTH, **moved)
    assert answer.status_code == 303
    page = desk.page(desk.people.jim, TENTH)
    assert "Wednesday 11 March, 08:30" in page
    assert "It was to be on Tuesday 10 March, 09:00. Ines Pereira moved it on" in page
    assert "A fair" in page
    desk.send(desk.people.ines, "call_off_meeting", SEVENTEENTH, why="A holiday")
    page = desk.page(desk.people.ines, SEVENTEENTH)
    assert "Called off by Ines Pereira on" in page
    assert "Move it" not in page
    assert "Called off" in desk.text(desk.people.jim, "/meetings/")
    assert days_of(desk.problem) == [TENTH, TWENTY_FOURTH]


def test_a_clerk_moves_none_and_hears_why(desk: MeetingDesk) -> None:
    assert "Move it" not in desk.page(desk.people.jim, TENTH)
    moved = {"day": "2026-03-11", "clock": "08:30"}
    for name, fields in (("move_meeting", moved), ("call_off_meeting", {})):
        page = desk.refused(desk.people.jim, name, TENTH, **fields)
        assert "This is for a lead or higher to set." in page


def test_what_did_not_take_place_is_said_after_it(desk: MeetingDesk) -> None:
    desk.after(TENTH)
    assert "It did not take place" in desk.page(desk.people.ines, TENTH)
    desk.send(desk.people.ines, "call_off_meeting", TENTH, why="")
    assert days_of(desk.problem) == [SEVENTEENTH, TWENTY_FOURTH]


def test_nobody_elsewhere_sees_it(desk: MeetingDesk) -> None:
    sam = cast._staff("Sam Whitlock", cast.Role.CLERK, cast.the_regent())
    browser = signed_in(sam)
    assert browser.get(f"/meetings/{meeting_on(TENTH).pk}/").status_code == 404
    assert CAUSE not in shown(browser.get("/meetings/"))
    with nothing_changes():
        answer = browser.post(
            reverse("write_minutes", args=[meeting_on(TENTH).pk]), {"said": SAID, "key": "a"}
        )
    assert answer.status_code == 404


def test_the_calendar_is_read_without_signing_in(desk: MeetingDesk) -> None:
    path = meetings_path(desk.people.jim)
    with nothing_changes():
        answer = Client().get(path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, max-age=300"
    assert 'filename="meetings.ics"' in answer.headers["Content-Disposition"]
    assert len(Calendar.from_ical(answer.content).events) == 12
    assert Client().get(f"{path[:-7]}abc.ics").status_code == 404
    assert path in desk.text(desk.people.jim, "/meetings/")
    assert path not in desk.text(desk.people.jane, "/meetings/")


def test_what_the_pages_ask_does_not_grow(
    desk: MeetingDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, address = desk.browser(desk.people.jim), f"/meetings/{meeting_on(TENTH).pk}/"
    with django_assert_num_queries(LIST):
        browser.get("/meetings/")
    with django_assert_num_queries(AGENDA):
        browser.get(address)
    for number in range(4):
        more = named(
            desk.people.team, desk.people.priya, desk.people.jim, cause=f"No list {number}"
        )
        draft = FixDraft("A list", desk.people.jim, TENTH, "No case", TENTH)
        plan_fix(more, draft, by=desk.people.jim, at=AT, key=f"fix-{number}")
        write_minutes(
            AgendaItem.objects.get(problem=more, meeting=meeting_on(TENTH)),
            said=SAID, decided="A list", by=desk.people.jim, at=AT + WEEK, key=f"minutes-{number}",
        )  # fmt: skip
    with django_assert_num_queries(LIST):
        browser.get("/meetings/")
    # Who could own the fix that a decision becomes.
    with django_assert_num_queries(AGENDA + 1):
        browser.get(address)
    desk.after(SEVENTEENTH)
    with django_assert_num_queries(LIST):
        browser.get("/meetings/?when=past")
