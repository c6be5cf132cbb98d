"""Answer what the policy asks about a case."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock
from amends.cases.models import Case
from amends.journal.record import record
from amends.people.models import Staff
from amends.policy import Policy
from amends.remedies.answers import Answer, kept, typed
from amends.remedies.errors import BadFacts
from amends.remedies.queries.assessing import facts_of
from amends.remedies.queries.policies import policy_needed, policy_of
from amends.remedies.queries.questions import fact_problems

LONGEST_FIGURE = 64


@transaction.atomic
def record_facts(case: Case, *, facts: Mapping[str, object], by: Staff, at: datetime) -> Case:
    """Keep a clerk's answers to what the policy asks; an empty one takes the answer away.

    They stand before what the rows say. Other facts may still be missing. Raises BadFacts for
    names that the policy does not declare and for values that are not what it asks for, and
    NoPolicyInForce; then nothing is kept.
    """
    case = lock(case)
    policy = policy_of(policy_needed(case.team, at))
    answers = _answers(policy, facts)
    before = dict(case.facts)
    case.facts = kept(answers, before)
    if case.facts == before:
        return case
    _refuse_bad(policy, case, {name for name, value in answers.items() if value is not None}, at)
    case.save(update_fields=["facts"])
    record(
        "facts.recorded",
        case,
        about=case,
        by=by.actor,
        at=at,
        **{f"fact_{n}": name[:LONGEST_FIGURE] for n, name in enumerate(sorted(answers), 1)},
    )
    return case


def _answers(policy: Policy, facts: Mapping[str, object]) -> dict[str, Answer]:
    unknown = [name for name in facts if name not in policy.facts]
    if unknown:
        raise BadFacts(
            [
                (name[:LONGEST_FIGURE], _("the policy asks for nothing by this name"))
                for name in unknown
            ]
        )
    return {name: typed(policy.facts[name], value) for name, value in facts.items()}


def _refuse_bad(policy: Policy, case: Case, answered: set[str], at: datetime) -> None:
    problems = fact_problems(policy, facts_of(case, at=at, policy=policy))
    bad = [(name, words) for name, words in problems.items() if name in answered]
    if bad:
        raise BadFacts(bad)
