"""Ask the policy in force what it says of a case."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils import translation
from django.utils.translation import get_language

from amends.cases.models import Case
from amends.people.hours import BusinessHours
from amends.people.models import Role, Staff
from amends.people.queries import authority_table, authority_tables, hours_of, staff_above
from amends.policy import FactError, LineKind, Policy, Redress
from amends.remedies.assessment import Assessment, Desk, assessed
from amends.remedies.authority import NOTHING, Giver, Limits
from amends.remedies.due import hear_by
from amends.remedies.errors import BadFacts, NoPolicyInForce
from amends.remedies.models import Offer, Share
from amends.remedies.queries.knowledge import Fact, facts_known
from amends.remedies.queries.lines import given_before
from amends.remedies.queries.months import granted_this_month
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


def owed_and_never_offered(case: Case) -> list[str]:
    """Return what is owed whatever they choose, in the desk's words, while nothing was offered.

    As of the last word on the case. Nothing where no policy is in force, or it has still to be
    told something: then nobody can say what is owed.
    """
    if Offer.objects.filter(case=case, made_at__isnull=False).exists():
        return []
    try:
        found = assess(case, by=case.owner, at=case.last_word_at, language=get_language())
    except (NoPolicyInForce, BadFacts):
        return []
    return [line.what for line in found.owed if line.amount > 0]


def facts_of(case: Case, *, at: datetime, policy: Policy | None = None) -> dict[str, Fact]:
    """Return what is known of the facts that the policy in force declares.

    `knowledge` lists the names that are filled from the rows. Raises NoPolicyInForce.
    """
    policy = policy or policy_of(policy_needed(case.team, at))
    return facts_known(case, at=at, declared=policy.facts, currency=policy.currency)


def facts_and_share(case: Case, policy: Policy, *, at: datetime) -> tuple[dict[str, Fact], str]:
    """Return what is known of the facts, and whose doing the policy says it is on them.

    Ours while the policy has still to be told something: the customer has the benefit of the
    doubt.
    """
    facts = facts_of(case, at=at, policy=policy)
    try:
        return facts, _decided(
            policy,
            facts,
            _limits(authority_table(case.team)),
            on=hours_of(case.team).day_of(at),
            language=case.customer.language,
        ).responsibility.share
    except BadFacts:
        return facts, Share.OURS.value


def desk_of(case: Case, *, by: Staff, at: datetime, hours: BusinessHours) -> Desk:
    """Return who asks and who could be asked on this case."""
    above = staff_above(by, case.team)
    tables = authority_tables(case.team)
    months = {role: _plain(row) for role, row in tables.a_month.items()}
    people = [person.pk for person in (by, *above) if person.role in months]
    granted = granted_this_month(people, case.team, at=at, besides=case) if people else {}
    return Desk(
        role=Role(by.role),
        limits=_limits(tables.a_case),
        above=tuple(
            Giver(person.pk, person.name, Role(person.role), granted.get(person.pk, {}))
            for person in above
        ),
        given=given_before(case),
        hear_by=hear_by(at, hours=hours),
        granted=granted.get(by.pk, {}),
        months=months,
    )


def _limits(table: Mapping[str, Mapping[LineKind, Decimal]]) -> Limits:
    # Whoever is above may give at least what those below may.
    limits: dict[str, dict[str, Decimal]] = {}
    below = dict.fromkeys(LineKind, NOTHING)
    for role in Role:
        below = {kind: max(table[role.value][kind], below[kind]) for kind in LineKind}
        limits[role.value] = _plain(below)
    return limits


def _plain(row: Mapping[LineKind, Decimal]) -> dict[str, Decimal]:
    return {kind.value: limit for kind, limit in row.items()}


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
