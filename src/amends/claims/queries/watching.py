"""What the clock looks at, and what waits for whom."""

from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery

from amends.claims.models import (
    ClaimReminder,
    ClaimStep,
    StepKind,
    SupplierClaim,
)
from amends.claims.watching import Told, Watched
from amends.claims.windows import Window
from amends.people.models import Staff

USES_NOTICE = (StepKind.NOTIFIED, StepKind.LODGED)


def due_claims(at: datetime) -> QuerySet[SupplierClaim]:
    """Return the claims that the clock is to look at by now, longest due first."""
    return (
        SupplierClaim.objects.filter(next_look_at__lte=at)
        .select_related("team", "owner")
        .order_by("next_look_at", "pk")
    )


def watched(claim: SupplierClaim) -> Watched:
    """Return what there is to watch of a claim; one query."""
    if claim.is_over:
        return Watched(claim.team.time_zone)
    done = set(claim.steps.values_list("kind", flat=True))
    return Watched(
        zone=claim.team.time_zone,
        notify=None if done & {*USES_NOTICE} else _window(claim.notify_from, claim.notify_by),
        claim=None if StepKind.LODGED in done else _window(claim.claim_from, claim.claim_by),
        chase_on=claim.chase_on,
    )


def told_of(claim: SupplierClaim) -> Told:
    """Return the highest rung that was told of each thing and day; one query."""
    told: dict[tuple[str, date], int] = {}
    for about, day, rung in claim.reminders.values_list("about", "day", "rung"):
        told[about, day] = max(told.get((about, day), 0), rung)
    return told


def claim_reminders_for(staff: Staff) -> QuerySet[ClaimReminder]:
    """Return what somebody was told of claims and has not put away, latest first."""
    return ClaimReminder.objects.filter(
        staff=staff, seen_at__isnull=True, claim__ended_at__isnull=True
    ).select_related("claim__supplier", "claim__owner")


def claims_to_handle(staff: Staff) -> QuerySet[SupplierClaim]:
    """Return the open claims of somebody about which the supplier wrote last."""
    last = ClaimStep.objects.filter(claim=OuterRef("pk")).order_by("-at", "-pk")
    return (
        SupplierClaim.objects.filter(owner=staff, ended_at__isnull=True)
        .alias(last_kind=Subquery(last.values("kind")[:1]))
        .filter(last_kind=StepKind.ANSWERED)
        .select_related("supplier")
        .order_by("opened_at", "pk")
    )


def _window(starts: date | None, ends: date | None) -> Window | None:
    return None if starts is None or ends is None else Window(starts, ends)
