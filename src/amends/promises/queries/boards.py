"""What people see: the board by date, one promise, and the words given to a case or customer."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.people.models import Customer, Staff
from amends.people.queries import team_numbers_of
from amends.promises.errors import PromiseNotFound
from amends.promises.models import (
    UNDER_WAY,
    Ending,
    Passing,
    Promise,
    Reminder,
    Renegotiation,
    State,
)

PAGE = 50
MOST_COUNTED = 100
"""Nobody needs to know more exactly how many there are, and counting a ledger takes long."""


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What to show; empty fields do not restrict. `state` is a State, or `due`: not ended."""

    state: str = "due"
    team: int | None = None
    keeper: int | None = None
    supplier: int | None = None
    is_essential: bool = False
    customer: int | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """One page of promises; `next` is where the following page begins, empty on the last."""

    promises: list[Promise]
    next: str


@dataclass(frozen=True, slots=True)
class PromiseHistory:
    """The word that was renegotiated into it, who kept it and who was told, what waits for it."""

    before: Promise | None
    passings: list[Passing]
    reminders: list[Reminder]
    waiting: list[Promise]


def promises_for(staff: Staff) -> QuerySet[Promise]:
    """Return the promises that somebody may see: of their teams, all for the house's owner."""
    teams = team_numbers_of(staff)
    return Promise.objects.all() if teams is None else Promise.objects.filter(team_id__in=teams)


def promise_for(staff: Staff, number: int) -> Promise:
    """Return one promise with all that was noted about it. Raises PromiseNotFound."""
    found = _told(promises_for(staff).filter(pk=number)).first()
    if found is None:
        raise PromiseNotFound(_("There is no such promise among those that you may see."))
    return found


def history_of(promise: Promise) -> PromiseHistory:
    """Return what came before and after a promise, and who looked after it; four queries."""
    return PromiseHistory(
        before=Promise.objects.filter(replaced_by=promise).first(),
        passings=[*promise.passings.select_related("from_staff", "to_staff", "by")],
        reminders=[*promise.reminders.select_related("staff").order_by("at", "pk")],
        waiting=[*promise.dependents.order_by("due_at", "pk")[:PAGE]],
    )


def renegotiation_for(staff: Staff, number: int) -> Renegotiation:
    """Return a question for another date that somebody may see. Raises PromiseNotFound."""
    found = (
        Renegotiation.objects.filter(pk=number, promise__in=promises_for(staff))
        .select_related("promise__team", "promise__customer", "asked_by")
        .first()
    )
    if found is None:
        raise PromiseNotFound(_("Nobody was asked for another date here."))
    return found


def board_of(staff: Staff, wanted: BoardFilter, *, after: str = "") -> Board:
    """Return a page of promises: under way the first due first, ended the last due first.

    `after` is the `next` of the page before; anything else begins at the beginning.
    """
    rows = _filtered(promises_for(staff), wanted)
    is_ended = wanted.state not in ("due", *UNDER_WAY)
    place = _place(after)
    if is_ended:
        rows = rows.order_by("-due_at", "-pk")
        if place:
            rows = rows.filter(due_at__lte=place[0]).exclude(due_at=place[0], pk__gte=place[1])
    else:
        rows = rows.order_by("due_at", "pk")
        if place:
            rows = rows.filter(due_at__gte=place[0]).exclude(due_at=place[0], pk__lte=place[1])
    found = [*_told(rows)[: PAGE + 1]]
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Board(found[:PAGE], f"{last.due_at.timestamp():.6f}-{last.pk}" if last else "")


def board_count(staff: Staff, wanted: BoardFilter) -> int:
    """Return how many promises a board would show, counted up to a hundred and one."""
    return _filtered(promises_for(staff), wanted).order_by()[: MOST_COUNTED + 1].count()


def promises_of_case(case: Case) -> QuerySet[Promise]:
    """Return every word given on a case or made good on it, merged ones too, first due first."""
    return _told(_of_case(case)).order_by("due_at", "pk")


def promise_on(case: Case, number: int) -> Promise:
    """Return a word given to the customer of a case, on that case. Raises PromiseNotFound."""
    found = _of_case(case).filter(pk=number, customer=case.customer).first()
    if found is None:
        raise PromiseNotFound(_("This has changed. Look at the page again."))
    return found


def renegotiation_on(case: Case, number: int) -> Renegotiation:
    """Return a question for another date that stands on a case. Raises PromiseNotFound."""
    words = _of_case(case).filter(customer=case.customer).values("pk")
    found = (
        Renegotiation.objects.filter(pk=number, promise__in=words).select_related("promise").first()
    )
    if found is None:
        raise PromiseNotFound(_("This has changed. Look at the page again."))
    return found


def promises_to(customer: Customer, staff: Staff) -> QuerySet[Promise]:
    """Return the words given to a customer that somebody may see, the last given first."""
    return _told(promises_for(staff).filter(customer=customer)).order_by("-given_at", "-pk")


def kept_words_of(customer: Customer, staff: Staff) -> dict[str, int]:
    """Return how many of those words ended how, or are under way: by State."""
    counted = (
        promises_for(staff)
        .filter(customer=customer)
        .order_by()
        .values("state")
        .annotate(n=Count("pk"))
    )
    return dict.fromkeys(State.values, 0) | {row["state"]: row["n"] for row in counted}


def promises_to_keep(staff: Staff, *, until: datetime) -> QuerySet[Promise]:
    """Return what somebody looks after and is due by `until` or at risk, first due first."""
    return _told(
        Promise.objects.filter(keeper=staff, state__in=UNDER_WAY).filter(
            Q(due_at__lte=until) | Q(state__in=[State.AT_RISK, State.WAITING])
        )
    ).order_by("due_at", "pk")


def reminders_for(staff: Staff) -> QuerySet[Reminder]:
    """Return the reminders that somebody has not seen, of promises under way, newest first."""
    return (
        Reminder.objects.filter(staff=staff, seen_at=None, promise__state__in=UNDER_WAY)
        .select_related("promise__team", "promise__customer", "promise__keeper", "promise__case")
        .order_by("-at", "-pk")
    )


def reminder_for(staff: Staff, number: int) -> Reminder:
    """Return one of somebody's own reminders. Raises PromiseNotFound."""
    found = Reminder.objects.filter(staff=staff, pk=number).select_related("promise").first()
    if found is None:
        raise PromiseNotFound(_("There is no such reminder."))
    return found


def next_word_due(case: Case) -> datetime | None:
    """Return when the next dated word to the customer of a case is due, or None without one."""
    return (
        Promise.objects.filter(case=case, state__in=UNDER_WAY, customer__isnull=False)
        .order_by("due_at")
        .values_list("due_at", flat=True)
        .first()
    )


def _of_case(case: Case) -> QuerySet[Promise]:
    ours = [case.pk, *case.merges.values_list("case_id", flat=True)]
    made_good_here = Ending.objects.filter(case__in=ours, set_aside_at=None).values("promise")
    return Promise.objects.filter(Q(case__in=ours) | Q(pk__in=made_good_here))


def _filtered(rows: QuerySet[Promise], wanted: BoardFilter) -> QuerySet[Promise]:
    if wanted.state != "due":
        rows = rows.filter(state=wanted.state)
    elif wanted.keeper:
        rows = rows.filter(state__in=UNDER_WAY)
    else:
        # What is under way is looked at again: that column has an index by date.
        rows = rows.filter(next_look_at__isnull=False)
    if wanted.team:
        rows = rows.filter(team_id=wanted.team)
    if wanted.keeper:
        rows = rows.filter(keeper_id=wanted.keeper)
    if wanted.supplier:
        rows = rows.filter(supplier_id=wanted.supplier)
    if wanted.customer:
        rows = rows.filter(customer_id=wanted.customer)
    return rows.filter(is_essential=True) if wanted.is_essential else rows


def _told(rows: QuerySet[Promise]) -> QuerySet[Promise]:
    return rows.select_related(
        "team", "customer", "given_by", "supplier", "keeper", "case", "purchase", "replaced_by"
    ).prefetch_related(
        "risks",
        "steps",
        Prefetch("endings", queryset=Ending.objects.select_related("by", "case", "renegotiation")),
        Prefetch("renegotiations", queryset=Renegotiation.objects.select_related("asked_by")),
    )


def _place(after: str) -> tuple[datetime, int] | None:
    moment, _, number = after.partition("-")
    try:
        return datetime.fromtimestamp(float(moment), tz=UTC), int(number)
    except (ValueError, OverflowError, OSError):
        return None
