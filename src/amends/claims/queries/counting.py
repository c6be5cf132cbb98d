"""Count a stretch of time into each supplier's record."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from amends.cases.models import Failure
from amends.claims.models import Status, SupplierClaim
from amends.claims.queries.access import claims_for
from amends.claims.scorecard import PerThousand, Share, SupplierRecord
from amends.orders.models import PurchaseLine
from amends.people.models import Staff, Supplier
from amends.people.queries import team_numbers_of
from amends.promises.models import Promise, State
from amends.promises.queries.boards import promises_for

SHORTAGES = (Failure.SHORT, Failure.NOT_RECEIVED)
DECIDED = (Status.CREDITED, Status.WRITTEN_OFF)
Counts = dict[int, tuple[int, int]]


def supplier_records(
    staff: Staff, suppliers: Iterable[Supplier], *, since: datetime, until: datetime
) -> dict[int, SupplierRecord]:
    """Return the record of each supplier over what somebody may see, by number.

    Four queries, and what somebody may see; however many suppliers there are.
    """
    numbers = [supplier.pk for supplier in suppliers]
    claims = claims_for(staff).filter(supplier__in=numbers).order_by()
    words = _words(staff, numbers, since, until)
    lines = _lines(staff, numbers, since, until)
    opened = _opened(claims, since, until)
    ended = _ended(claims, since, until)
    return {
        number: _record(
            words.get(number, (0, 0)),
            lines.get(number, 0),
            opened.get(number, (0, 0)),
            ended.get(number, []),
        )
        for number in numbers
    }


def _record(
    words: tuple[int, int], lines: int, opened: tuple[int, int], ended: list[SupplierClaim]
) -> SupplierRecord:
    credited = [claim for claim in ended if claim.status == Status.CREDITED]
    borne: dict[str, Decimal] = defaultdict(Decimal)
    for claim in ended:
        borne[claim.currency] += max(claim.sum - claim.received_sum, Decimal(0))
    shortages, customers = opened
    return SupplierRecord(
        promises=Share(*words),
        shortages=PerThousand(shortages, lines),
        claims=Share(len(credited), len(ended)),
        days_to_credit=tuple(
            (claim.ended_at - claim.opened_at).days for claim in credited if claim.ended_at
        ),
        borne=dict(borne),
        customers=customers,
    )


def words_of(
    staff: Staff, numbers: list[int], since: datetime, until: datetime
) -> QuerySet[Promise]:
    """Return the words that suppliers gave us and that came due in a stretch of time."""
    return (
        promises_for(staff)
        .filter(supplier__in=numbers, customer__isnull=True, due_at__gt=since, due_at__lte=until)
        .order_by()
    )


def lines_of(
    staff: Staff, numbers: list[int], since: datetime, until: datetime
) -> QuerySet[PurchaseLine]:
    """Return the lines that were bought of suppliers in a stretch of time."""
    teams = team_numbers_of(staff)
    rows = PurchaseLine.objects.filter(
        supplier__in=numbers, purchase__bought_at__gt=since, purchase__bought_at__lte=until
    ).order_by()
    return rows if teams is None else rows.filter(purchase__team__in=teams)


def _words(staff: Staff, numbers: list[int], since: datetime, until: datetime) -> Counts:
    rows = (
        words_of(staff, numbers, since, until)
        .values("supplier")
        .annotate(
            kept=Count("pk", filter=Q(state=State.KEPT)),
            broken=Count("pk", filter=Q(state=State.BROKEN)),
        )
    )
    return {row["supplier"]: (row["kept"], row["kept"] + row["broken"]) for row in rows}


def _lines(staff: Staff, numbers: list[int], since: datetime, until: datetime) -> dict[int, int]:
    counted = lines_of(staff, numbers, since, until).values("supplier").annotate(lines=Count("pk"))
    return {row["supplier"]: row["lines"] for row in counted}


def _opened(claims: QuerySet[SupplierClaim], since: datetime, until: datetime) -> Counts:
    rows = (
        claims.filter(opened_at__gt=since, opened_at__lte=until)
        .exclude(status=Status.WITHDRAWN)
        .values("supplier")
        .annotate(
            short=Count("pk", filter=Q(case__failure__in=SHORTAGES)),
            customers=Count("case__customer", distinct=True),
        )
    )
    return {row["supplier"]: (row["short"], row["customers"]) for row in rows}


def _ended(
    claims: QuerySet[SupplierClaim], since: datetime, until: datetime
) -> dict[int, list[SupplierClaim]]:
    found: dict[int, list[SupplierClaim]] = defaultdict(list)
    rows = claims.filter(status__in=DECIDED, ended_at__gt=since, ended_at__lte=until)
    for claim in rows.select_related(None):
        found[claim.supplier_id].append(claim)
    return found
