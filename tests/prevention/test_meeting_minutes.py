"""Minutes: written once the meeting has begun, about the work, corrected by a new row only."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from amends.cases.models import Failure
from amends.people.models import Customer, Staff, Team
from amends.prevention.actions import (
    cancel_meeting,
    correct_minutes,
    join_problem,
    plan_fix,
    write_minutes,
)
from amends.prevention.drafts import FixDraft
from amends.prevention.errors import BadMeeting, CauseNamesSomebody, MeetingOver
from amends.prevention.models import AgendaItem, Minute
from amends.prevention.queries.agenda import agenda_of
from cast import AT
from prevention.meeting_ground import WEEK, meeting_on, named, tuesdays
from unchanged import nothing_changes
from web.desk_ground import told_of

TENTH = date(2026, 3, 10)
SAID = "We close without a list, and the window is nobody’s last look."


@pytest.fixture
def item(northlight: Team, ines: Staff, jim: Staff, amy: Customer) -> AgendaItem:
    """The window, on the agenda of the tenth."""
    tuesdays(northlight, ines)
    named(northlight, amy, jim)
    return AgendaItem.objects.get(meeting=meeting_on(TENTH))


def after(item: AgendaItem, hours: int = 1) -> "timedelta":
    return item.meeting.starts_at + timedelta(hours=hours)


def test_minutes_are_written_once_and_the_same_click_twice_is_one(
    item: AgendaItem, jim: Staff, ines: Staff
) -> None:
    at = after(item)
    minute = write_minutes(item, said=SAID, decided="A list", by=jim, at=at, key="a")
    with nothing_changes():
        assert write_minutes(item, said="Other", by=jim, at=at, key="a") == minute
    with pytest.raises(MeetingOver), nothing_changes():
        write_minutes(item, said="Other", by=ines, at=at, key="b")
    (entry,) = agenda_of(item.meeting)
    assert (entry.counts, entry.minutes) == (minute, [minute])


def test_a_correction_is_a_row_of_its_own(item: AgendaItem, jim: Staff, ines: Staff) -> None:
    first = write_minutes(item, said=SAID, by=jim, at=after(item), key="a")
    second = correct_minutes(
        first, said=SAID, decided="A list at the door", by=ines, at=after(item, 2), key="b"
    )
    (entry,) = agenda_of(item.meeting)
    assert (entry.counts, entry.minutes) == (second, [first, second])
    with pytest.raises(MeetingOver), nothing_changes():
        correct_minutes(first, said="Again", by=jim, at=after(item, 3), key="c")
    correct_minutes(second, said="Again", by=jim, at=after(item, 3), key="c")
    assert Minute.objects.count() == 3


def test_the_database_keeps_what_was_written(item: AgendaItem, jim: Staff) -> None:
    write_minutes(item, said=SAID, by=jim, at=after(item), key="a")
    for spoil in (lambda rows: rows.update(said="No"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            spoil(Minute.objects.all())
    assert Minute.objects.get().said == SAID


def test_there_are_no_minutes_before_the_meeting_nor_of_one_that_was_called_off(
    item: AgendaItem, jim: Staff, ines: Staff
) -> None:
    with pytest.raises(MeetingOver), nothing_changes():
        write_minutes(item, said=SAID, by=jim, at=AT, key="a")
    cancel_meeting(item.meeting, by=ines, at=AT)
    item.refresh_from_db()
    with pytest.raises(MeetingOver), nothing_changes():
        write_minutes(item, said=SAID, by=jim, at=after(item), key="a")


def test_a_meeting_with_minutes_took_place(item: AgendaItem, jim: Staff, ines: Staff) -> None:
    write_minutes(item, said=SAID, by=jim, at=after(item), key="a")
    with pytest.raises(MeetingOver), nothing_changes():
        cancel_meeting(item.meeting, by=ines, at=after(item, 2))


@pytest.mark.parametrize(
    ("said", "decided"),
    [
        ("Jim forgot the balloons.", ""),
        ("Amy was angry about it.", ""),
        (SAID, "Jim looks at the window each night"),
        ("It was human error.", ""),
    ],
)
def test_minutes_name_nobody(item: AgendaItem, jim: Staff, said: str, decided: str) -> None:
    with pytest.raises(CauseNamesSomebody), nothing_changes():
        write_minutes(item, said=said, decided=decided, by=jim, at=after(item), key="a")


@pytest.mark.parametrize(("said", "decided"), [("", "A list"), ("x" * 1001, ""), (SAID, "x" * 301)])
def test_minutes_say_something_and_not_too_much(
    item: AgendaItem, jim: Staff, said: str, decided: str
) -> None:
    with pytest.raises(BadMeeting), nothing_changes():
        write_minutes(item, said=said, decided=decided, by=jim, at=after(item), key="a")


def test_the_agenda_says_cases_cost_fixes_and_what_was_decided_before(
    item: AgendaItem, northlight: Team, jim: Staff, priya: Customer
) -> None:
    problem = item.problem
    join_problem(problem, told_of(northlight, priya, jim, failure=Failure.LATE), by=jim, at=AT)
    draft = FixDraft("The list has the window", jim, date(2026, 3, 12), "No case", date(2026, 4, 1))
    fix = plan_fix(problem, draft, by=jim, at=AT, key="fix")
    earlier = write_minutes(item, said=SAID, by=jim, at=after(item), key="a")
    (entry,) = agenda_of(meeting_on(TENTH + WEEK))
    assert entry.cases.number == 2
    assert {*entry.cases.by_failure} == {("late", 1), ("promise_broken", 1)}
    assert (entry.fixes, entry.earlier, entry.minutes) == ([fix], [earlier], [])
