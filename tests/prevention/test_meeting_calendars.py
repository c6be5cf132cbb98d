"""The meetings in a calendar program: right when the clocks change, called off when they are."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

import cast
from amends.people.actions import let_go
from amends.people.models import Customer, Staff, Team
from amends.prevention.actions import cancel_meeting, move_meeting, set_meetings
from amends.prevention.calendar import Pattern, Rhythm
from amends.prevention.links import meetings_path
from amends.prevention.models import Meeting
from amends.prevention.queries.calendars import calendar_of_meetings, meetings_by_token
from amends.promises.actions import renew_calendar_address
from amends.promises.links import calendar_path, read_calendar_token
from cast import AT
from prevention.meeting_ground import CAUSE, NINE, WEEK, meeting_on, named, tuesdays

SEVENTEENTH = date(2026, 3, 17)


@pytest.fixture
def northlight_meets(northlight: Team, ines: Staff, jim: Staff, amy: Customer) -> Team:
    tuesdays(northlight, ines)
    named(northlight, amy, jim)
    return northlight


def token(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".ics")


def events(staff: Staff, at: datetime = AT) -> dict[str, Any]:
    text = meetings_by_token(token(meetings_path(staff)), at=at)
    assert text is not None
    return {str(event["uid"]): event for event in Calendar.from_ical(text).events}


def test_every_meeting_begins_at_nine_on_the_wall_and_says_what_is_on_it(
    northlight_meets: Team, jim: Staff
) -> None:
    found = [*events(jim).values()]
    assert [event.decoded("dtstart").time() for event in found] == [NINE] * len(found)
    assert {event.decoded("dtstart").utcoffset().total_seconds() for event in found} == {-14400.0}
    first = found[0]
    assert first.decoded("dtstart").astimezone(UTC) == datetime(2026, 3, 10, 13, tzinfo=UTC)
    assert (first.decoded("dtend") - first.decoded("dtstart")).total_seconds() == 30 * 60
    assert str(first["location"]) == "Back office"
    assert CAUSE in str(first["description"])
    assert [str(event["status"]) for event in found] == ["CONFIRMED"] * len(found)


def test_a_program_that_knows_no_zones_comes_to_the_same_moment(
    northlight: Team, ines: Staff, jim: Staff
) -> None:
    # From winter into summer, and into the next winter.
    tuesdays(northlight, ines, at=AT - 2 * WEEK)
    text = calendar_of_meetings(jim, at=AT)
    (zone,) = Calendar.from_ical(text).timezones
    rules = zone.to_tz()
    for event in Calendar.from_ical(text).events:
        shown = event.decoded("dtstart")
        moment = Meeting.objects.get(pk=int(str(event["uid"]).split("@")[0].split("-")[1]))
        assert shown.replace(tzinfo=rules).astimezone(UTC) == moment.starts_at
    assert str(Meeting.objects.earliest("on").starts_at) == "2026-03-03 14:00:00+00:00"


def test_what_is_moved_or_called_off_keeps_its_name_and_counts_up(
    northlight_meets: Team, jim: Staff, ines: Staff
) -> None:
    before = events(jim)
    meeting = meeting_on(SEVENTEENTH)
    name = next(uid for uid in before if uid.startswith(f"meeting-{meeting.pk}@"))
    to = datetime(2026, 3, 18, 13, tzinfo=UTC)
    move_meeting(meeting, to=to, place="Kitchen", by=ines, at=AT)
    moved = events(jim)[name]
    assert moved.decoded("dtstart").astimezone(UTC) == to
    assert (str(moved["location"]), moved["sequence"]) == ("Kitchen", 1)
    cancel_meeting(meeting, by=ines, at=AT)
    gone = events(jim)[name]
    assert (str(gone["status"]), gone["sequence"]) == ("CANCELLED", 2)
    assert events(jim).keys() >= before.keys()


def test_only_ones_own_teams_are_in_it_in_ones_own_language(
    northlight_meets: Team, the_regent: Team, jim: Staff, ruth: Staff
) -> None:
    pattern = Pattern(Rhythm.ONCE, date(2026, 3, 11), NINE, "Europe/Berlin")
    set_meetings(the_regent, pattern, minutes=30, by=ruth, at=AT)
    assert {str(event["summary"]) for event in events(jim).values()} == {
        "Meeting: Northlight Electronics"
    }
    assert len(events(ruth)) == len(events(jim)) + 1


def test_an_address_ends_with_the_work_and_opens_nothing_else(
    northlight_meets: Team, jim: Staff
) -> None:
    own = token(meetings_path(jim))
    assert read_calendar_token(own) is None
    assert meetings_by_token(token(calendar_path(jim)), at=AT) is None
    renew_calendar_address(jim, at=AT)
    assert meetings_by_token(own, at=AT) is None
    own = token(meetings_path(jim))
    assert meetings_by_token(own, at=AT) is not None
    let_go(jim, by=cast.ruth().actor, at=AT)
    assert meetings_by_token(own, at=AT) is None
    for wrong in ("", "x", "1.0.abc~forged", "\x00"):
        assert meetings_by_token(wrong, at=AT) is None


def test_what_it_asks_does_not_grow(
    northlight_meets: Team, jim: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        named(northlight_meets, cast.priya(), jim, cause=f"Reason {number}: no list")
    with django_assert_num_queries(4):
        calendar_of_meetings(jim, at=AT)
