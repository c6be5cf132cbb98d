"""How cases end, what recovery costs and how long it takes, in few and bounded questions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from statistics import median

from django.db.models import (
    BooleanField,
    Count,
    ExpressionWrapper,
    FilteredRelation,
    Max,
    Min,
    Q,
    Sum,
)
from django.db.models.functions import TruncMonth
from django.utils import timezone

from amends.cases.models import Acknowledgement, Case, Outcome, Stage
from amends.insight.wanted import Wanted
from amends.people.models import Team
from amends.remedies.models import Fulfilment, Offer, Precedent

SAMPLE = 2_000
"""Medians are those of the newest so many cases."""

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Endings:
    """How many cases ended how; `open` have not yet, `merged` live on in another."""

    outcomes: dict[str, int]
    open: int
    merged: int

    @property
    def closed(self) -> int:
        return sum(self.outcomes.values())


@dataclass(frozen=True, slots=True)
class Month:
    """What customers who chose in one month got, in one currency; owed and extra apart."""

    first_day: date
    cases: int
    owed: Decimal
    goodwill: Decimal


@dataclass(frozen=True, slots=True)
class Took:
    """The median time from the opening of a case to a step, and of how many cases."""

    step: str
    median: timedelta | None
    cases: int


def endings(wanted: Wanted) -> Endings:
    """Count the cases by how they ended; one query."""
    rows = (
        Case.objects.filter(wanted.cases)
        .annotate(
            closing=FilteredRelation("closings", condition=Q(closings__reopened_at__isnull=True))
        )
        .annotate(goes_on=ExpressionWrapper(Q(closed_at__isnull=True), BooleanField()))
        .order_by()
        .values_list("closing__outcome", "goes_on")
        .annotate(cases=Count("pk"))
    )
    outcomes = dict.fromkeys(Outcome.values, 0)
    still_open = merged = 0
    for outcome, goes_on, cases in rows:
        if goes_on:
            still_open += cases
        elif outcome is None:
            merged += cases
        else:
            outcomes[outcome] += cases
    return Endings(outcomes, still_open, merged)


def costs_by_month(teams: Sequence[Team], *, at: datetime) -> dict[str, list[Month]]:
    """Return the last twelve months by currency, the one with most cases first; one query."""
    begin = _months_before(timezone.localtime(at), MONTHS - 1)
    rows = (
        Precedent.objects.filter(team__in=[team.pk for team in teams], at__gte=begin, at__lt=at)
        .order_by()
        .values_list("currency", TruncMonth("at"))
        .annotate(cases=Count("pk"), owed=Sum("owed"), goodwill=Sum("goodwill"))
    )
    found: dict[str, dict[date, Month]] = defaultdict(dict)
    for currency, month, cases, owed, goodwill in rows:
        first_day = timezone.localtime(month).date()
        found[currency][first_day] = Month(first_day, cases, owed, goodwill)
    months = [_months_before(timezone.localtime(at), back).date() for back in range(MONTHS)]
    by_size = sorted(found.items(), key=lambda item: -sum(m.cases for m in item[1].values()))
    return {
        currency: [
            of.get(month, Month(month, 0, Decimal(0), Decimal(0))) for month in reversed(months)
        ]
        for currency, of in by_size
    }


def times_taken(wanted: Wanted) -> list[Took]:
    """Return how long the newest cases took to each step; four queries."""
    newest = Case.objects.filter(wanted.cases).order_by("-opened_at", "-pk")
    opened = dict(newest.values_list("pk", "opened_at")[:SAMPLE])
    answered = Acknowledgement.objects.filter(case__in=opened).values_list("case", "at")
    offered = (
        Offer.objects.filter(case__in=opened, made_at__isnull=False)
        .order_by()
        .values_list("case")
        .annotate(first=Min("made_at"))
    )
    delivered = Q(line__offer__case__stage__in=(Stage.MADE_RIGHT, Stage.FOLLOWED_UP)) | Q(
        line__offer__case__closings__outcome=Outcome.RETAINED,
        line__offer__case__closings__reopened_at__isnull=True,
    )
    made_right = (
        Fulfilment.objects.filter(delivered, line__offer__case__in=opened, disputed_at__isnull=True)
        .order_by()
        .values_list("line__offer__case")
        .annotate(last=Max("at"))
    )
    return [
        _took("answered", opened, answered),
        _took("offered", opened, offered),
        _took("made_right", opened, made_right),
    ]


def _took(step: str, opened: dict[int, datetime], reached: Iterable[tuple[int, datetime]]) -> Took:
    passed = [(at - opened[case]).total_seconds() for case, at in reached]
    middle = timedelta(seconds=median(passed)) if passed else None
    return Took(step, middle, len(passed))


def _months_before(at: datetime, months: int) -> datetime:
    number = at.year * 12 + at.month - 1 - months
    return at.replace(
        year=number // 12,
        month=number % 12 + 1,
        day=1,
        hour=0,
        minute=0,
        second=0,
        microsecond=0,
    )
