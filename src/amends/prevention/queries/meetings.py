"""Meetings: those of a team, those to come, the one that somebody may see."""

from datetime import datetime
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from amends.people.models import Staff, Team
from amends.people.queries import team_numbers_of
from amends.prevention.errors import MeetingNotFound
from amends.prevention.models import AgendaItem, Meeting, MeetingSeries, Minute


def meetings_for(staff: Staff) -> QuerySet[Meeting]:
    """Return the meetings that somebody may see, with team and series, the first one first."""
    teams = team_numbers_of(staff)
    rows = Meeting.objects.select_related("team", "series")
    return rows if teams is None else rows.filter(team_id__in=teams)


def meeting_for(staff: Staff, number: int) -> Meeting:
    """Return one meeting with who moved it or called it off. Raises MeetingNotFound."""
    found = (
        meetings_for(staff)
        .select_related("called_off__by")
        .prefetch_related("moves__by")
        .filter(pk=number)
        .first()
    )
    if found is None:
        raise MeetingNotFound(_("There is no such meeting among those that you may see."))
    return found


def meetings_to_come(staff: Staff, *, at: datetime) -> QuerySet[Meeting]:
    """Return what has not begun, those called off too, with `items`: how many problems."""
    return _with_items(meetings_for(staff).filter(starts_at__gt=at))


def meetings_past(staff: Staff, *, at: datetime) -> QuerySet[Meeting]:
    """Return what has begun, latest first, with `items` and `told`: how many have minutes."""
    rows = _with_items(meetings_for(staff).filter(starts_at__lte=at))
    first_minutes = Minute.objects.filter(
        item__meeting=OuterRef("pk"), item__left_at__isnull=True, corrects__isnull=True
    )
    return rows.annotate(told=_number(first_minutes, "item__meeting")).order_by("-starts_at", "-pk")


def meetings_between(staff: Staff, begin: datetime, end: datetime) -> QuerySet[Meeting]:
    """Return the meetings that begin from `begin` to before `end` and take place."""
    rows = meetings_for(staff).filter(starts_at__gte=begin, starts_at__lt=end)
    return _with_items(rows.filter(is_cancelled=False))


def series_of(team: Team, *, at: datetime) -> QuerySet[MeetingSeries]:
    """Return every series of a team that may still bring a meeting, with its end if it has one."""
    to_come = Meeting.objects.filter(team=team, starts_at__gt=at, is_cancelled=False)
    return (
        MeetingSeries.objects.filter(team=team)
        .filter(Q(lay_at__isnull=False) | Q(pk__in=to_come.values("series")))
        .select_related("set_by", "end__by")
    )


def series_for(team: Team, number: int) -> MeetingSeries:
    """Return one series of a team. Raises MeetingNotFound."""
    found = MeetingSeries.objects.filter(team=team, pk=number).select_related("team").first()
    if found is None:
        raise MeetingNotFound(_("There are no such meetings in this team."))
    return found


def series_to_lay_out(at: datetime) -> QuerySet[MeetingSeries]:
    """Return the series whose next meetings are to be laid out."""
    return MeetingSeries.objects.filter(lay_at__lte=at).select_related("team").order_by("lay_at")


def _with_items(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    on_it = AgendaItem.objects.filter(meeting=OuterRef("pk"), left_at__isnull=True)
    return rows.annotate(items=_number(on_it, "meeting"))


def _number(rows: QuerySet[Any], of: str) -> Coalesce:
    # Counted for each row that is read: a join would count for all of the list first.
    number = rows.order_by().values(of).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), Value(0), output_field=IntegerField())
