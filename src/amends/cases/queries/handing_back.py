"""What came through the management."""

from django.db.models import Q, QuerySet

from amends.cases.models import Case, HandBack
from amends.people.models import Customer, Team


def hand_backs_of(case: Case) -> QuerySet[HandBack]:
    """Return what came through the management for a case, oldest first.

    That of cases merged into it is among it.
    """
    return (
        HandBack.objects.filter(Q(case=case) | Q(case__merge__into=case))
        .select_related("executive", "noted_by")
        .order_by("at", "pk")
    )


def hand_back_numbered(number: int) -> HandBack | None:
    """Return one of them with its case, by number, or None."""
    return (
        HandBack.objects.select_related("executive", "case__owner", "case__team", "case__customer")
        .filter(pk=number)
        .first()
    )


def case_under_way(customer: Customer, team: Team) -> Case | None:
    """Return the open case of a customer with a team that was spoken of last, or None."""
    return (
        Case.objects.filter(customer=customer, team=team, closed_at=None)
        .order_by("-last_word_at", "-pk")
        .first()
    )
