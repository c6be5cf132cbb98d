"""Count a stretch of time into each supplier's record."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody may see of claims, of words to us and of what was bought, for any supplier."""

    claims: QuerySet[SupplierClaim]
    words: QuerySet[Promise]
    lines: QuerySet[PurchaseLine]


def seen_by(staff: Staff) -> Seen:
    """Return what somebody may see; it is asked once, however much is counted of it."""
    teams = team_numbers_of(staff)
    lines = PurchaseLine.objects.order_by()
    return Seen(
        claims=claims_for(staff).order_by(),
        words=promises_for(staff).filter(customer__isnull=True).order_by(),
        lines=lines if teams is None else lines.filter(purchase__team__in=teams),
    )


def supplier_records(
    seen: Seen, suppliers: Iterable[Supplier], *, since: datetime, until: datetime
) -> dict[int, SupplierRecord]:
    """Return the record of each supplier over what somebody may see, by number.

    Four queries, however many suppliers there are.
    """
    numbers = [supplier.pk for supplier in suppliers]
    claims = seen.claims.filter(supplier__in=numbers)
    words = _words(seen, numbers, since, until)
    lines = _lines(seen, numbers, since, until)
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


def words_of(seen: Seen, numbers: list[int], since: datetime, until: datetime) -> QuerySet[Promise]:
    """Return the words that suppliers gave us and that came due in a stretch of time."""
    return seen.words.filter(supplier__in=numbers, due_at__gt=since, due_at__lte=until)


def lines_of(
    seen: Seen, numbers: list[int], since: datetime, until: datetime
) -> QuerySet[PurchaseLine]:
    """Return the lines that were bought of suppliers in a stretch of time."""
    return seen.lines.filter(
        supplier__in=numbers, purchase__bought_at__gt=since, purchase__bought_at__lte=until
    )


def _words(seen: Seen, numbers: list[int], since: datetime, until: datetime) -> Counts:
    rows = (
        words_of(seen, numbers, since, until)
        .values("supplier")
        .annotate(
            kept=Count("pk", filter=Q(state=State.KEPT)),
            broken=Count("pk", filter=Q(state=State.BROKEN)),
        )
    )
    return {row["supplier"]: (row["kept"], row["kept"] + row["broken"]) for row in rows}


def _lines(seen: Seen, numbers: list[int], since: datetime, until: datetime) -> dict[int, int]:
    counted = lines_of(seen, numbers, since, until).values("supplier").annotate(lines=Count("pk"))
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
