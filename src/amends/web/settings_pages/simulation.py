"""What a version of the policy would have done with past cases, before anybody turns it on."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from amends.people.models import Role, Staff, Team
from amends.policy import PolicyError
from amends.remedies.models import PolicyVersion
from amends.remedies.queries import (
    ON_A_PAGE,
    policy_in_force,
    policy_of,
    policy_version_for,
    simulate_policy,
)
from amends.web.settings_pages.door import closed_to, settings_page, team_page


@require_safe
@team_page
def simulation(request: HttpRequest, staff: Staff, team: Team, number: int) -> HttpResponse:
    """Replay the team's newest past cases under a version; nothing changes by it."""
    version = policy_version_for(team, number)
    closed = closed_to(staff, Role.LEAD)
    if closed is not None:
        context = {"version": version, "trouble": closed, "is_closed": True}
        return settings_page(request, staff, team, "simulation", context, status=403)
    return settings_page(request, staff, team, "simulation", _replayed(team, version))


def _replayed(team: Team, version: PolicyVersion) -> dict[str, object]:
    now = timezone.now()
    context: dict[str, object] = {"version": version, "in_force": policy_in_force(team, now)}
    try:
        replay = simulate_policy(team, policy_of(version), at=now, newest=ON_A_PAGE)
    except PolicyError as bad:
        # The language may have grown stricter since it was kept.
        return context | {"problems": bad.problems}
    return context | {
        "replay": replay,
        "sums": (
            ("owed", replay.owed_then, replay.owed_now, replay.owed_now - replay.owed_then),
            (
                "goodwill",
                replay.goodwill_then,
                replay.goodwill_now,
                replay.goodwill_now - replay.goodwill_then,
            ),
        ),
    }
