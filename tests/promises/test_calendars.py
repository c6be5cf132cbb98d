"""A keeper's or a team's promises in a calendar program, at an address that cannot be guessed."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from icalendar import Calendar

import cast
from amends.journal.actor import MACHINE
from amends.people.actions import change_teams, let_go
from amends.promises.actions import keep_promise, note_risk, renew_calendar_address
from amends.promises.links import calendar_links, calendar_path
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
    own, team = calendar_links(people.jim)
    assert own.url.endswith(calendar_path(people.jim))
    assert team.url.endswith(calendar_path(people.jim, people.team))


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


def test_a_new_address_ends_the_old_ones_and_nobody_elses(people: Cast) -> None:
    own, team = calendar_path(people.jim), calendar_path(people.jim, people.team)
    janes = calendar_path(people.jane)
    for _ in range(2):
        renew_calendar_address(people.jim, at=AT)
        assert calendar_by_token(token(own)) is None
        assert calendar_by_token(token(team)) is None
        assert calendar_by_token(token(janes)) is not None
        own, team = calendar_path(people.jim), calendar_path(people.jim, people.team)
        assert calendar_by_token(token(own)) is not None


def test_a_moment_stands_on_the_customers_clock_and_the_file_says_how_it_goes(
    people: Cast, window: Promise
) -> None:
    given(people, due=datetime(2026, 3, 12, 22, 0, tzinfo=UTC), key="after", zone="Europe/Berlin")
    text = calendar_by_token(token(calendar_path(people.jim)))
    assert text is not None
    calendar = Calendar.from_ical(text)
    zones = sorted(str(zone["tzid"]) for zone in calendar.timezones)
    assert zones == ["America/New_York", "Europe/Berlin"]
    first, second = calendar.events
    assert str(first["dtstart"].params["tzid"]) == "America/New_York"
    assert first.decoded("dtstart").isoformat() == "2026-03-05T18:00:00-05:00"
    assert second.decoded("dtstart").isoformat() == "2026-03-12T23:00:00+01:00"
    # Whoever reads the rules and knows no zone names comes to the same moment.
    assert "TZOFFSETTO:-0400" in text


def test_a_day_is_a_whole_day_and_takes_nobodys_time(people: Cast) -> None:
    word = given(people, due=date(2026, 3, 9), key="day", is_essential=True)
    text = calendar_by_token(token(calendar_path(people.jim)))
    assert text is not None
    (event,) = Calendar.from_ical(text).events
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2026, 3, 9),
        date(2026, 3, 10),
    )
    assert str(event["transp"]) == "TRANSPARENT"
    assert str(event["url"]).endswith(f"/promises/{word.pk}/")
    assert "The date matters" in event["description"]


def test_a_calendar_is_in_the_language_of_its_reader(people: Cast) -> None:
    given(people, due=date(2026, 3, 9), key="day")
    people.jim.language = "de"
    people.jim.save()
    text = calendar_by_token(token(calendar_path(people.jim)))
    with translation.override("de"):
        assert text is not None
        assert translation.gettext("Kept by %(name)s. Given on %(date)s.").split("%")[0] in text
