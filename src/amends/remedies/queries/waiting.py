"""What waits for an answer: approvals for one of ours, proposals for a person."""

from django.db.models import Q, QuerySet

from amends.cases.models import Case, Direction, Message
from amends.cases.queries import cases_for
from amends.people.models import Staff
from amends.remedies.models import Approval, Proposal


def approvals_pending() -> QuerySet[Approval]:
    """Return approvals without an answer, of offers that still wait for it."""
    return Approval.objects.filter(answered_at__isnull=True, offer__withdrawn_at__isnull=True)


def approvals_for(staff: Staff) -> QuerySet[Approval]:
    """Return what somebody is asked to approve, oldest first.

    What was asked of a person who has left is shown to everybody who sees the case.
    """
    asked = Q(asked_of=staff) | Q(
        asked_of__is_active=False, offer__case__in=cases_for(staff).values("pk")
    )
    return (
        approvals_pending()
        .filter(asked)
        .select_related("asked_by", "asked_of", "offer__case__customer", "offer__case__team")
        .order_by("asked_at")
    )


def last_word_to_customer(approval: Approval) -> Message | None:
    """Return what the customer was told last before an approval was answered, or until now.

    By when they were told that they hear stands in `approval.offer.hear_by`.
    """
    words = Message.objects.filter(case=approval.offer.case_id, direction=Direction.OUT)
    if approval.answered_at is not None:
        words = words.filter(at__lte=approval.answered_at)
    return words.select_related("by").order_by("-at", "-pk").first()


def proposals_unanswered() -> QuerySet[Proposal]:
    """Return proposals of customers that nobody has answered."""
    return Proposal.objects.filter(answer__isnull=True)


def proposals_waiting(case: Case) -> QuerySet[Proposal]:
    """Return the unanswered proposals of a case, oldest first."""
    return proposals_unanswered().filter(case=case).select_related("offer").order_by("at", "pk")


def proposals_of(case: Case) -> QuerySet[Proposal]:
    """Return every proposal of a case with its answer, oldest first."""
    return (
        Proposal.objects.filter(case=case)
        .select_related("offer", "answer__by")
        .order_by("at", "pk")
    )


def proposals_waiting_for(staff: Staff) -> QuerySet[Proposal]:
    """Return the unanswered proposals in the open cases that somebody owns, oldest first."""
    return (
        proposals_unanswered()
        .filter(case__owner=staff, case__closed_at__isnull=True)
        .select_related("case__customer", "case__team")
        .order_by("at", "pk")
    )
