"""The written policy of a team, and the one in force."""

from datetime import datetime
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from amends.people.models import Team
from amends.policy import Policy, load_policy
from amends.remedies.errors import NoPolicyInForce
from amends.remedies.models import PolicyVersion


def policy_versions(team: Team) -> QuerySet[PolicyVersion]:
    """Return every version of a team's policy, latest first."""
    return (
        PolicyVersion.objects.filter(team=team)
        .select_related("saved_by", "turned_on_by")
        .order_by("-number")
    )


def policy_in_force(team: Team, at: datetime) -> PolicyVersion | None:
    """Return the version that was in force at a time, or None."""
    return (
        PolicyVersion.objects.filter(team=team, turned_on_at__lte=at)
        .filter(Q(turned_off_at__isnull=True) | Q(turned_off_at__gt=at))
        .order_by("-turned_on_at")
        .first()
    )


def policy_needed(team: Team, at: datetime) -> PolicyVersion:
    """Return the version in force. Raises NoPolicyInForce."""
    version = policy_in_force(team, at)
    if version is None:
        raise NoPolicyInForce(
            _("%(team)s has no policy turned on. A lead can turn one on in the settings.")
            % {"team": team}
        )
    return version


def policy_of(version: PolicyVersion) -> Policy:
    """Return the policy that a version's text says; a version is never edited, so it is kept."""
    return read_policy(version.text, f"{version.team_id}/{version.number}")


@lru_cache(maxsize=64)
def read_policy(text: str, name: str) -> Policy:
    """Read the text of a policy. Raises PolicyError."""
    return load_policy(text, name=name)
