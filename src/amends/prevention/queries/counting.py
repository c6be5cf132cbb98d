"""Count how often it goes wrong, before a fix and since, and month by month."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from amends.cases.models import Case
from amends.orders.models import Purchase
from amends.prevention.models import CountedOver, Fix, FixStepKind, Problem
from amends.prevention.rates import BeforeAndSince

LOOKING_BACK = timedelta(days=365)
MONTHS = 12


@dataclass(frozen=True, slots=True)
class MonthCounted:
    """A month of the team's own: what went wrong, and the orders in it."""

    first_day: date
    failures: int
    orders: int


def before_and_since(fix: Fix, *, at: datetime) -> BeforeAndSince:
    """Count the failure of a problem in the year before a fix was done, and since then.

    Over the team's orders when there are some in both stretches, else over days. Where the
    problem names a thing, only cases and orders with it count. Six queries at most.
    """
    done_at = next(step.at for step in fix.steps.all() if step.kind == FixStepKind.DONE)
    problem = fix.problem
    since = max(done_at - LOOKING_BACK, _first(problem) or done_at - LOOKING_BACK)
    before = _cases(problem, since, done_at).count()
    after = _cases(problem, done_at, at).count()
    orders_before = _orders(problem, since, done_at).count()
    orders_after = _orders(problem, done_at, at).count()
    if orders_before and orders_after:
        return BeforeAndSince(CountedOver.ORDERS, before, orders_before, after, orders_after)
    return BeforeAndSince(
        CountedOver.DAYS, before, _days(since, done_at), after, _days(done_at, at)
    )


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
        rows = rows.filter(purchase__lines__what=problem.thing).distinct()
    return rows.order_by()


def _orders(problem: Problem, since: datetime, until: datetime) -> QuerySet[Purchase]:
    rows = Purchase.objects.filter(team=problem.team_id, bought_at__gte=since, bought_at__lt=until)
    if problem.thing:
        rows = rows.filter(lines__what=problem.thing).distinct()
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
