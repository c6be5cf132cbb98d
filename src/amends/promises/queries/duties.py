"""Which clock pack a team keeps, and what it asks about promises."""

from datetime import datetime

from django.db.models import Q, QuerySet

from amends.cases.models import Case
from amends.people.models import Team
from amends.promises.models import (
    Duty,
    DutyKind,
    Ending,
    GivenIn,
    PackTurnedOn,
    Promise,
    Renegotiation,
)
from amends.promises.packs import ClockPack, Missed, load_clock_pack


def pack_turned_on(team: Team) -> PackTurnedOn | None:
    """Return the row that says which clock pack a team keeps, and who turned it on, or None."""
    return PackTurnedOn.objects.filter(team=team, ended_at=None).select_related("by").first()


def pack_of(team: Team) -> ClockPack | None:
    """Return the clock pack that a team keeps, or None."""
    row = pack_turned_on(team)
    return load_clock_pack(row.pack) if row is not None else None


def pack_about(promise: Promise) -> ClockPack | None:
    """Return the pack that has something to say of a promise: that of an order to deliver.

    So are the words that took its place with the customer's consent; a refund is none.
    """
    if promise.customer_id is None or promise.purchase_id is None or is_refund(promise):
        return None
    return pack_of(promise.team) if _first_of(promise).given_in == GivenIn.ORDER else None


def is_refund(promise: Promise) -> bool:
    """Tell whether this is our word that the money comes back under a pack."""
    return promise.key.startswith("refund:")


def missed_by(breaking: Ending) -> Missed:
    """Return what a pack needs to know of a promised day that passed, or was given up."""
    promise = breaking.promise
    asked = (
        Renegotiation.objects.filter(promise=promise, asked_at__lt=promise.deadline)
        .order_by("-asked_at")
        .first()
    )
    return Missed(
        deadline=breaking.at,
        is_essential=promise.is_essential,
        is_second=promise.replaces_id is not None,
        # Who said no wants the money, not another day.
        asked_until=asked.due_at if asked is not None and asked.is_consented is None else None,
    )


def was_delivered(promise: Promise) -> bool:
    """Tell whether what was promised came after all, late or in time."""
    return Ending.objects.filter(
        promise=promise, set_aside_at__isnull=True, done_at__isnull=False
    ).exists()


def refunds_to_grant(at: datetime) -> QuerySet[Duty]:
    """Return the refunds to which the customer has a right by now, oldest first."""
    return (
        Duty.objects.filter(kind=DutyKind.REFUND, settled_at__isnull=True, vests_at__lte=at)
        .select_related(
            "promise__team", "promise__customer", "promise__purchase", "promise__keeper"
        )
        .order_by("vests_at")
    )


def duties_about(promise: Promise) -> QuerySet[Duty]:
    """Return what a pack asks about a promise, with our word for a refund, first due first."""
    return Duty.objects.filter(promise=promise).select_related("word")


def duties_of_case(case: Case) -> QuerySet[Duty]:
    """Return what a pack asks about the promises of a case, first due first."""
    ours = [case.pk, *case.merges.values_list("case_id", flat=True)]
    return (
        Duty.objects.filter(
            Q(promise__case__in=ours)
            | Q(promise__endings__case__in=ours)
            | Q(promise__purchase=case.purchase_id, promise__purchase__isnull=False)
        )
        .select_related("promise", "word")
        .distinct()
    )


def is_offer_made(duty: Duty) -> bool:
    """Tell whether another date was put before the customer in time."""
    asked = Renegotiation.objects.filter(promise=duty.promise_id)
    return asked.filter(asked_at__lte=duty.due_at).exists()


def _first_of(promise: Promise) -> Promise:
    while promise.replaces is not None:
        promise = promise.replaces
    return promise
