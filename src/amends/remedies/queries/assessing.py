"""Ask the policy in force what it says of a case."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils import translation

from amends.cases.models import Case
from amends.people.hours import BusinessHours
from amends.people.models import Role, Staff, Team
from amends.people.queries import authority_table, hours_of, staff_above
from amends.policy import FactError, LineKind, Policy, Redress
from amends.remedies.assessment import Assessment, Desk, assessed
from amends.remedies.authority import NOTHING, Giver, Limits
from amends.remedies.due import hear_by
from amends.remedies.errors import BadFacts
from amends.remedies.queries.knowledge import Fact, facts_known
from amends.remedies.queries.lines import given_before
from amends.remedies.queries.policies import policy_needed, policy_of


def assess(case: Case, *, by: Staff, at: datetime, language: str | None = None) -> Assessment:
    """Work out what is owed, what can be chosen and what could be extra, for `by` to give.

    Texts come in `language`, the customer's own when it is not given. Raises NoPolicyInForce,
    and BadFacts when the policy needs to know more.
    """
    version = policy_needed(case.team, at)
    policy = policy_of(version)
    hours = hours_of(case.team)
    desk = desk_of(case, by=by, at=at, hours=hours)
    spoken = language or case.customer.language
    facts = facts_of(case, at=at, policy=policy)
    with translation.override(spoken):
        return assessed(
            _decided(policy, facts, desk.limits, on=hours.day_of(at), language=spoken),
            case=case.pk,
            version=version.pk,
            number=version.number,
            language=spoken,
            facts=facts,
            desk=desk,
        )


def facts_of(case: Case, *, at: datetime, policy: Policy | None = None) -> dict[str, Fact]:
    """Return what is known of the facts that the policy in force declares.

    `knowledge` lists the names that are filled from the rows. Raises NoPolicyInForce.
    """
    policy = policy or policy_of(policy_needed(case.team, at))
    return facts_known(case, at=at, declared=policy.facts, currency=policy.currency)


def desk_of(case: Case, *, by: Staff, at: datetime, hours: BusinessHours) -> Desk:
    """Return who asks and who could be asked on this case."""
    return Desk(
        role=Role(by.role),
        limits=limits_of(case.team),
        above=tuple(
            Giver(person.pk, person.name, Role(person.role))
            for person in staff_above(by, case.team)
        ),
        given=given_before(case),
        hear_by=hear_by(at, hours=hours),
    )


def limits_of(team: Team) -> Limits:
    """Return the limits of each role; whoever is above may give at least what those below may."""
    limits: dict[str, dict[str, Decimal]] = {}
    table = authority_table(team)
    below = dict.fromkeys(LineKind, NOTHING)
    for role in Role:
        below = {kind: max(table[role.value][kind], below[kind]) for kind in LineKind}
        limits[role.value] = {kind.value: limit for kind, limit in below.items()}
    return limits


def _decided(
    policy: Policy,
    facts: Mapping[str, Fact],
    limits: Limits,
    *,
    on: date,
    language: str,
) -> Redress:
    authority = {
        role: {LineKind(kind): limit for kind, limit in row.items()} for role, row in limits.items()
    }
    # A policy that names a fact as its day picks its rules by that one, else today's hold.
    day = None if policy.dated_by else on
    try:
        return policy.decide(facts, on=day, authority=authority, language=language)
    except FactError as error:
        raise BadFacts([(p.fact, p.message) for p in error.problems]) from error
