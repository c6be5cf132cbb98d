"""The written policy of a team: saved in versions, one of them in force."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.record import record
from amends.people.models import Role, Staff, Team
from amends.people.queries import belongs_to
from amends.policy import LineKind, PolicyError, Problem, load_policy
from amends.remedies.errors import BadPolicy, NotYoursToTurnOn
from amends.remedies.models import PolicyVersion

WORTH = "worth"


@transaction.atomic
def save_policy(team: Team, *, text: str, by: Staff, at: datetime) -> PolicyVersion:
    """Keep a policy as the next version of a team's; it is not in force yet.

    The same text as the latest version returns that one. Raises BadPolicy with every problem
    by line and column, one of them when its sums are not in the team's currency.
    """
    text = text.replace("\r\n", "\n")
    held = Team.objects.select_for_update().get(pk=team.pk)
    _refuse_bad(text, held)
    latest = PolicyVersion.objects.filter(team=held).order_by("-number").first()
    if latest is not None and latest.text == text:
        return latest
    version = PolicyVersion.objects.create(
        team=held,
        number=latest.number + 1 if latest else 1,
        text=text,
        saved_by=by,
        saved_at=at,
    )
    record("policy.saved", version, by=by.actor, at=at, team=held.pk, number=version.number)
    return version


@transaction.atomic
def turn_on_policy(version: PolicyVersion, *, by: Staff, at: datetime) -> PolicyVersion:
    """Put a version in force and turn the former one off; returns the version in force.

    A version that was in force before comes back as a new one, so that the record of what was
    in force when stays whole. Raises NotYoursToTurnOn.
    """
    team = Team.objects.select_for_update().get(pk=version.team_id)
    if by.rank < Role.LEAD.rank or not belongs_to(by, team):
        raise NotYoursToTurnOn(
            _("A lead of %(team)s, or somebody above, turns a policy on.") % {"team": team}
        )
    chosen = PolicyVersion.objects.get(pk=version.pk)
    in_force = PolicyVersion.objects.filter(
        team=team, turned_on_at__isnull=False, turned_off_at__isnull=True
    ).first()
    if in_force is not None and in_force.pk == chosen.pk:
        return in_force
    if chosen.turned_off_at is not None:
        chosen = _copied(chosen, by=by, at=at)
    if in_force is not None:
        in_force.turned_off_at = at
        in_force.save(update_fields=["turned_off_at"])
    chosen.turned_on_by, chosen.turned_on_at = by, at
    chosen.save(update_fields=["turned_on_by", "turned_on_at"])
    record(
        "policy.turned_on",
        chosen,
        by=by.actor,
        at=at,
        team=team.pk,
        number=chosen.number,
        former=in_force.number if in_force else None,
    )
    return chosen


def _refuse_bad(text: str, team: Team) -> None:
    try:
        policy = load_policy(text, name=team.slug)
    except PolicyError as error:
        raise BadPolicy(error.problems) from error
    if policy.currency != team.currency:
        words = _("%(team)s reckons in %(ours)s, this policy in %(theirs)s.") % {
            "team": team,
            "ours": team.currency,
            "theirs": policy.currency,
        }
        raise BadPolicy([Problem(_line_of("currency:", text), 1, "currency", words)])
    worth = policy.facts.get(WORTH)
    if worth is not None and worth.only_for is not LineKind.GOODWILL:
        # Rule 8: what somebody is worth to us never narrows what is owed.
        words = _("What a customer is worth may only widen goodwill. Add: only_for: goodwill")
        raise BadPolicy([Problem(_line_of(f"{WORTH}:", text), 1, f"facts.{WORTH}", words)])


def _line_of(key: str, text: str) -> int:
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.lstrip().startswith(key)), 1)


def _copied(version: PolicyVersion, *, by: Staff, at: datetime) -> PolicyVersion:
    latest = PolicyVersion.objects.filter(team=version.team_id).order_by("-number")[0]
    return PolicyVersion.objects.create(
        team_id=version.team_id,
        number=latest.number + 1,
        text=version.text,
        saved_by=by,
        saved_at=at,
    )
