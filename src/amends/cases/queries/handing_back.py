"""What came through the management."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from amends.cases.models import Case, HandBack
from amends.cases.queries.access import lives_on_in
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


def case_under_way(
    customers: Sequence[Customer], *, named: Sequence[int], team: Team | None
) -> Case | None:
    """Return the case that a letter of one of these customers is about, or None.

    That is one of theirs among those `named`, else the open one that was spoken of last, of
    `team` before others.
    """
    if not customers:
        return None
    theirs = Case.objects.filter(customer__in=customers)
    by_number = theirs.filter(pk__in=named).first() if named else None
    if by_number is not None:
        return lives_on_in(by_number)
    latest = theirs.filter(closed_at=None).order_by("-last_word_at", "-pk")
    return latest.filter(team=team).first() or latest.first()
