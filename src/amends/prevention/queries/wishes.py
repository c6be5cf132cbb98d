"""Who wants to know what we changed, and what was changed."""

from collections.abc import Sequence

from django.db.models import QuerySet

from amends.cases.models import Case
from amends.prevention.models import Fix, FixState, Problem, Told, Wish


def wish_of(case: Case) -> Wish | None:
    """Return the wish to be told what we change, while it stands; one query."""
    return Wish.objects.filter(case=case, taken_back_at=None).select_related("noted_by").first()


def cases_to_tell(fix: Fix) -> QuerySet[Case]:
    """Return the cases of a fix's problem whose customers wish to know and were not told yet."""
    return _wishing(fix).exclude(told__fix=fix)


def how_many_to_tell(problem: Problem, fixes: Sequence[Fix]) -> dict[int, int]:
    """Count for each of these fixes of a problem which customers were not told yet.

    Two queries for all of them, none for none.
    """
    if not fixes:
        return {}
    wishing = {
        *problem.problem_cases.filter(
            taken_out_at=None, case__wishes__isnull=False, case__wishes__taken_back_at=None
        ).values_list("case", flat=True)
    }
    told: dict[int, set[int]] = {}
    for fix, case in Told.objects.filter(fix__in=fixes).values_list("fix", "case"):
        told.setdefault(fix, set()).add(case)
    return {fix.pk: len(wishing - told.get(fix.pk, set())) for fix in fixes}


def told_of(fix: Fix) -> QuerySet[Told]:
    """Return who was told of a fix, first one first."""
    return Told.objects.filter(fix=fix).select_related("case__customer", "by").order_by("at", "pk")


def changes_verified(case: Case) -> list[str]:
    """Return what was changed because of this case and holds, last verified first; one query.

    Each reads on after "we have".
    """
    rows = Fix.objects.filter(
        state=FixState.VERIFIED,
        problem__problem_cases__case=case,
        problem__problem_cases__taken_out_at=None,
    )
    return [*rows.order_by("-pk").values_list("what", flat=True).distinct()]


def _wishing(fix: Fix) -> QuerySet[Case]:
    return (
        Case.objects.filter(
            problem_cases__problem=fix.problem_id,
            problem_cases__taken_out_at=None,
            wishes__isnull=False,
            wishes__taken_back_at=None,
        )
        .select_related("customer", "team", "owner", "purchase")
        .order_by("pk")
        .distinct()
    )
