"""What somebody has given this month on their own authority."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from amends.cases.models import Case
from amends.people.models import Team
from amends.remedies.authority import NOTHING, Sums
from amends.remedies.models import Line
from amends.remedies.queries.lines import in_cents, in_force, was_delivered

GIVER = Coalesce(F("offer__approval__answered_by"), F("offer__by"))
"""Whoever approved an offer gave it, else whoever made it."""

ANY_MONTH = timedelta(days=32)
"""Longer than every month: added to a first day it lies in the next one."""


def granted_this_month(
    people: Collection[int], team: Team, *, at: datetime, besides: Case
) -> dict[int, Sums]:
    """Return what people gave on their own authority in the team's calendar month, by kind.

    Whoever made an offer without asking gave it, else whoever approved it, on the day when the
    customer could first see it. What is promised or delivered counts; of an offer that nobody
    has chosen from the dearest option, kind by kind; nothing of options that were taken back.
    Of the case `besides` only delivered options count: whatever else stands there gives way.
    """
    offered = _offered_this_month(people, team, at)
    sums: dict[int, dict[str, Decimal]] = defaultdict(dict)
    settled = offered.filter(
        Q(in_force()) & ~Q(offer__case=besides) | Q(option__isnull=False) & was_delivered()
    )
    by_kind = settled.annotate(giver=GIVER).values("giver", "kind").annotate(sum=Sum("amount"))
    for row in by_kind:
        sums[row["giver"]][row["kind"]] = in_cents(row["sum"])
    for (giver, kind), sum_ in _dearest_open(offered.exclude(offer__case=besides)).items():
        sums[giver][kind] = sums[giver].get(kind, NOTHING) + sum_
    return dict(sums)


def _dearest_open(offered: QuerySet[Line]) -> dict[tuple[int, str], Decimal]:
    open_now = offered.filter(
        option__isnull=False, offer__withdrawn_at__isnull=True, offer__choice__isnull=True
    )
    dearest: dict[tuple[int, int, str], Decimal] = {}
    by_option = open_now.annotate(giver=GIVER).values("giver", "offer", "option", "kind")
    for row in by_option.annotate(sum=Sum("amount")):
        cell = (row["giver"], row["offer"], row["kind"])
        dearest[cell] = max(in_cents(row["sum"]), dearest.get(cell, NOTHING))
    sums: dict[tuple[int, str], Decimal] = {}
    for (giver, _offer, kind), sum_ in dearest.items():
        sums[giver, kind] = sums.get((giver, kind), NOTHING) + sum_
    return sums


def _offered_this_month(people: Collection[int], team: Team, at: datetime) -> QuerySet[Line]:
    first, next_first = month_around(at, ZoneInfo(team.time_zone))
    return Line.objects.filter(
        Q(offer__approval__isnull=True, offer__by__in=people)
        | Q(offer__approval__is_granted=True, offer__approval__answered_by__in=people),
        offer__made_at__gte=first,
        offer__made_at__lt=next_first,
        offer__case__team=team,
    ).order_by()


def month_around(at: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return when the calendar month around a moment begins and the next one does, in `zone`."""
    first = at.astimezone(zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0, fold=0)
    return first, (first + ANY_MONTH).replace(day=1)
