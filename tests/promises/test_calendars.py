"""A keeper's or a team's promises in a calendar program, at an address that cannot be guessed."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

import cast
from amends.journal.actor import MACHINE
from amends.people.actions import change_teams, let_go
from amends.promises.actions import keep_promise, note_risk
from amends.promises.links import calendar_path, calendar_url
from amends.promises.models import Promise, Reason
from amends.promises.queries import calendar_by_token
from cast import AT, Cast
from promises.words import given


def token(path: str) -> str:
    return path.removeprefix("/calendar/").removesuffix(".ics")


def events(path: str) -> list[tuple[str, object]]:
    text = calendar_by_token(token(path))
    assert text is not None
    return [(str(e["summary"]), e.decoded("dtstart")) for e in Calendar.from_ical(text).events]


def test_a_keeper_sees_what_they_have_to_keep(people: Cast, window: Promise) -> None:
    given(people, due=date(2026, 3, 9), key="day", customer=people.priya, what="A call; at last")
    given(people, due=date(2026, 3, 9), key="janes", given_by=people.jane)
    kept = given(people, due=date(2026, 3, 9), key="kept")
    keep_promise(kept, proof="Photo", by=MACHINE, at=AT)
    note_risk(window, [Reason.TIME], by=MACHINE, at=AT)
    # Amy's surprise is a secret, so that her name is in no calendar.
    assert events(calendar_path(people.jim)) == [
        (
            "At risk: The TV stands in the window with balloons",
            datetime(2026, 3, 5, 23, 0, tzinfo=UTC),
        ),
        ("A call; at last (Priya Nair)", date(2026, 3, 9)),
    ]
    assert len(events(calendar_path(people.ines, people.team))) == 3
    assert calendar_url(people.jim).endswith(calendar_path(people.jim))


@pytest.mark.parametrize("wrong", ["", "x", "1.0.abc", "1.0.abc~forged", "\x00", "é~é"])
def test_a_guess_opens_nothing(people: Cast, wrong: str) -> None:
    assert calendar_by_token(wrong) is None


def test_a_link_ends_with_the_work(people: Cast) -> None:
    own, teams = calendar_path(people.jim), calendar_path(people.jane, people.team)
    let_go(people.jim, by=people.ruth.actor, at=AT)
    assert calendar_by_token(token(own)) is None
    change_teams(people.jane, [cast.the_regent()], by=people.ruth.actor, at=AT)
    assert calendar_by_token(token(teams)) is None
    assert calendar_by_token(token(calendar_path(people.jane))) is not None


def test_a_link_ends_with_a_new_password(people: Cast) -> None:
    path = calendar_path(people.jim)
    people.jim.set_password("another password")
    people.jim.save()
    assert calendar_by_token(token(path)) is None
