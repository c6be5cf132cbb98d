"""Queues: lists of cases, paged by place and never counted to the end."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from amends.cases.models import Case, SavedView, Stage, Tag
from amends.cases.queries.access import cases_for
from amends.cases.searching import numbers_of_matches
from amends.people.models import Staff
from amends.people.queries import team_numbers_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What to show. `whose` is mine, all or closed; empty fields do not restrict."""

    whose: str = "mine"
    team: int | None = None
    owner: int | None = None
    stage: str = ""
    failure: str = ""
    tag: str = ""
    with_snoozed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of cases; `next` is where the following page begins, empty on the last."""

    cases: list[Case]
    next: str


def queue_of(staff: Staff, wanted: QueueFilter, *, at: datetime, after: str = "") -> Sheet:
    """Return a page of cases: open ones by their next due time, closed ones newest first.

    `after` is the `next` of the page before; anything else begins at the beginning.
    """
    rows = _filtered(cases_for(staff), staff, wanted, at)
    if wanted.whose == "closed":
        rows = rows.order_by("-pk")
        if after.isascii() and after.isdigit():
            rows = rows.filter(pk__lt=int(after))
        found = _page_of(rows)
        return Sheet(found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else "")
    rows = rows.order_by("queue_at", "pk")
    place = _place(after)
    if place is not None:
        due, number = place
        rows = rows.filter(queue_at__gte=due).exclude(queue_at=due, pk__lte=number)
    found = _page_of(rows)
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Sheet(found[:PAGE], f"{last.queue_at.timestamp():.6f}-{last.pk}" if last else "")


def search_cases(staff: Staff, text: str, *, below: int | None = None) -> Sheet:
    """Return a page of cases that hold every word of `text`, newest first."""
    numbers = numbers_of_matches(text, teams=team_numbers_of(staff), below=below, limit=PAGE + 1)
    found = {case.pk: case for case in _for_list(Case.objects.filter(pk__in=numbers[:PAGE]))}
    cases = [found[number] for number in numbers[:PAGE] if number in found]
    return Sheet(cases, str(numbers[PAGE - 1]) if len(numbers) > PAGE else "")


def saved_views_of(staff: Staff) -> QuerySet[SavedView]:
    """Return somebody's own saved views, by name."""
    return SavedView.objects.filter(staff=staff)


def tags_of(staff: Staff) -> QuerySet[Tag]:
    """Return the tags of the teams that somebody sees."""
    teams = team_numbers_of(staff)
    return Tag.objects.all() if teams is None else Tag.objects.filter(team_id__in=teams)


def _filtered(
    rows: QuerySet[Case], staff: Staff, wanted: QueueFilter, at: datetime
) -> QuerySet[Case]:
    rows = rows.filter(closed_at__isnull=wanted.whose != "closed")
    if wanted.whose == "mine":
        rows = rows.filter(owner=staff)
    if wanted.team:
        rows = rows.filter(team_id=wanted.team)
    if wanted.owner:
        rows = rows.filter(owner_id=wanted.owner)
    if wanted.stage in Stage.values:
        rows = rows.filter(stage=wanted.stage)
    if wanted.failure:
        rows = rows.filter(failure=wanted.failure)
    if wanted.tag:
        rows = rows.filter(case_tags__tag__name=wanted.tag)
    if wanted.whose != "closed" and not wanted.with_snoozed:
        rows = rows.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=at))
    return rows


def _page_of(rows: QuerySet[Case]) -> list[Case]:
    """Return a page and one case more, in the order of `rows`.

    First the numbers, which an index holds in order, then the cases with what stands beside
    them: asked for at once, a database may join every open case before it sorts them.
    """
    numbers = [*rows.values_list("pk", flat=True)[: PAGE + 1]]
    found = {case.pk: case for case in _for_list(Case.objects.filter(pk__in=numbers))}
    return [found[number] for number in numbers if number in found]


def _for_list(rows: QuerySet[Case]) -> QuerySet[Case]:
    return rows.select_related("customer", "owner", "team").defer("facts", "wants")


def _place(after: str) -> tuple[datetime, int] | None:
    moment, _, number = after.partition("-")
    try:
        return datetime.fromtimestamp(float(moment), tz=UTC), int(number)
    except (ValueError, OverflowError, OSError):
        return None
