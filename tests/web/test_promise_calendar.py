"""The calendar door: a program without a password, at an address that nobody guesses."""

from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from icalendar import Calendar

from amends.journal.models import Entry
from amends.promises.actions import keep_promise
from amends.promises.links import calendar_links, calendar_path
from amends.web import limits
from promises.words import given
from unchanged import nothing_changes
from web.desk_ground import messages_of, text_of
from web.promise_desk import NOON, PromiseDesk, promise_desk


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> PromiseDesk:
    return promise_desk(monkeypatch)


def test_a_program_reads_it_without_signing_in_and_changes_nothing(desk: PromiseDesk) -> None:
    given(desk.people, due=date(2026, 3, 9), key="day", what="A call; at last")
    with nothing_changes():
        answer = Client().get(calendar_path(desk.people.jim))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, max-age=300"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    events = Calendar.from_ical(answer.content).events
    assert [str(event["summary"]) for event in events] == [
        "The TV stands in the window with balloons",
        "A call; at last",
    ]
    # Every line of the file ends as the standard asks, and none is longer than it allows.
    lines = answer.content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in answer.content.replace(b"\r\n", b"")


def test_what_has_not_changed_is_not_sent_again(desk: PromiseDesk) -> None:
    path, program = calendar_path(desk.people.jim), Client()
    mark = program.get(path).headers["ETag"]
    same = program.get(path, headers={"If-None-Match": mark})
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["ETag"] == mark
    keep_promise(desk.word, proof="Photo", by=desk.people.jim.actor, at=NOON)
    other = program.get(path, headers={"If-None-Match": mark})
    assert (other.status_code, other.headers["ETag"] == mark) == (200, False)


def test_a_guess_finds_nothing_and_says_nothing(desk: PromiseDesk) -> None:
    path = calendar_path(desk.people.jim)
    for wrong in (f"{path[:-7]}abc.ics", "/calendar/1.ics", path.replace(".0.", ".1.")):
        answer = Client().get(wrong)
        assert (answer.status_code, answer.content) == (404, b"")
    assert Client().post(path).status_code == 405


def test_reading_it_too_often_is_slowed_down(
    desk: PromiseDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.RATES, "calendar", "2/h/ip")  # type: ignore[arg-type]
    cache.clear()
    path, program = calendar_path(desk.people.jim), Client()
    assert [program.get(path).status_code for _ in range(3)] == [200, 200, 429]
    assert program.get(path).headers["Retry-After"]


def test_ones_own_page_shows_the_addresses_and_makes_new_ones(desk: PromiseDesk) -> None:
    jim, browser = desk.people.jim, desk.browser(desk.people.jim)
    own, team = (link.url for link in calendar_links(jim))
    page = text_of(browser.get("/me/"))
    assert f'value="{own}"' in page
    assert f'value="{team}"' in page
    answer = browser.post("/me/calendar/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/me/")
    after = browser.get("/me/")
    assert messages_of(after) == [
        "Your calendars have new addresses. The ones before show nothing any more."
    ]
    assert own not in text_of(after)
    assert Client().get(own.partition("testserver")[2] or own).status_code == 404
    assert Client().get(calendar_path(jim)).status_code == 200
    assert Entry.objects.latest("pk").name == "calendar.address_renewed"


def test_a_colleague_does_not_see_my_address(desk: PromiseDesk) -> None:
    page = text_of(desk.browser(desk.people.jane).get("/me/"))
    assert calendar_path(desk.people.jim) not in page
