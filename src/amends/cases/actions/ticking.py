"""How clocks start, stand still, go on and stop, in the team's business hours."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from amends.cases.clock_rules import DEFAULTS, MANAGER_AFTER_MINUTES, PAUSING, WARN_AT, Allowance
from amends.cases.models import NEVER, Case, Clock, ClockKind, ClockRule, Pause
from amends.people.hours import BusinessHours
from amends.people.models import Team
from amends.people.queries import hours_of

LADDER_TOP = 3


def allowances_of(team: Team) -> dict[ClockKind, Allowance]:
    """Return how long the team gives itself for each clock: its own rules, else the defaults."""
    rules = ClockRule.objects.filter(team=team)
    return DEFAULTS | {
        ClockKind(rule.kind): Allowance(days=rule.days, minutes=rule.minutes) for rule in rules
    }


def start_first_clocks(case: Case, kinds: Iterable[ClockKind], *, at: datetime) -> None:
    """Start the clocks of a case that has just been opened; it was owned at once."""
    hours, allowances = hours_of(case.team), allowances_of(case.team)
    owned = Clock(case=case, kind=ClockKind.OWN, started_at=at, due_at=at, stopped_at=at)
    running = [
        Clock(case=case, kind=kind, started_at=at, due_at=_after(hours, at, allowances[kind]))
        for kind in kinds
    ]
    for clock in running:
        clock.next_rung_at = _next_rung(clock, hours)
    Clock.objects.bulk_create([owned, *running])
    case.queue_at = min((clock.due_at for clock in running), default=NEVER)
    case.save(update_fields=["queue_at"])


def start_clock(
    case: Case,
    kind: ClockKind,
    *,
    at: datetime,
    due_at: datetime | None = None,
    allowance: Allowance | None = None,
) -> Clock:
    """Start a clock, or move the due time of the one that runs.

    `due_at` is given where a time was named; otherwise `allowance`, otherwise the team's rule
    decides.
    """
    hours = hours_of(case.team)
    due = due_at or _after(hours, at, allowance or allowances_of(case.team)[kind])
    clock = Clock.objects.filter(case=case, kind=kind, stopped_at=None).first() or Clock(
        case=case, kind=kind
    )
    clock.started_at, clock.due_at, clock.paused_at, clock.rung = at, due, None, 0
    clock.next_rung_at = _next_rung(clock, hours)
    clock.save()
    _queue_again(case)
    return clock


def stop_clock(case: Case, kind: ClockKind, *, at: datetime) -> None:
    """Stop the running clock of this kind, if one runs."""
    Clock.objects.filter(case=case, kind=kind, stopped_at=None).update(
        stopped_at=at, next_rung_at=None, paused_at=None
    )
    _queue_again(case)


def stop_every_clock(case: Case, *, at: datetime) -> None:
    """Stop all clocks of a case that closes."""
    Clock.objects.filter(case=case, stopped_at=None).update(
        stopped_at=at, next_rung_at=None, paused_at=None
    )
    Pause.objects.filter(case=case, until=None).update(until=at)
    _queue_again(case)


def pause_clocks(case: Case, *, at: datetime, why: str) -> None:
    """Let the clocks that wait for the customer stand still; a second pause changes nothing.

    `why` is a code: `choice`, `thinking` or `question`.
    """
    Pause.objects.get_or_create(case=case, until=None, defaults={"since": at, "why": why})
    Clock.objects.filter(case=case, kind__in=PAUSING, stopped_at=None, paused_at=None).update(
        paused_at=at, next_rung_at=None
    )
    _queue_again(case)


def resume_clocks(case: Case, *, at: datetime) -> None:
    """Let paused clocks go on; each is due later by the business time that it stood still."""
    hours = hours_of(case.team)
    Pause.objects.filter(case=case, until=None).update(until=at)
    for clock in Clock.objects.filter(case=case, stopped_at=None, paused_at__isnull=False):
        stood_still = hours.minutes_between(clock.paused_at or at, at)
        clock.due_at = hours.add_minutes(clock.due_at, stood_still) if stood_still else clock.due_at
        clock.paused_at = None
        clock.next_rung_at = _next_rung(clock, hours)
        clock.save()
    _queue_again(case)


def restart_ladder(clock: Clock, *, rung: int) -> None:
    """Note that `rung` has been told and when the next one is due."""
    clock.rung = rung
    clock.next_rung_at = _next_rung(clock, hours_of(clock.case.team))
    clock.save(update_fields=["rung", "next_rung_at"])


def _after(hours: BusinessHours, at: datetime, allowance: Allowance) -> datetime:
    due = hours.add_days(at, allowance.days) if allowance.days else at
    return hours.add_minutes(due, allowance.minutes) if allowance.minutes else due


def _next_rung(clock: Clock, hours: BusinessHours) -> datetime | None:
    if clock.rung == 0:
        whole = hours.minutes_between(clock.started_at, clock.due_at)
        warned = (
            hours.add_minutes(clock.started_at, int(whole * WARN_AT)) if whole else clock.due_at
        )
        return min(warned, clock.due_at)
    if clock.rung == 1:
        return clock.due_at
    if clock.rung < LADDER_TOP:
        return max(
            hours.add_minutes(clock.due_at, MANAGER_AFTER_MINUTES),
            clock.due_at + timedelta(minutes=1),
        )
    return None


def _queue_again(case: Case) -> None:
    running = Clock.objects.filter(case=case, stopped_at=None, paused_at=None)
    first = running.order_by("due_at").values_list("due_at", flat=True).first()
    case.queue_at = first or NEVER
    case.save(update_fields=["queue_at"])
