"""Steps that actions of this room take to keep problems on the next two agendas; no line."""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet

from amends.people.models import Team
from amends.prevention.calendar import REVIEWS, days_to_lay, next_meetings
from amends.prevention.models import AgendaItem, Meeting, MeetingSeries, Problem
from amends.prevention.queries.reviews import (
    items_to_come,
    next_of,
    review_since,
    reviewed,
)

A_WEEK = timedelta(weeks=1)


def hold_calendar(team: Team) -> None:
    """Let whoever changes the meetings or agendas of a team wait for each other."""
    # No key: rows of other rooms that name the team need not wait.
    Team.objects.select_for_update(no_key=True).get(pk=team.pk)


def place(problems: QuerySet[Problem], team: Team, *, at: datetime) -> int:
    """Put problems of a team on its next two agendas; return how many places were new.

    Counted afresh: what stands on a meeting that was called off, or is no longer among the
    next ones, leaves it. Whoever calls it holds the calendar.
    """
    rows = [*problems.annotate(since=review_since(), reviewed=reviewed(at))]
    standing: dict[int, list[AgendaItem]] = {problem.pk: [] for problem in rows}
    for item in items_to_come(rows, at=at):
        standing[item.problem_id].append(item)
    ahead = [*next_of(team, at=at)[:REVIEWS]]
    left: list[int] = []
    new: list[AgendaItem] = []
    for problem in rows:
        wanted = {one.pk for one in next_meetings(ahead, at=at, reviewed=problem.reviewed)}
        there = {item.meeting_id for item in standing[problem.pk]}
        left += [item.pk for item in standing[problem.pk] if item.meeting_id not in wanted]
        new += [
            AgendaItem(problem=problem, meeting_id=meeting, placed_at=at)
            for meeting in sorted(wanted - there)
        ]
    if left:
        AgendaItem.objects.filter(pk__in=left).update(left_at=at)
    AgendaItem.objects.bulk_create(new)
    return len(new)


def place_all(team: Team, *, at: datetime) -> int:
    """Put every problem of a team that is not reviewed yet where it belongs now."""
    counted = Problem.objects.filter(team=team).annotate(
        since=review_since(), reviewed=reviewed(at)
    )
    under_review = counted.filter(reviewed__lt=REVIEWS)
    return place(Problem.objects.filter(pk__in=under_review.values("pk")), team, at=at)


def lay_ahead(series: MeetingSeries, *, at: datetime) -> int:
    """Lay the next meetings of a series out; return how many are new."""
    laid = Meeting.objects.filter(series=series)
    last = laid.order_by("-on").values_list("on", flat=True).first()
    plain = laid.filter(starts_at__gt=at, changes=0).count()
    pattern = series.pattern
    days = [*days_to_lay(pattern, after=last, at=at, plain=plain)]
    Meeting.objects.bulk_create(
        Meeting(
            series=series,
            team_id=series.team_id,
            on=day,
            starts_at=pattern.moment(day),
            minutes=series.minutes,
            place=series.place,
            changed_at=at,
        )
        for day in days
    )
    after = next(pattern.days(max([*days, *([last] if last else [])], default=None)), None)
    series.lay_at = None if after is None else at + A_WEEK
    series.save(update_fields=["lay_at"])
    return len(days)


def call_off(meetings: QuerySet[Meeting], *, at: datetime) -> None:
    """Mark meetings as called off; who and why is written down by whoever calls it."""
    meetings.update(is_cancelled=True, changes=F("changes") + 1, changed_at=at)
