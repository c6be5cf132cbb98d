"""What somebody owes whom, by when."""

from datetime import datetime

from django.db.models import F, QuerySet

from amends.cases.models import Case, Clock, Handover, Notice, Snooze
from amends.people.models import Staff


def due_clocks(staff: Staff, *, until: datetime) -> QuerySet[Clock]:
    """Return the running clocks of somebody's own cases that are due by `until`, first first."""
    return (
        Clock.objects.filter(
            case__owner=staff,
            case__closed_at=None,
            stopped_at=None,
            paused_at=None,
            due_at__lte=until,
        )
        .select_related("case__customer", "case__team")
        .order_by("due_at")
    )


def waiting_cases(staff: Staff) -> QuerySet[Case]:
    """Return somebody's open cases in which the customer spoke last, longest waiting first."""
    return (
        Case.objects.filter(owner=staff, closed_at=None)
        .filter(messages__direction="in", messages__at=F("last_word_at"))
        .select_related("customer", "team")
        .order_by("last_word_at")
        .distinct()
    )


def handovers_asked_of(staff: Staff) -> QuerySet[Handover]:
    """Return what colleagues ask somebody to take, oldest first."""
    return (
        Handover.objects.filter(to_staff=staff, answered_at=None, case__closed_at=None)
        .select_related("case__customer", "case__team", "from_staff")
        .order_by("asked_at")
    )


def unseen_notices(staff: Staff) -> QuerySet[Notice]:
    """Return what somebody has not seen yet, newest first."""
    return (
        Notice.objects.filter(staff=staff, seen_at=None)
        .select_related("case__customer", "case__owner", "clock")
        .order_by("-at")
    )


def due_rungs(at: datetime) -> QuerySet[Clock]:
    """Return the clocks whose next rung is due, for the sweep."""
    return (
        Clock.objects.filter(next_rung_at__lte=at).select_related("case").order_by("next_rung_at")
    )


def snoozes_over(at: datetime) -> QuerySet[Snooze]:
    """Return the snoozes that have run out, for the sweep."""
    return Snooze.objects.filter(woken_at=None, until__lte=at).select_related("case")
