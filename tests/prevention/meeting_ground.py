"""Ground for the meetings: Northlight meets on Tuesdays at nine, and a cause waits for it."""

from datetime import date, datetime, time, timedelta

from amends.people.models import Customer, Staff, Team
from amends.prevention.actions.meetings import put_on_agenda, set_meetings
from amends.prevention.actions.problems import name_problem
from amends.prevention.calendar import Pattern, Rhythm
from amends.prevention.models import AgendaItem, Meeting, MeetingSeries, Problem
from cast import AT
from web.desk_ground import told_of

NEW_YORK = "America/New_York"
NINE = time(9)
WEEK = timedelta(weeks=1)
TUESDAYS = Pattern(Rhythm.WEEKLY, date(2026, 3, 3), NINE, NEW_YORK)
"""Every Tuesday at nine; that of the third of March is over by AT, ten o'clock."""

CAUSE = "Window arrangements are on no closing list"


def tuesdays(team: Team, by: Staff, *, at: datetime = AT) -> MeetingSeries:
    return set_meetings(team, TUESDAYS, minutes=30, place="Back office", by=by, at=at)


def once(team: Team, by: Staff, day: date, clock: time = NINE) -> MeetingSeries:
    pattern = Pattern(Rhythm.ONCE, day, clock, NEW_YORK)
    return set_meetings(team, pattern, minutes=30, by=by, at=AT)


def named(
    team: Team,
    customer: Customer,
    by: Staff,
    *,
    at: datetime = AT,
    cause: str = CAUSE,
    is_placed: bool = True,
) -> Problem:
    """A problem with one case; on the agenda, unless the second step was cut off."""
    case = told_of(team, customer, by, at=at)
    problem = name_problem(case, cause=cause, by=by, at=at, key=f"problem-{case.pk}")
    return put_on_agenda(problem, by=by.actor, at=at) if is_placed else problem


def days_of(problem: Problem) -> list[date]:
    """The days of the meetings on whose agenda a problem stands."""
    items = AgendaItem.objects.filter(problem=problem, left_at=None)
    return [item.meeting.on for item in items.order_by("meeting__starts_at")]


def meeting_on(day: date) -> Meeting:
    return Meeting.objects.get(on=day)
