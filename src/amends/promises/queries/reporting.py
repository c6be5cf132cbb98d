"""How many words were kept, by whom, and how early a broken one was seen coming."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from statistics import median
from zoneinfo import ZoneInfo

from django.db.models import F, Min, OuterRef, QuerySet, Subquery

from amends.people.models import Staff, Team
from amends.promises.models import End, Ending, Promise, Risk, State
from amends.promises.queries.boards import promises_for

COUNTED = ("open", "at_risk", "kept", "broken", "renegotiated", "released")
GROUPS = ("keeper", "team", "supplier", "kind", "month")
BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Told:
    """One promise as the report tells it. `stands` is one of `COUNTED`.

    A word without a customer is a supplier's, to us.
    """

    number: int
    stands: str
    what: str
    due: date | datetime
    keeper: str
    team: str
    supplier: str
    kind: str
    month: str
    customer: int | None
    purchase: str
    case: int | None
    ended_at: datetime | None
    done_at: datetime | None
    warned_minutes: int | None

    @property
    def is_ended(self) -> bool:
        """Tell whether its time came, so that it was kept or broken."""
        return self.stands in (End.KEPT, End.BROKEN)


@dataclass(frozen=True, slots=True)
class Rate:
    """Of so many words whose time came, how many were kept; both are shown together."""

    name: str
    kept: int
    broken: int

    @property
    def sample(self) -> int:
        return self.kept + self.broken

    @property
    def kept_share(self) -> float:
        return self.kept / self.sample


@dataclass(frozen=True, slots=True)
class Report:
    """The counts, keeping rates by group, and the median time from first warning to date.

    Renegotiated and released words are counted apart: they are neither kept nor broken.
    `warned` is how many words the median rests on: those that were seen to be at risk. All of
    them are of our words to customers; what suppliers said to us is counted apart, in
    `supplier_counts` and by supplier in `supplier_rates`.
    """

    counts: dict[str, int]
    rates: dict[str, list[Rate]] = field(default_factory=dict)
    median_warning_minutes: float | None = None
    warned: int = 0
    supplier_counts: dict[str, int] = field(default_factory=dict)
    supplier_rates: list[Rate] = field(default_factory=list)


def told_as_of(as_of: datetime, rows: QuerySet[Promise] | None = None) -> Iterator[Told]:
    """Tell every promise as it stands with all that we know, at that moment, first due first.

    What was done in time was kept, what was done late was broken. What was not done is broken
    once its deadline is over at `as_of`, and under way before. A time without a zone is read on
    the clock of each promise's own zone. Streams: memory does not grow with the ledger.
    """
    whole = Promise.objects.all() if rows is None else rows
    ending = Ending.objects.filter(promise=OuterRef("pk"), set_aside_at__isnull=True)
    first_risk = Risk.objects.filter(promise=OuterRef("pk")).order_by()
    found = (
        whole.annotate(
            end=Subquery(ending.values("kind")[:1]),
            ended_at=Subquery(ending.values("at")[:1]),
            was_done_at=Subquery(ending.values("done_at")[:1]),
            warned_at=Subquery(
                first_risk.values("promise").annotate(first=Min("at")).values("first")
            ),
            keeper_name=F("keeper__name"),
            team_name=F("team__name"),
            supplier_name=F("supplier__name"),
            purchase_number=F("purchase__number"),
        )
        .order_by("due_at", "pk")
        .values()
    )
    for row in found.iterator(chunk_size=BATCH):
        yield _told(row, as_of)


def report_of(told: Iterable[Told]) -> Report:
    """Add up what `told_as_of` tells."""
    counts: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    ended: dict[str, Counter[tuple[str, str]]] = {group: Counter() for group in GROUPS}
    ended_by_supplier: Counter[tuple[str, str]] = Counter()
    warned: list[int] = []
    for one in told:
        if one.customer is None:
            theirs[one.stands] += 1
            ended_by_supplier[one.supplier, one.stands] += one.is_ended
            continue
        counts[one.stands] += 1
        if one.warned_minutes is not None:
            warned.append(one.warned_minutes)
        if one.is_ended:
            for group in GROUPS:
                if name := getattr(one, group):
                    ended[group][name, one.stands] += 1
    return Report(
        counts={name: counts[name] for name in COUNTED},
        rates={group: _rates(counted) for group, counted in ended.items()},
        median_warning_minutes=median(warned) if warned else None,
        warned=len(warned),
        supplier_counts={name: theirs[name] for name in COUNTED},
        supplier_rates=_rates(+ended_by_supplier),
    )


def report_for(staff: Staff, *, as_of: datetime, team: Team | None = None) -> Report:
    """Return the report of the teams that somebody sees, or of one of them."""
    rows = promises_for(staff)
    return report_of(told_as_of(as_of, rows.filter(team=team) if team else rows))


def promises_of_team(team: Team | None) -> QuerySet[Promise]:
    """Return every promise of a team, or of the whole house, suppliers' words to us too."""
    return Promise.objects.all() if team is None else Promise.objects.filter(team=team)


def to_customers(rows: QuerySet[Promise]) -> QuerySet[Promise]:
    """Return of these our words to customers."""
    return rows.filter(customer__isnull=False)


def to_us(rows: QuerySet[Promise]) -> QuerySet[Promise]:
    """Return of these the words that suppliers gave to us."""
    return rows.filter(customer__isnull=True)


def _rates(counted: Counter[tuple[str, str]]) -> list[Rate]:
    names = sorted({name for name, _end in counted})
    return [Rate(name, counted[name, End.KEPT], counted[name, End.BROKEN]) for name in names]


def _told(row: Mapping[str, object], as_of: datetime) -> Told:
    values = _Row(row)
    due_at, zone = values.moment("due_at"), ZoneInfo(str(row["zone"]))
    due_on = row["due_on"] if isinstance(row["due_on"], date) else None
    warned_at = values.moment_or_none("warned_at")
    due: date | datetime = due_on or due_at.astimezone(zone)
    return Told(
        number=values.number("id") or 0,
        stands=_stands(values, as_of, zone),
        what=values.text("what"),
        due=due,
        keeper=values.text("keeper_name"),
        team=values.text("team_name"),
        supplier=values.text("supplier_name"),
        kind=values.text("given_in"),
        month=f"{due:%Y-%m}",
        customer=values.number("customer_id"),
        purchase=values.text("purchase_number"),
        case=values.number("case_id"),
        ended_at=values.moment_or_none("ended_at"),
        done_at=values.moment_or_none("was_done_at"),
        warned_minutes=int((due_at - warned_at).total_seconds() // 60) if warned_at else None,
    )


def _stands(values: "_Row", as_of: datetime, zone: ZoneInfo) -> str:
    end = values.text("end")
    ran_out = (
        end == End.BROKEN
        and values.moment_or_none("was_done_at") is None
        # A word that we gave up before its time is broken whatever the day.
        and values.moment("ended_at") >= values.moment("deadline")
    )
    if end and not ran_out:
        return end
    at = as_of if as_of.tzinfo else as_of.replace(tzinfo=zone)
    if values.moment("deadline") <= at:
        return State.BROKEN.value
    state = values.text("state")
    return State.AT_RISK.value if state == State.AT_RISK else State.OPEN.value


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of values, each asked for by what it is."""

    of: Mapping[str, object]

    def text(self, name: str) -> str:
        value = self.of[name]
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int | None:
        value = self.of[name]
        return value if isinstance(value, int) else None

    def moment(self, name: str) -> datetime:
        return self.moment_or_none(name) or datetime.combine(date.min, time.min, UTC)

    def moment_or_none(self, name: str) -> datetime | None:
        value = self.of[name]
        return value if isinstance(value, datetime) else None
