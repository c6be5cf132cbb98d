"""Count how often it goes wrong, before a fix and since, and month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from amends.cases.models import Case
from amends.orders.models import Purchase
from amends.prevention.models import CountedOver, Fix, FixStepKind, Problem
from amends.prevention.rates import BeforeAndSince

LOOKING_BACK = timedelta(days=365)
MONTHS = 12

Span = tuple[datetime, datetime, datetime]
"""From when it is counted, when the fix was done, and until when."""


@dataclass(frozen=True, slots=True)
class MonthCounted:
    """A month of the team's own: what went wrong, and the orders in it."""

    first_day: date
    failures: int
    orders: int


def before_and_since(fix: Fix, *, at: datetime) -> BeforeAndSince:
    """Count the failure of a problem in the year before a fix was done, and since then.

    Over the team's orders when there are some in both stretches, else over days. Where the
    problem names a thing, only cases and orders with it count. Three queries.
    """
    return before_and_since_each(fix.problem, [fix], at=at)[fix.pk]


def before_and_since_each(
    problem: Problem, fixes: Sequence[Fix], *, at: datetime
) -> dict[int, BeforeAndSince]:
    """Count before and since each of these fixes of a problem; three queries for all of them."""
    if not fixes:
        return {}
    first = _first(problem)
    spans: dict[int, Span] = {}
    for fix in fixes:
        done_at = next(step.at for step in fix.steps.all() if step.kind == FixStepKind.DONE)
        a_year_ago = done_at - LOOKING_BACK
        spans[fix.pk] = (max(a_year_ago, first or a_year_ago), done_at, at)
    since = min(begin for begin, _, _ in spans.values())
    cases = _in_spans(_cases(problem, since, at), "opened_at", spans)
    orders = _in_spans(_orders(problem, since, at), "bought_at", spans)
    return {number: _rates(cases[number], orders[number], spans[number]) for number in spans}


def _in_spans(
    rows: QuerySet[Case] | QuerySet[Purchase], field: str, spans: dict[int, Span]
) -> dict[int, tuple[int, int]]:
    wanted = {
        f"{part}_{number}": Count(
            "pk", distinct=True, filter=Q(**{f"{field}__gte": begin, f"{field}__lt": end})
        )
        for number, (since, done_at, at) in spans.items()
        for part, begin, end in (("before", since, done_at), ("after", done_at, at))
    }
    counted = rows.aggregate(**wanted)
    return {number: (counted[f"before_{number}"], counted[f"after_{number}"]) for number in spans}


def _rates(cases: tuple[int, int], orders: tuple[int, int], span: Span) -> BeforeAndSince:
    since, done_at, at = span
    over = orders if all(orders) else (_days(since, done_at), _days(done_at, at))
    counted_over = CountedOver.ORDERS if all(orders) else CountedOver.DAYS
    return BeforeAndSince(counted_over, cases[0], over[0], cases[1], over[1])


def months_counted(problem: Problem, *, at: datetime) -> list[MonthCounted]:
    """Return the last twelve months, the running one last; two queries."""
    zone = ZoneInfo(problem.team.time_zone)
    months = [_month_before(at.astimezone(zone).date(), back) for back in range(MONTHS)][::-1]
    since = datetime(months[0].year, months[0].month, 1, tzinfo=zone)
    failures = _by_month(_cases(problem, since, at), "opened_at", zone)
    orders = _by_month(_orders(problem, since, at), "bought_at", zone)
    return [MonthCounted(day, failures.get(day, 0), orders.get(day, 0)) for day in months]


def _cases(problem: Problem, since: datetime, until: datetime) -> QuerySet[Case]:
    # A merged case was the same matter told twice.
    rows = Case.objects.filter(
        team=problem.team_id,
        failure=problem.failure,
        opened_at__gte=since,
        opened_at__lt=until,
        merge__isnull=True,
    )
    if problem.thing:
        rows = rows.filter(purchase__lines__what=problem.thing)
    return rows.order_by()


def _orders(problem: Problem, since: datetime, until: datetime) -> QuerySet[Purchase]:
    rows = Purchase.objects.filter(team=problem.team_id, bought_at__gte=since, bought_at__lt=until)
    if problem.thing:
        rows = rows.filter(lines__what=problem.thing)
    return rows.order_by()


def _first(problem: Problem) -> datetime | None:
    """Return when the team's first case was told: before it nothing was counted."""
    rows = Case.objects.filter(team=problem.team_id).order_by("opened_at")
    return rows.values_list("opened_at", flat=True).first()


def _days(since: datetime, until: datetime) -> int:
    return max(1, (until - since).days)


def _by_month(
    rows: QuerySet[Case] | QuerySet[Purchase], field: str, zone: ZoneInfo
) -> dict[date, int]:
    counted = (
        rows.annotate(month=TruncMonth(field, tzinfo=zone))
        .values("month")
        .annotate(many=Count("pk", distinct=True))
    )
    return {row["month"].date(): row["many"] for row in counted}


def _month_before(day: date, back: int) -> date:
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
