"""What the policy in force asks about a case, as a form shows it."""

from collections.abc import Mapping
from datetime import datetime

from amends.cases.models import Case
from amends.policy import FactError, Policy
from amends.remedies.answers import Question
from amends.remedies.queries.assessing import facts_of
from amends.remedies.queries.policies import policy_needed, policy_of


def questions_of(case: Case, *, at: datetime, language: str) -> list[Question]:
    """Return every fact that the policy declares, what is known of it and what is wrong.

    In the policy's order. Raises NoPolicyInForce.
    """
    policy = policy_of(policy_needed(case.team, at))
    facts = facts_of(case, at=at, policy=policy)
    problems = fact_problems(policy, facts)
    return [
        Question(
            name=spec.name,
            title=spec.title_in(language),
            type=spec.type,
            unit=spec.unit,
            choices=tuple((code, spec.choice_title(code, language)) for code in spec.choices),
            is_required=spec.required,
            is_answered=spec.name in case.facts,
            value=facts.get(spec.name),
            problem=problems.get(spec.name, ""),
        )
        for spec in policy.facts.values()
    ]


def fact_problems(policy: Policy, facts: Mapping[str, object]) -> dict[str, str]:
    """Return what is wrong with facts, by name; empty when the policy can decide."""
    try:
        policy.intake.read(facts)
    except FactError as error:
        return {problem.fact: problem.message for problem in error.problems}
    return {}
