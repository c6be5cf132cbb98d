"""Steps that an action of this or an upper room takes inside its own transaction."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.people.models import Staff, Team
from amends.people.queries import belongs_to
from amends.people.words import lines
from amends.prevention.errors import BadProblem, FixOver
from amends.prevention.models import (
    Fix,
    FixState,
    FixStep,
    FixStepKind,
    Problem,
    Told,
)
from amends.prevention.standing import standing_of

LONGEST_WORDS = 500


def lock_problem(problem: Problem) -> Problem:
    """Return the problem as it is now, held until the transaction ends."""
    return (
        Problem.objects.select_for_update(of=("self",))
        .select_related("team", "supplier")
        .get(pk=problem.pk)
    )


def lock_fix(fix: Fix) -> Fix:
    """Return the fix as it is now with its problem, both held until the transaction ends."""
    problem = lock_problem(fix.problem)
    held = Fix.objects.select_for_update(of=("self",)).select_related("owner").get(pk=fix.pk)
    held.problem = problem
    return held


def refuse_strangers(team: Team, people: Iterable[Staff], *, field: str = "") -> None:
    """Raise BadProblem for somebody who does not work in the team."""
    for person in people:
        if not person.is_active or not belongs_to(person, team):
            raise BadProblem(
                _("%(name)s does not work in %(team)s.") % {"name": person, "team": team}, field
            )


def refuse_unless(fix: Fix, *states: FixState) -> None:
    """Raise FixOver for a fix that stands elsewhere."""
    if fix.state not in states:
        raise FixOver(
            _("This fix is not what it was a moment ago: %(state)s. Look again.")
            % {"state": FixState(fix.state).label}
        )


def take_step(
    fix: Fix,
    kind: FixStepKind,
    *,
    words: str,
    by: Staff,
    at: datetime,
    may_be_empty: bool = False,
) -> FixStep:
    """Write a step down, and bring the fix and its problem to where they stand now."""
    step = FixStep.objects.create(
        fix=fix,
        kind=kind,
        by=by,
        at=at,
        words=lines(
            words,
            field="words",
            longest=LONGEST_WORDS,
            refuse=BadProblem,
            may_be_empty=may_be_empty,
        ),
    )
    fix.state = FixState(kind.value)
    fix.save(update_fields=["state"])
    stand(fix.problem)
    return step


def stand(problem: Problem) -> None:
    """Bring a problem to where its fixes stand."""
    problem.state = standing_of({*problem.fixes.values_list("state", flat=True)})
    problem.save(update_fields=["state"])


def note_told(fix: Fix, case: Case, *, by: Staff, at: datetime) -> Told:
    """Keep that a customer was told what a fix changed."""
    told, _is_new = Told.objects.get_or_create(fix=fix, case=case, defaults={"by": by, "at": at})
    return told
