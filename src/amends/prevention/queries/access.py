"""Who may see which problem: whoever works in its team."""

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.people.models import Staff
from amends.people.queries import team_numbers_of
from amends.prevention.errors import ProblemNotFound
from amends.prevention.models import (
    CauseWording,
    Fix,
    FixFile,
    FixHanding,
    Problem,
    ProblemCase,
    ProblemState,
)

MOST_CASES = 2_000
"""More customers than these nobody names in a cause."""


def problems_for(staff: Staff) -> QuerySet[Problem]:
    """Return the problems that somebody may see, latest first."""
    teams = team_numbers_of(staff)
    rows = Problem.objects.select_related("team", "supplier", "named_by")
    return rows if teams is None else rows.filter(team_id__in=teams)


def board_of(staff: Staff, state: ProblemState) -> QuerySet[Problem]:
    """Return the problems in one state with `cases`, how many came of each, and their fixes."""
    rows = ProblemCase.objects.filter(problem=OuterRef("pk"), taken_out_at=None).order_by()
    counted = rows.values("problem").annotate(many=Count("pk")).values("many")
    return (
        problems_for(staff)
        .filter(state=state)
        .annotate(cases=Coalesce(Subquery(counted), 0))
        .prefetch_related("fixes__owner")
    )


def states_counted(staff: Staff) -> dict[str, int]:
    """Return how many problems stand where; one query."""
    rows = problems_for(staff).order_by().values("state").annotate(many=Count("pk"))
    return {row["state"]: row["many"] for row in rows}


def problem_for(staff: Staff, number: int) -> Problem:
    """Return one problem. Raises ProblemNotFound."""
    found = problems_for(staff).filter(pk=number).first()
    if found is None:
        raise ProblemNotFound(_("There is no such problem among those that you may see."))
    return found


def fix_for(staff: Staff, number: int) -> Fix:
    """Return one fix with its problem, steps and figures. Raises ProblemNotFound."""
    found = (
        Fix.objects.filter(problem__in=problems_for(staff), pk=number)
        .select_related("problem__team", "problem__supplier", "owner")
        .prefetch_related("steps__by", "steps__rate")
        .first()
    )
    if found is None:
        raise ProblemNotFound(_("There is no such fix among those that you may see."))
    return found


def fix_file_for(staff: Staff, number: int) -> FixFile:
    """Return a file of a fix that somebody may see. Raises ProblemNotFound."""
    found = FixFile.objects.filter(step__fix__problem__in=problems_for(staff), pk=number).first()
    if found is None:
        raise ProblemNotFound(_("There is no such file."))
    return found


def fixes_of(problem: Problem) -> QuerySet[Fix]:
    """Return the fixes of a problem in the order they were planned, with all that came of them."""
    return (
        Fix.objects.filter(problem=problem)
        .select_related("owner")
        .prefetch_related(
            "steps__by",
            "steps__rate",
            "steps__files",
            Prefetch("handings", FixHanding.objects.select_related("to_staff", "by")),
        )
    )


def wordings_of(problem: Problem) -> list[CauseWording]:
    """Return how the cause was said, the newest first; one query."""
    rows = CauseWording.objects.filter(problem=problem).select_related("by")
    return [*rows.order_by("-at", "-pk")]


def cases_in(problem: Problem) -> list[ProblemCase]:
    """Return the cases that came of a problem with their customers, last added first."""
    return [*rows_in(problem)[:MOST_CASES]]


def rows_in(problem: Problem) -> QuerySet[ProblemCase]:
    """Return the cases that came of a problem, last added first, for a list in pages."""
    return ProblemCase.objects.filter(problem=problem, taken_out_at=None).select_related(
        "case__customer", "case__owner"
    )


def problems_of(case: Case) -> list[ProblemCase]:
    """Return the problems that a case came of; one query."""
    rows = ProblemCase.objects.filter(case=case, taken_out_at=None)
    return [*rows.select_related("problem").order_by("added_at", "pk")]
