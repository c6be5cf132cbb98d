"""What the clock needs to know: what to look at, why something is at risk, who is told."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from amends.cases.models import Case
from amends.cases.queries import lives_on_in
from amends.people.hours import BusinessHours
from amends.people.models import Staff, Team
from amends.people.queries import (
    absences_of,
    belongs_to,
    hours_of,
    house_owners,
    leads_of,
    managers_of,
    shifts_of,
)
from amends.promises.dates import is_in_time
from amends.promises.models import (
    UNDER_WAY,
    End,
    Ending,
    Promise,
    Reason,
    Renegotiation,
    Risk,
    State,
    Step,
)
from amends.promises.risk import StepSeen, Word, day_to_be_there, risks


def due_looks(at: datetime) -> QuerySet[Promise]:
    """Return the promises that the clock has to look at by now, the longest due first."""
    return (
        Promise.objects.filter(next_look_at__lte=at)
        .select_related("team", "keeper", "customer", "case")
        .order_by("next_look_at")
    )


def breakings_to_prepare() -> QuerySet[Ending]:
    """Return the broken words for which nothing has been prepared yet, oldest first."""
    return (
        Ending.objects.filter(kind=End.BROKEN, prepared_at__isnull=True, set_aside_at__isnull=True)
        .select_related(
            "promise__team",
            "promise__customer",
            "promise__case",
            "promise__purchase",
            "promise__keeper",
            "promise__given_by",
        )
        .order_by("id")
    )


def word_of(promise: Promise, hours: BusinessHours) -> Word:
    """Return what the rule of risk needs to know of a promise; three queries at most."""
    if promise.customer_id is None:
        return Word(promise.given_at, promise.due_at, promise.deadline, is_to_us=True)
    steps = Step.objects.filter(promise=promise).values_list("due_at", "done_at")
    return Word(
        given_at=promise.given_at,
        due_at=promise.due_at,
        deadline=promise.deadline,
        is_essential=promise.is_essential,
        effort_minutes=promise.effort_minutes,
        steps=tuple(StepSeen(due_at, done_at is not None) for due_at, done_at in steps),
        keeper_is_away=is_away(
            promise.keeper, promise.team, day_to_be_there(promise.due_at, hours)
        ),
    )


def is_away(keeper: Staff, team: Team, day: date) -> bool:
    """Tell whether somebody is not at work for a team on a day: gone, absent, or off shift."""
    if not keeper.is_active:
        return True
    if any(row.first_day <= day for row in absences_of(keeper, day)):
        return True
    shifts = shifts_of(keeper, team)
    return bool(shifts) and all(shift.weekday != day.weekday() for shift in shifts)


def risks_now(promise: Promise, *, at: datetime) -> tuple[Reason, ...]:
    """Return why a promise is at risk at that moment, by the rule in `risk.py`."""
    hours = hours_of(promise.team)
    return risks(word_of(promise, hours), hours, at)


def known_reasons(promise: Promise) -> list[Reason]:
    """Return why a promise is known to be at risk, the first reason first."""
    noted = Risk.objects.filter(promise=promise).order_by("at", "pk")
    return [Reason(reason) for reason in noted.values_list("reason", flat=True)]


def works_today(promise: Promise, *, at: datetime) -> bool:
    """Tell whether the keeper is at work for the team today, and not off or gone."""
    return not is_away(promise.keeper, promise.team, hours_of(promise.team).day_of(at))


def new_date_to_propose(promise: Promise, *, at: datetime) -> date:
    """Return a day to propose: two business days after the date, or after the last step for it."""
    hours = hours_of(promise.team)
    steps = Step.objects.filter(promise=promise, done_at__isnull=True)
    latest = max([promise.deadline, at, *steps.values_list("due_at", flat=True)])
    return hours.day_of(hours.add_days(latest, 2))


def time_has_passed(promise: Promise, *, at: datetime) -> bool:
    """Tell whether the deadline is over, so that it can no longer be kept."""
    return not is_in_time(done_at=at, deadline=promise.deadline, is_day=promise.is_day)


def would_be_in_time(promise: Promise, *, done_at: datetime) -> bool:
    """Tell whether what was done at that moment keeps the promise."""
    return is_in_time(done_at=done_at, deadline=promise.deadline, is_day=promise.is_day)


def derived_state(promise: Promise) -> State:
    """Return where a promise stands, worked out from its rows; `Promise.state` repeats it."""
    ending = Ending.objects.filter(promise=promise, set_aside_at__isnull=True).first()
    if ending is not None:
        return State(ending.kind)
    if Renegotiation.objects.filter(promise=promise, answered_at__isnull=True).exists():
        return State.WAITING
    return State.AT_RISK if Risk.objects.filter(promise=promise).exists() else State.OPEN


def told_at(promise: Promise, rung: int, *, at: datetime) -> list[Staff]:
    """Return who is told at a rung: the keeper, then owner and lead, then the manager as well.

    Where the keeper is not there today, the lead is told at once.
    """
    is_here = works_today(promise, at=at)
    people = [promise.keeper] if promise.keeper.is_active else []
    if promise.case is not None:
        people += [promise.case.owner] if rung >= 2 else []
    if rung >= 2 or not is_here:
        people += leads_of(promise.team) or managers_of(promise.team)
    if rung >= 3 or not people:
        people += managers_of(promise.team) or house_owners()
    return [*{person.pk: person for person in people}.values()]


def can_keep(staff: Staff, team: Team) -> bool:
    """Tell whether somebody can look after a promise of a team."""
    return staff.is_active and belongs_to(staff, team)


def case_to_join(promise: Promise) -> Case | None:
    """Return the open case on which a broken word is made good, or None when it needs its own.

    That is the case on which it was given; else the customer's open case with that team about
    the same purchase; a promise about no purchase joins their latest open case.
    """
    if promise.case is not None:
        lives = lives_on_in(promise.case)
        if lives.is_open:
            return lives
    beside = Q() if promise.purchase_id is None else Q(purchase=promise.purchase_id)
    return (
        Case.objects.filter(
            beside, customer=promise.customer_id, team=promise.team_id, closed_at__isnull=True
        )
        .select_related("owner", "team", "customer")
        .order_by("-opened_at", "-pk")
        .first()
    )


def promises_with_offers_of(cases: set[int]) -> list[Promise]:
    """Return the words that stand in the offers of these cases, the last of each chain only.

    Asked for without a join: beside a million words about no case a planner may take the long
    way round.
    """
    found = [
        *Promise.objects.filter(case__in=cases)
        .exclude(source="")
        .prefetch_related("team", "keeper", "customer", "case", "endings")
    ]
    # A word that takes another's place stands on the same case, for the same line.
    replaced = {promise.replaces_id for promise in found}
    return [promise for promise in found if promise.pk not in replaced]


def under_way_on(case: Case) -> QuerySet[Promise]:
    """Return the promises of a case, merged ones too, that have not ended, first due first."""
    ours = [case.pk, *case.merges.values_list("case_id", flat=True)]
    return Promise.objects.filter(case__in=ours, state__in=UNDER_WAY).order_by("due_at", "pk")
