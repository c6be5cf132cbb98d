"""A problem is named, and gathers its cases."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock as lock_case
from amends.cases.actions.within import put_lead_beside, raise_severity
from amends.cases.models import Case
from amends.cases.queries import lives_on_in
from amends.journal.record import record
from amends.people.models import Staff
from amends.prevention.actions.within import (
    lock_problem,
    refuse_strangers,
    stand,
    take_step,
)
from amends.prevention.errors import BadProblem
from amends.prevention.models import (
    CauseWording,
    Fix,
    FixState,
    FixStepKind,
    Problem,
    ProblemCase,
)
from amends.prevention.naming import clean_cause
from amends.prevention.queries.things import things_of


@transaction.atomic
def name_problem(
    case: Case, *, cause: str, thing: str = "", by: Staff, at: datetime, key: str
) -> Problem:
    """Name the cause of a case, which is about the work (rule 11); the case is its first.

    `thing` is a line of the case's order, when it goes wrong with that alone. The same `key`
    again returns the problem that is there. Raises CauseNamesSomebody, BadProblem.
    """
    case = lock_case(lives_on_in(case), allow_closed=True)
    known = Problem.objects.filter(key=key).first()
    if known is not None:
        return known
    refuse_strangers(case.team, [by])
    line = next((one for one in things_of(case) if one.what == thing), None) if thing else None
    if thing and line is None:
        raise BadProblem(_("Pick from the list."), "thing")
    supplier = line.supplier if line is not None else None
    but = [one.what for one in things_of(case)]
    problem = Problem.objects.create(
        team=case.team,
        cause=clean_cause(cause, team=case.team, cases=[case], field="cause", but=but),
        failure=case.failure,
        thing=line.what if line is not None else "",
        supplier=supplier,
        named_by=by,
        named_at=at,
        key=key,
    )
    CauseWording.objects.create(problem=problem, words=problem.cause, by=by, at=at, key=key)
    ProblemCase.objects.create(problem=problem, case=case, added_by=by, added_at=at)
    record("problem.named", problem, about=case, by=by.actor, at=at)
    return problem


@transaction.atomic
def join_problem(problem: Problem, case: Case, *, by: Staff, at: datetime) -> ProblemCase:
    """Say that a case came of a problem. One that is among its cases already stays as it is.

    Opened after a verified fix was done, the case shows that the fix does not hold: the problem
    is open again, and the case is one step more severe. When the same customer was met by this
    problem before, the lead stands beside the owner: a second failure costs most (FIELD.md).
    Raises BadProblem for a case of another team.
    """
    problem = lock_problem(problem)
    case = lock_case(lives_on_in(case), allow_closed=True)
    refuse_strangers(problem.team, [by])
    if case.team_id != problem.team_id:
        raise BadProblem(_("This case belongs to another team."))
    here = ProblemCase.objects.filter(problem=problem, taken_out_at=None)
    known = here.filter(case=case).first()
    if known is not None:
        return known
    is_second = here.filter(case__customer=case.customer_id).exists()
    outlived = _outlived(problem, case)
    joined = ProblemCase.objects.create(
        problem=problem, case=case, added_by=by, added_at=at, came_back=bool(outlived)
    )
    for fix in outlived:
        fix.problem = problem
        take_step(fix, FixStepKind.CAME_BACK, words="", by=by, at=at, may_be_empty=True)
    if outlived:
        raise_severity(case)
    if is_second and case.is_open:
        put_lead_beside(case, by=by, at=at)
    record(
        "case.joined_problem", joined, about=case, by=by.actor, at=at,
        problem=problem.pk, came_back=bool(outlived), is_second=is_second,
    )  # fmt: skip
    return joined


@transaction.atomic
def leave_problem(problem: Problem, case: Case, *, by: Staff, at: datetime) -> None:
    """Take a case out of a problem again; one that is not in it changes nothing."""
    problem = lock_problem(problem)
    refuse_strangers(problem.team, [by])
    row = ProblemCase.objects.filter(problem=problem, case=case, taken_out_at=None).first()
    if row is None:
        return
    row.taken_out_by, row.taken_out_at = by, at
    row.save(update_fields=["taken_out_by", "taken_out_at"])
    stand(problem)
    record("case.left_problem", row, about=case, by=by.actor, at=at, problem=problem.pk)


def _outlived(problem: Problem, case: Case) -> list[Fix]:
    """Return the verified fixes that were in place when this case went wrong."""
    return [
        *problem.fixes.filter(
            state=FixState.VERIFIED,
            steps__kind=FixStepKind.DONE,
            steps__at__lt=case.opened_at,
        )
    ]
