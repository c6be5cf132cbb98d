"""How many words were kept of late, counted by the database, for a page that opens at once."""

from dataclasses import dataclass
from datetime import datetime
from statistics import median

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear, TruncDate
from django.utils import timezone

from amends.people.models import Staff, Team
from amends.promises.models import GivenIn, Promise, State
from amends.promises.queries.boards import promises_for
from amends.promises.queries.reporting import Rate

KEPT = Count("pk", filter=Q(state=State.KEPT))
BROKEN = Count("pk", filter=Q(state=State.BROKEN))
MOST_WARNINGS = 5_000
MOST_SUPPLIERS = 20


@dataclass(frozen=True, slots=True)
class LatelyKept:
    """The words to customers whose date came in a stretch of time, and how many were kept.

    `counts` are by State. `by_keeper` is in the order of names and never of figures.
    `from_suppliers` are words given to us. The median rests on `warned` words, the latest.
    """

    counts: dict[str, int]
    by_team: list[Rate]
    by_kind: list[Rate]
    by_month: list[Rate]
    by_supplier: list[Rate]
    by_keeper: list[Rate]
    from_suppliers: list[Rate]
    median_warning_minutes: float | None
    warned: int

    @property
    def whole(self) -> Rate:
        """All of them together."""
        return Rate("", self.counts[State.KEPT], self.counts[State.BROKEN])


def lately_kept(
    staff: Staff, *, since: datetime, until: datetime, team: Team | None = None
) -> LatelyKept:
    """Count the words that somebody may see and that were due between two moments; nine queries."""
    rows = promises_for(staff).filter(due_at__gt=since, due_at__lte=until).order_by()
    rows = rows.filter(team=team) if team else rows
    ours, theirs = rows.filter(customer__isnull=False), rows.filter(customer__isnull=True)
    warned = _warned_minutes(ours)
    return LatelyKept(
        counts=_counts(ours),
        by_team=_rates(ours, "team__name"),
        by_kind=_by_kind(ours),
        by_month=_by_month(ours),
        by_supplier=_by_supplier(ours),
        by_keeper=_rates(ours, "keeper__name"),
        from_suppliers=_by_supplier(theirs),
        median_warning_minutes=median(warned) if warned else None,
        warned=len(warned),
    )


def _counts(rows: QuerySet[Promise]) -> dict[str, int]:
    counted = rows.values("state").annotate(n=Count("pk"))
    return dict.fromkeys(State.values, 0) | {row["state"]: row["n"] for row in counted}


def _rates(rows: QuerySet[Promise], name: str) -> list[Rate]:
    ended = rows.filter(state__in=[State.KEPT, State.BROKEN])
    found = ended.values_list(name).annotate(kept=KEPT, broken=BROKEN).order_by(name)
    return [Rate(str(said), kept, broken) for said, kept, broken in found]


def _by_kind(rows: QuerySet[Promise]) -> list[Rate]:
    labels = dict(GivenIn.choices)
    return [
        Rate(str(labels.get(one.name, one.name)), one.kept, one.broken)
        for one in _rates(rows, "given_in")
    ]


def _by_month(rows: QuerySet[Promise]) -> list[Rate]:
    zone = timezone.get_current_timezone()
    day = Coalesce("due_on", TruncDate("due_at", tzinfo=zone))
    ended = rows.filter(state__in=[State.KEPT, State.BROKEN])
    dated = ended.annotate(year=ExtractYear(day), month=ExtractMonth(day))
    found = dated.values_list("year", "month").annotate(kept=KEPT, broken=BROKEN)
    return [
        Rate(f"{year}-{month:02}", kept, broken)
        for year, month, kept, broken in found.order_by("year", "month")
    ]


def _by_supplier(rows: QuerySet[Promise]) -> list[Rate]:
    """Return the suppliers with the most words, by name."""
    rates = _rates(rows.filter(supplier__isnull=False), "supplier__name")
    most = sorted(rates, key=lambda rate: -rate.sample)[:MOST_SUPPLIERS]
    return sorted(most, key=lambda rate: rate.name.casefold())


def _warned_minutes(rows: QuerySet[Promise]) -> list[float]:
    warned = rows.annotate(first=Min("risks__at")).filter(first__isnull=False)
    latest = warned.order_by("-due_at").values_list("due_at", "first")[:MOST_WARNINGS]
    return [(due_at - first).total_seconds() / 60 for due_at, first in latest]
