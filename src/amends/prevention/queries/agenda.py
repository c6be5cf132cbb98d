"""The agenda of a meeting: each problem with its cases, what they cost, its fixes and minutes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Max, Min, Sum
from django.utils.translation import gettext as _

from amends.prevention.errors import MeetingNotFound
from amends.prevention.models import AgendaItem, Fix, Meeting, Minute, Problem, ProblemCase
from amends.remedies.models import Precedent


@dataclass(frozen=True, slots=True)
class CasesCounted:
    """How many cases came of a problem, by failure, and when the first and last began."""

    number: int = 0
    by_failure: tuple[tuple[str, int], ...] = ()
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What customers got for the cases of a problem, in one currency; `cases` that agreed."""

    currency: str
    cases: int
    owed: Decimal
    goodwill: Decimal


@dataclass(frozen=True, slots=True)
class Entry:
    """One item. `minutes` are all that were written on it, the one that counts last; `earlier`
    those that count of meetings before."""

    item: AgendaItem
    cases: CasesCounted
    costs: list[Cost]
    fixes: list[Fix]
    minutes: list[Minute] = field(default_factory=list)
    earlier: list[Minute] = field(default_factory=list)

    @property
    def problem(self) -> Problem:
        return self.item.problem

    @property
    def counts(self) -> Minute | None:
        return self.minutes[-1] if self.minutes else None


def agenda_of(meeting: Meeting) -> list[Entry]:
    """Return what is on the agenda, the problem named first first; five queries."""
    items = [
        *AgendaItem.objects.filter(meeting=meeting, left_at__isnull=True)
        .select_related("problem__team", "problem__supplier")
        .order_by("problem__named_at", "problem__pk")
    ]
    numbers = [item.problem_id for item in items]
    if not numbers:
        return []
    cases, costs, fixes = _cases(numbers), _costs(numbers), _fixes(numbers)
    minutes = _minutes(numbers)
    return [
        Entry(
            item,
            cases.get(item.problem_id, CasesCounted()),
            costs[item.problem_id],
            fixes[item.problem_id],
            [one for one in minutes[item.problem_id] if one.item_id == item.pk],
            _earlier(minutes[item.problem_id], meeting),
        )
        for item in items
    ]


def item_on(meeting: Meeting, number: int) -> AgendaItem:
    """Return one item of a meeting's agenda. Raises MeetingNotFound."""
    found = (
        AgendaItem.objects.filter(meeting=meeting, pk=number)
        .select_related("problem__team", "problem__supplier", "meeting__team", "meeting__series")
        .first()
    )
    if found is None:
        raise MeetingNotFound(_("This is not on the agenda."))
    return found


def minute_on(meeting: Meeting, number: int) -> Minute:
    """Return minutes that were written on a meeting. Raises MeetingNotFound."""
    found = (
        Minute.objects.filter(item__meeting=meeting, pk=number)
        .select_related("item__problem__team", "item__problem__supplier", "item__meeting__team")
        .first()
    )
    if found is None:
        raise MeetingNotFound(_("There are no such minutes of this meeting."))
    return found


def key_of_decision(minute: Minute) -> str:
    """Return the key of the fix that a decision became: one decision makes one fix."""
    return f"minute:{minute.pk}"


def _cases(problems: Iterable[int]) -> dict[int, CasesCounted]:
    rows = (
        ProblemCase.objects.filter(problem__in=problems, taken_out_at__isnull=True)
        .order_by()
        .values("problem", "case__failure")
        .annotate(number=Count("pk"), first=Min("case__opened_at"), last=Max("case__opened_at"))
    )
    found: dict[int, list[tuple[str, int, datetime, datetime]]] = defaultdict(list)
    for row in rows:
        found[row["problem"]].append(
            (row["case__failure"], row["number"], row["first"], row["last"])
        )
    return {
        problem: CasesCounted(
            sum(number for _failure, number, _first, _last in told),
            tuple(sorted(((one[0], one[1]) for one in told), key=lambda pair: (-pair[1], pair[0]))),
            min(one[2] for one in told),
            max(one[3] for one in told),
        )
        for problem, told in found.items()
    }


def _costs(problems: Iterable[int]) -> dict[int, list[Cost]]:
    rows = (
        Precedent.objects.filter(
            case__problem_cases__problem__in=problems,
            case__problem_cases__taken_out_at__isnull=True,
        )
        .order_by("currency")
        .values("case__problem_cases__problem", "currency")
        .annotate(cases=Count("pk"), owed_in_all=Sum("owed"), goodwill_in_all=Sum("goodwill"))
    )
    found: dict[int, list[Cost]] = defaultdict(list)
    for row in rows:
        found[row["case__problem_cases__problem"]].append(
            Cost(row["currency"], row["cases"], row["owed_in_all"], row["goodwill_in_all"])
        )
    return found


def _fixes(problems: Iterable[int]) -> dict[int, list[Fix]]:
    found: dict[int, list[Fix]] = defaultdict(list)
    for fix in Fix.objects.filter(problem__in=problems).select_related("owner"):
        found[fix.problem_id].append(fix)
    return found


def _minutes(problems: Iterable[int]) -> dict[int, list[Minute]]:
    found: dict[int, list[Minute]] = defaultdict(list)
    written = Minute.objects.filter(item__problem__in=problems)
    for minute in written.select_related("by", "item__meeting__series"):
        found[minute.item.problem_id].append(minute)
    return found


def _earlier(minutes: list[Minute], meeting: Meeting) -> list[Minute]:
    """Return what counts of the meetings before: what nobody corrected."""
    corrected = {minute.corrects_id for minute in minutes}
    return [
        minute
        for minute in minutes
        if minute.item.meeting.starts_at < meeting.starts_at and minute.pk not in corrected
    ]
