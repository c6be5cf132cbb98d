"""How often a problem was reviewed, where it will be, and which ones still look for a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from amends.people.models import Role, Staff, Team
from amends.people.queries import team_numbers_of
from amends.prevention.calendar import REVIEWS
from amends.prevention.models import AgendaItem, Meeting, Problem, ProblemCase


@dataclass(frozen=True, slots=True)
class Reviews:
    """The meetings at which a problem was or will be reviewed, and how many it still waits for."""

    meetings: list[Meeting]
    waiting: int


def reviews_of(problem: Problem) -> Reviews:
    """Return where a problem stands on an agenda, the first meeting first; two queries."""
    live = (
        AgendaItem.objects.filter(
            problem=problem, left_at__isnull=True, meeting__is_cancelled=False
        )
        .select_related("meeting__series")
        .order_by("meeting__starts_at", "pk")
    )
    begin = Problem.objects.filter(pk=problem.pk).values_list(review_since(), flat=True).get()
    meetings = [item.meeting for item in live]
    counted = sum(meeting.starts_at > begin for meeting in meetings)
    return Reviews(meetings, max(0, REVIEWS - counted))


def review_since() -> Coalesce:
    """Return since when reviews count: since the problem came back, else since it was named."""
    last = (
        ProblemCase.objects.filter(
            problem=OuterRef("pk"), came_back=True, taken_out_at__isnull=True
        )
        .order_by("-added_at")
        .values("added_at")[:1]
    )
    return Coalesce(Subquery(last), F("named_at"))


def reviewed(at: datetime) -> Coalesce:
    """Return how many meetings were held on a problem; it needs the annotation `since`."""
    return _items(Q(meeting__starts_at__lte=at))


def problems_without_meetings(*, at: datetime) -> QuerySet[Problem]:
    """Return the problems that are on fewer agendas than they should be, the oldest first."""
    return (
        Problem.objects.select_related("team")
        .annotate(
            since=review_since(),
            reviewed=reviewed(at),
            planned=_items(Q(meeting__starts_at__gt=at)),
        )
        .filter(reviewed__lt=REVIEWS - F("planned"))
        .order_by("named_at", "pk")
    )


def problems_to_place(*, at: datetime) -> QuerySet[Problem]:
    """Return those of them for which there is a meeting that they are not on."""
    there = AgendaItem.objects.filter(
        meeting=OuterRef("pk"), problem=OuterRef(OuterRef("pk")), left_at__isnull=True
    )
    to_come = Meeting.objects.filter(
        ~Exists(there), team=OuterRef("team"), starts_at__gt=at, is_cancelled=False
    )
    return problems_without_meetings(at=at).filter(Exists(to_come))


def waiting_in_teams(staff: Staff, *, at: datetime) -> list[tuple[Team, int]]:
    """Return the teams of a lead where problems look for a meeting, and how many; two queries."""
    if staff.rank < Role.LEAD.rank:
        return []
    teams = team_numbers_of(staff)
    rows = problems_without_meetings(at=at).order_by()
    rows = rows if teams is None else rows.filter(team_id__in=teams)
    waiting = rows.values("team").annotate(number=Count("pk", distinct=True))
    numbers = {row["team"]: row["number"] for row in waiting}
    found = Team.objects.filter(pk__in=numbers) if numbers else Team.objects.none()
    return [(team, numbers[team.pk]) for team in found]


def next_of(team: Team, *, at: datetime) -> QuerySet[Meeting]:
    """Return the meetings of a team that are to come and take place, the first one first."""
    return Meeting.objects.filter(team=team, starts_at__gt=at, is_cancelled=False)


def items_to_come(problems: Iterable[Problem], *, at: datetime) -> QuerySet[AgendaItem]:
    """Return where problems stand that a change of meetings may move: what is not held yet."""
    return AgendaItem.objects.filter(
        Q(meeting__starts_at__gt=at) | Q(meeting__is_cancelled=True),
        problem__in=[problem.pk for problem in problems],
        left_at__isnull=True,
    )


def _items(narrow: Q) -> Coalesce:
    live = AgendaItem.objects.filter(
        narrow,
        problem=OuterRef("pk"),
        left_at__isnull=True,
        meeting__is_cancelled=False,
        meeting__starts_at__gt=OuterRef("since"),
    )
    number = live.order_by().values("problem").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), Value(0), output_field=IntegerField())
