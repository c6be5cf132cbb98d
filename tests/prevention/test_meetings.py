"""A new problem is on the next two agendas, whatever becomes of the meetings."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from amends.journal.actor import MACHINE
from amends.journal.models import Entry
from amends.people.errors import NotTheirsToSet
from amends.people.models import Customer, Staff, Team
from amends.prevention.actions.meetings import (
    cancel_meeting,
    end_meetings,
    lay_out_meetings,
    move_meeting,
    put_on_agenda,
    set_meetings,
)
from amends.prevention.calendar import Pattern, Rhythm
from amends.prevention.errors import BadMeeting, MeetingOver
from amends.prevention.models import AgendaItem, Meeting, MeetingSeries, Problem
from amends.prevention.queries.meetings import series_of, series_to_lay_out
from amends.prevention.queries.reviews import (
    problems_without_meetings,
    reviews_of,
    waiting_in_teams,
)
from cast import AT
from prevention.meeting_ground import (
    NINE,
    TUESDAYS,
    WEEK,
    days_of,
    meeting_on,
    named,
    once,
    tuesdays,
)
from unchanged import nothing_changes

TENTH, SEVENTEENTH, TWENTY_FOURTH = date(2026, 3, 10), date(2026, 3, 17), date(2026, 3, 24)


@pytest.fixture
def problem(northlight: Team, ines: Staff, jim: Staff, amy: Customer) -> Problem:
    """A cause that was named on Tuesday at ten, an hour after the meeting."""
    tuesdays(northlight, ines)
    return named(northlight, amy, jim)


def names() -> list[str]:
    return [*Entry.objects.order_by("pk").values_list("name", flat=True)]


def test_a_new_problem_is_on_the_next_two_agendas_and_told_once(problem: Problem) -> None:
    assert days_of(problem) == [TENTH, SEVENTEENTH]
    assert names().count("problem.put_on_agenda") == 1
    with nothing_changes():
        put_on_agenda(problem, by=MACHINE, at=AT)
    found = reviews_of(problem)
    assert ([meeting.on for meeting in found.meetings], found.waiting) == ([TENTH, SEVENTEENTH], 0)


def test_the_meeting_stays_at_nine_when_the_clocks_go_forward(problem: Problem) -> None:
    # New York changes its clocks on 8 March: nine o'clock is an hour earlier elsewhere.
    assert meeting_on(TENTH).starts_at == datetime(2026, 3, 10, 13, 0, tzinfo=UTC)
    later = Meeting.objects.order_by("-on").first()
    assert later is not None
    assert later.on == date(2026, 5, 26)


def test_without_meetings_it_waits_and_is_placed_when_they_are_set(
    northlight: Team, ines: Staff, jim: Staff, amy: Customer
) -> None:
    problem = named(northlight, amy, jim)
    assert (days_of(problem), reviews_of(problem).waiting) == ([], 2)
    assert [*problems_without_meetings(at=AT)] == [problem]
    assert waiting_in_teams(ines, at=AT) == [(northlight, 1)]
    assert waiting_in_teams(jim, at=AT) == []
    once(northlight, ines, TENTH)
    assert (days_of(problem), reviews_of(problem).waiting) == ([TENTH], 1)
    assert waiting_in_teams(ines, at=AT) == [(northlight, 1)]
    once(northlight, ines, date(2026, 3, 6))
    assert days_of(problem) == [date(2026, 3, 6), TENTH]
    assert waiting_in_teams(ines, at=AT) == []


def test_the_teams_own_meetings_only(
    problem: Problem, the_regent: Team, ruth: Staff, northlight: Team
) -> None:
    set_meetings(
        the_regent,
        Pattern(Rhythm.WEEKLY, date(2026, 3, 4), NINE, "UTC"),
        minutes=30,
        by=ruth,
        at=AT,
    )
    put_on_agenda(problem, by=MACHINE, at=AT)
    meetings = Meeting.objects.filter(agenda_items__problem=problem)
    assert {meeting.team for meeting in meetings} == {northlight}


def test_a_meeting_that_is_called_off_hands_its_problems_on(problem: Problem, ines: Staff) -> None:
    cancel_meeting(meeting_on(TENTH), why="Stock-taking", by=ines, at=AT)
    assert days_of(problem) == [SEVENTEENTH, TWENTY_FOURTH]
    # What stood there stays on record, and twelve others are still ahead.
    assert AgendaItem.objects.filter(meeting__on=TENTH, left_at=AT).count() == 1
    assert names()[-1] == "meeting.cancelled"
    called_off = meeting_on(TENTH)
    assert (called_off.is_cancelled, called_off.changes, called_off.called_off.by) == (
        True, 1, ines,
    )  # fmt: skip
    with nothing_changes():
        cancel_meeting(called_off, by=ines, at=AT)


def test_a_meeting_that_is_moved_within_the_week_keeps_what_is_on_it(
    problem: Problem, ines: Staff
) -> None:
    thursday = datetime(2026, 3, 12, 14, 0, tzinfo=UTC)
    move_meeting(meeting_on(TENTH), to=thursday, place="Kitchen", why="Fair", by=ines, at=AT)
    assert days_of(problem) == [TENTH, SEVENTEENTH]
    moved = meeting_on(TENTH)
    assert (moved.starts_at, moved.place, moved.changes) == (thursday, "Kitchen", 1)
    move = moved.moves.get()
    assert (move.from_place, move.by, move.why) == ("Back office", ines, "Fair")
    with nothing_changes():
        move_meeting(moved, to=thursday, place="Kitchen", by=ines, at=AT)


def test_a_meeting_that_is_moved_behind_others_is_not_the_next_one_any_more(
    problem: Problem, ines: Staff
) -> None:
    far = datetime(2026, 4, 2, 14, 0, tzinfo=UTC)
    move_meeting(meeting_on(TENTH), to=far, place="", by=ines, at=AT)
    assert days_of(problem) == [SEVENTEENTH, TWENTY_FOURTH]


def test_a_meeting_that_is_moved_before_the_others_is_the_next_one(
    problem: Problem, ines: Staff
) -> None:
    friday = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
    move_meeting(meeting_on(TWENTY_FOURTH), to=friday, place="", by=ines, at=AT)
    assert days_of(problem) == [TWENTY_FOURTH, TENTH]


def test_after_the_first_meeting_one_is_left_and_after_the_second_none(
    problem: Problem, ines: Staff
) -> None:
    between = meeting_on(TENTH).starts_at + timedelta(hours=1)
    cancel_meeting(meeting_on(SEVENTEENTH), by=ines, at=between)
    assert days_of(problem) == [TENTH, TWENTY_FOURTH]
    after = meeting_on(TWENTY_FOURTH).starts_at + timedelta(minutes=1)
    with nothing_changes():
        put_on_agenda(problem, by=MACHINE, at=after)
    assert [*problems_without_meetings(at=after)] == []


def test_a_meeting_that_did_not_take_place_counts_for_nothing(
    problem: Problem, ines: Staff
) -> None:
    next_day = meeting_on(TENTH).starts_at + timedelta(days=1)
    cancel_meeting(meeting_on(TENTH), why="Nobody came", by=ines, at=next_day)
    assert days_of(problem) == [SEVENTEENTH, TWENTY_FOURTH]
    with pytest.raises(MeetingOver), nothing_changes():
        move_meeting(meeting_on(TENTH), to=AT + 3 * WEEK, place="", by=ines, at=next_day)


def test_a_series_that_ends_calls_off_what_was_to_come(problem: Problem, ines: Staff) -> None:
    series = MeetingSeries.objects.get()
    end_meetings(series, last_on=TENTH, by=ines, at=AT)
    assert (days_of(problem), reviews_of(problem).waiting) == ([TENTH], 1)
    assert Meeting.objects.filter(is_cancelled=False).count() == 1
    assert [*series_to_lay_out(AT + 60 * WEEK)] == []
    with pytest.raises(BadMeeting), nothing_changes():
        end_meetings(series, last_on=TENTH, by=ines, at=AT)
    # Other meetings instead take over what is left.
    set_meetings(
        problem.team,
        Pattern(Rhythm.MONTHLY, TENTH, time(8, 30), "America/New_York", nth=3),
        minutes=45,
        by=ines,
        at=AT,
    )
    assert days_of(problem) == [TENTH, SEVENTEENTH]


def test_meetings_are_laid_out_as_time_goes_by(problem: Problem) -> None:
    (series,) = series_to_lay_out(AT + 3 * WEEK)
    before = Meeting.objects.count()
    lay_out_meetings(series, by=MACHINE, at=AT + 3 * WEEK)
    assert Meeting.objects.count() == before + 3
    assert [*series_to_lay_out(AT + 3 * WEEK)] == []
    assert names()[-1] == "meetings.laid_out"


def test_the_same_meetings_again_change_nothing(problem: Problem, ines: Staff) -> None:
    with nothing_changes():
        tuesdays(problem.team, ines)
    assert [*series_of(problem.team, at=AT)] == [*MeetingSeries.objects.all()]


@pytest.mark.parametrize(
    ("pattern", "minutes"),
    [
        (Pattern(Rhythm.ONCE, date(2026, 3, 3), NINE, "America/New_York"), 30),
        (Pattern(Rhythm.WEEKLY, date(2029, 3, 3), NINE, "America/New_York"), 30),
        (Pattern(Rhythm.WEEKLY, TENTH, NINE, "America/New_York", every_weeks=0), 30),
        (Pattern(Rhythm.WEEKLY, TENTH, NINE, "America/New_York", every_weeks=53), 30),
        (Pattern(Rhythm.MONTHLY, TENTH, NINE, "America/New_York", nth=5), 30),
        (TUESDAYS, 0),
        (TUESDAYS, 481),
    ],
)
def test_what_makes_no_sense_is_refused(
    pattern: Pattern, minutes: int, northlight: Team, ines: Staff
) -> None:
    with pytest.raises(BadMeeting), nothing_changes():
        set_meetings(northlight, pattern, minutes=minutes, by=ines, at=AT)


def test_meetings_are_a_leads_to_set(problem: Problem, jim: Staff) -> None:
    meeting, series = meeting_on(TENTH), MeetingSeries.objects.get()
    with pytest.raises(NotTheirsToSet), nothing_changes():
        tuesdays(problem.team, jim)
    with pytest.raises(NotTheirsToSet), nothing_changes():
        cancel_meeting(meeting, by=jim, at=AT)
    with pytest.raises(NotTheirsToSet), nothing_changes():
        move_meeting(meeting, to=AT + WEEK, place="", by=jim, at=AT)
    with pytest.raises(NotTheirsToSet), nothing_changes():
        end_meetings(series, last_on=TENTH, by=jim, at=AT)


def test_a_meeting_moves_only_to_what_is_to_come(problem: Problem, ines: Staff) -> None:
    for to in (AT, AT - WEEK, AT + 200 * WEEK):
        with pytest.raises(BadMeeting), nothing_changes():
            move_meeting(meeting_on(TENTH), to=to, place="", by=ines, at=AT)
    cancel_meeting(meeting_on(TENTH), by=ines, at=AT)
    with pytest.raises(MeetingOver), nothing_changes():
        move_meeting(meeting_on(TENTH), to=AT + WEEK, place="", by=ines, at=AT)
