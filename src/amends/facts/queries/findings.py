"""Read findings and what they rest on."""

from django.db.models import Prefetch, QuerySet

from amends.cases.models import Case
from amends.facts.models import Evidence, Finding


def findings_of(case: Case) -> QuerySet[Finding]:
    """Return every finding of a case, latest first, with its evidence (two queries)."""
    evidence = Evidence.objects.select_related("attachment", "message").order_by("pk")
    return (
        Finding.objects.filter(case=case)
        .select_related("by")
        .prefetch_related(Prefetch("evidence", queryset=evidence))
        .order_by("-at", "-pk")
    )


def finding_of(case: Case) -> Finding | None:
    """Return the finding that stands, the latest, with its evidence; None before the first."""
    return findings_of(case).first()
