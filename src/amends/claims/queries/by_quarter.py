"""Count a supplier's record quarter by quarter, over what somebody may see."""

from collections import defaultdict
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncQuarter

from amends.claims.models import Status, SupplierClaim
from amends.claims.quarters import Damage, Quarter, quarters_until
from amends.claims.queries.counting import SHORTAGES, Seen, lines_of, words_of
from amends.claims.scorecard import PerThousand, Share
from amends.people.models import Supplier
from amends.promises.models import State


def supplier_quarters(
    seen: Seen, supplier: Supplier, *, at: datetime, zone: ZoneInfo
) -> list[Quarter]:
    """Return the last eight quarters of a supplier, as the calendar of `zone` has them.

    Four queries, however many claims there are.
    """
    starts = quarters_until(at.astimezone(zone).date())
    since = datetime.combine(starts[0], time.min, zone)
    words = _words(seen, supplier, since, at, zone)
    lines = _lines(seen, supplier, since, at, zone)
    opened = _opened(seen, supplier, since, at)
    met, damage = _met(opened, zone), _damage(opened, zone)
    return [
        Quarter(
            starts=start,
            promises=words.get(start, Share(0, 0)),
            shortages=PerThousand(met.get(start, (0, 0))[0], lines.get(start, 0)),
            customers=met.get(start, (0, 0))[1],
            damage=damage.get(start, {}),
        )
        for start in starts
    ]


def _words(
    seen: Seen, supplier: Supplier, since: datetime, until: datetime, zone: ZoneInfo
) -> dict[date, Share]:
    rows = (
        words_of(seen, [supplier.pk], since, until)
        .annotate(quarter=TruncQuarter("due_at", tzinfo=zone))
        .values("quarter")
        .annotate(
            kept=Count("pk", filter=Q(state=State.KEPT)),
            broken=Count("pk", filter=Q(state=State.BROKEN)),
        )
    )
    return {row["quarter"].date(): Share(row["kept"], row["kept"] + row["broken"]) for row in rows}


def _lines(
    seen: Seen, supplier: Supplier, since: datetime, until: datetime, zone: ZoneInfo
) -> dict[date, int]:
    rows = (
        lines_of(seen, [supplier.pk], since, until)
        .annotate(quarter=TruncQuarter("purchase__bought_at", tzinfo=zone))
        .values("quarter")
        .annotate(lines=Count("pk"))
    )
    return {row["quarter"].date(): row["lines"] for row in rows}


def _met(opened: QuerySet[SupplierClaim], zone: ZoneInfo) -> dict[date, tuple[int, int]]:
    rows = (
        opened.annotate(quarter=TruncQuarter("opened_at", tzinfo=zone))
        .values("quarter")
        .annotate(
            short=Count("pk", filter=Q(case__failure__in=SHORTAGES)),
            customers=Count("case__customer", distinct=True),
        )
    )
    return {row["quarter"].date(): (row["short"], row["customers"]) for row in rows}


def _damage(opened: QuerySet[SupplierClaim], zone: ZoneInfo) -> dict[date, dict[str, Damage]]:
    found: dict[date, dict[str, Damage]] = defaultdict(dict)
    rows = (
        opened.annotate(quarter=TruncQuarter("opened_at", tzinfo=zone))
        .values("quarter", "currency")
        .annotate(
            cost=Sum(F("goods") + F("remedy") + F("handling")),
            to_customers=Sum("remedy"),
            paid_back=Sum("received_sum"),
        )
    )
    for row in rows:
        found[row["quarter"].date()][row["currency"]] = Damage(
            row["cost"], row["to_customers"], row["paid_back"]
        )
    return found


def _opened(
    seen: Seen, supplier: Supplier, since: datetime, until: datetime
) -> QuerySet[SupplierClaim]:
    return (
        seen.claims.filter(supplier=supplier, opened_at__gte=since, opened_at__lte=until)
        .exclude(status=Status.WITHDRAWN)
        .select_related(None)
    )
