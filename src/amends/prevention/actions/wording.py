"""A cause is said better; how it was said before stays."""

from datetime import datetime

from django.db import transaction

from amends.journal.record import record
from amends.people.models import Staff
from amends.prevention.actions.within import lock_problem, refuse_strangers
from amends.prevention.models import CauseWording, Problem
from amends.prevention.naming import clean_cause
from amends.prevention.queries.access import cases_in
from amends.prevention.queries.things import things_around


@transaction.atomic
def reword_cause(problem: Problem, *, cause: str, by: Staff, at: datetime, key: str) -> Problem:
    """Say a cause better; agendas, lists and letters say it so from now on (rule 11).

    The same words, or the same `key` again, change nothing. Raises CauseNamesSomebody,
    BadProblem.
    """
    problem = lock_problem(problem)
    if CauseWording.objects.filter(key=key).exists():
        return problem
    refuse_strangers(problem.team, [by])
    words = clean_cause(
        cause,
        team=problem.team,
        cases=[row.case for row in cases_in(problem)],
        field="cause",
        but=things_around(problem),
    )
    if words == problem.cause:
        return problem
    wording = CauseWording.objects.create(problem=problem, words=words, by=by, at=at, key=key)
    problem.cause = words
    problem.save(update_fields=["cause"])
    record("problem.reworded", wording, about=problem, by=by.actor, at=at)
    return problem
