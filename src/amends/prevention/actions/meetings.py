"""When a team meets: set, ended, laid out; one meeting moved or called off."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.models import Role, Staff, Team
from amends.people.standing import require
from amends.people.words import one_line
from amends.prevention.actions.placing import call_off, hold_calendar, lay_ahead, place, place_all
from amends.prevention.calendar import LAST, Pattern, Rhythm
from amends.prevention.errors import BadMeeting, MeetingOver
from amends.prevention.models import (
    CalledOff,
    Meeting,
    MeetingMove,
    MeetingSeries,
    Minute,
    Problem,
    SeriesEnd,
)
from amends.prevention.queries.meetings import series_of

LONGEST_PLACE, LONGEST_WHY = 120, 200
MOST_WEEKS, MOST_MINUTES, MOST_SERIES = 52, 480, 20
FARTHEST = timedelta(days=730)


@transaction.atomic
def set_meetings(
    team: Team, pattern: Pattern, *, minutes: int, place: str = "", by: Staff, at: datetime
) -> MeetingSeries:
    """Set when a team meets, and put the problems that wait on the agenda; a lead or higher does.

    The zone of the pattern is the team's. The same pattern at the same place again changes
    nothing. Raises BadMeeting and NotTheirsToSet.
    """
    require(Role.LEAD, by.actor, team)
    hold_calendar(team)
    place = one_line(
        place, field="place", longest=LONGEST_PLACE, refuse=BadMeeting, may_be_empty=True
    )
    _refuse_unreasonable(pattern, minutes, at=at)
    running = [*series_of(team, at=at)]
    same = [one for one in running if (one.pattern, one.place) == (pattern, place)]
    if same:
        return same[0]
    if len(running) >= MOST_SERIES:
        raise BadMeeting(_("At most %(most)d sets of meetings fit.") % {"most": MOST_SERIES})
    series = MeetingSeries.objects.create(
        team=team,
        rhythm=pattern.rhythm,
        every_weeks=pattern.every_weeks,
        nth=pattern.nth,
        first_on=pattern.first_on,
        clock=pattern.clock,
        zone=pattern.zone,
        minutes=minutes,
        place=place,
        set_by=by,
        set_at=at,
    )
    laid = lay_ahead(series, at=at)
    placed = place_all(team, at=at)
    record("meetings.set", series, by=by.actor, at=at, team=team.pk, laid=laid, placed=placed)
    return series


@transaction.atomic
def end_meetings(series: MeetingSeries, *, last_on: date, by: Staff, at: datetime) -> MeetingSeries:
    """End a series after a day: later meetings are called off, what was on them goes on.

    Raises BadMeeting for a day that is over or a series that is ended, and NotTheirsToSet.
    """
    require(Role.LEAD, by.actor, series.team)
    hold_calendar(series.team)
    if last_on < _today(series.zone, at) - timedelta(days=1):
        raise BadMeeting(_("That day is over. Take yesterday, or a later one."), "last_on")
    if SeriesEnd.objects.filter(series=series).exists():
        raise BadMeeting(_("These meetings are ended already."), "last_on")
    SeriesEnd.objects.create(series=series, last_on=last_on, by=by, at=at)
    series = MeetingSeries.objects.select_related("team", "end").get(pk=series.pk)
    after = Meeting.objects.filter(
        series=series, on__gt=last_on, starts_at__gt=at, is_cancelled=False
    )
    CalledOff.objects.bulk_create(CalledOff(meeting=one, by=by, at=at) for one in after)
    call_off(Meeting.objects.filter(pk__in=[one.pk for one in after]), at=at)
    lay_ahead(series, at=at)
    placed = place_all(series.team, at=at)
    record("meetings.ended", series, by=by.actor, at=at, last_on=last_on, placed=placed)
    return series


@transaction.atomic
def lay_out_meetings(series: MeetingSeries, *, by: Actor, at: datetime) -> MeetingSeries:
    """Lay the next meetings of a series out, so that calendars and agendas have them."""
    hold_calendar(series.team)
    series = MeetingSeries.objects.select_related("team", "end").get(pk=series.pk)
    laid = lay_ahead(series, at=at)
    placed = place_all(series.team, at=at)
    record("meetings.laid_out", series, by=by, at=at, laid=laid, placed=placed)
    return series


@transaction.atomic
def move_meeting(
    meeting: Meeting, *, to: datetime, place: str, why: str = "", by: Staff, at: datetime
) -> Meeting:
    """Move one meeting to another time or place; its problems are on the next two all the same.

    The same time and place change nothing. Raises BadMeeting, MeetingOver and NotTheirsToSet.
    """
    require(Role.LEAD, by.actor, meeting.team)
    meeting = _held(meeting)
    _refuse_begun(meeting, at=at)
    place = one_line(
        place, field="place", longest=LONGEST_PLACE, refuse=BadMeeting, may_be_empty=True
    )
    why = one_line(why, field="why", longest=LONGEST_WHY, refuse=BadMeeting, may_be_empty=True)
    if not at < to <= at + FARTHEST:
        raise BadMeeting(_("Move it to a time that is to come, within two years."), "day")
    if (to, place) == (meeting.starts_at, meeting.place):
        return meeting
    MeetingMove.objects.create(
        meeting=meeting,
        from_at=meeting.starts_at,
        to_at=to,
        from_place=meeting.place,
        to_place=place,
        why=why,
        by=by,
        at=at,
    )
    meeting.starts_at, meeting.place = to, place
    meeting.changes, meeting.changed_at = meeting.changes + 1, at
    meeting.save(update_fields=["starts_at", "place", "changes", "changed_at"])
    placed = _go_on(meeting, at=at)
    record("meeting.moved", meeting, by=by.actor, at=at, to=to, placed=placed)
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, why: str = "", by: Staff, at: datetime) -> Meeting:
    """Call a meeting off, or say that it did not take place; what was on it goes to the next one.

    Called off it stays. Raises MeetingOver once there are minutes, BadMeeting, NotTheirsToSet.
    """
    require(Role.LEAD, by.actor, meeting.team)
    meeting = _held(meeting)
    if meeting.is_cancelled:
        return meeting
    if Minute.objects.filter(item__meeting=meeting).exists():
        raise MeetingOver(_("It has minutes, so it took place."))
    why = one_line(why, field="why", longest=LONGEST_WHY, refuse=BadMeeting, may_be_empty=True)
    CalledOff.objects.create(meeting=meeting, why=why, by=by, at=at)
    call_off(Meeting.objects.filter(pk=meeting.pk), at=at)
    placed = _go_on(meeting, at=at)
    record("meeting.cancelled", meeting, by=by.actor, at=at, placed=placed)
    meeting.refresh_from_db()
    return meeting


@transaction.atomic
def put_on_agenda(problem: Problem, *, by: Actor, at: datetime) -> Problem:
    """Put a problem on its team's next two agendas (S1), however far its fix is.

    Where it stands there already nothing changes. Without meetings it waits for them.
    """
    hold_calendar(problem.team)
    placed = place(Problem.objects.filter(pk=problem.pk), problem.team, at=at)
    if placed:
        record("problem.put_on_agenda", problem, by=by, at=at, placed=placed)
    return problem


def _held(meeting: Meeting) -> Meeting:
    hold_calendar(meeting.team)
    return Meeting.objects.select_related("team", "series").get(pk=meeting.pk)


def _go_on(meeting: Meeting, *, at: datetime) -> int:
    """Keep enough meetings ahead, and every problem on the next two."""
    lay_ahead(MeetingSeries.objects.select_related("end").get(pk=meeting.series_id), at=at)
    return place_all(meeting.team, at=at)


def _refuse_begun(meeting: Meeting, *, at: datetime) -> None:
    if meeting.is_cancelled:
        raise MeetingOver(_("It was called off. Set another one instead."))
    if meeting.starts_at <= at:
        raise MeetingOver(_("It has begun. Say that it did not take place, if so."))


def _refuse_unreasonable(pattern: Pattern, minutes: int, *, at: datetime) -> None:
    today = _today(pattern.zone, at)
    if abs(pattern.first_on - today) > FARTHEST:
        raise BadMeeting(_("Begin within two years."), "first_on")
    if pattern.rhythm == Rhythm.ONCE and pattern.moment(pattern.first_on) <= at:
        raise BadMeeting(_("That time is over. Give one that is to come."), "first_on")
    if not 1 <= pattern.every_weeks <= MOST_WEEKS:
        raise BadMeeting(_("From every week to once in 52."), "every_weeks")
    if pattern.nth not in (1, 2, 3, 4, LAST):
        raise BadMeeting(_("The first to the fourth, or the last."), "nth")
    if not 1 <= minutes <= MOST_MINUTES:
        raise BadMeeting(_("A meeting takes from a minute to eight hours."), "minutes")


def _today(zone: str, at: datetime) -> date:
    return at.astimezone(ZoneInfo(zone)).date()
