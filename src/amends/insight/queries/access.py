"""Who may see the figures of which teams."""

from django.utils.translation import gettext as _

from amends.insight.errors import NotForThem
from amends.people.models import Role, Staff, Team
from amends.people.queries import teams_of


def may_see_figures(staff: Staff) -> bool:
    """Tell whether figures are for somebody: managers, and whoever owns the house."""
    return staff.rank >= Role.MANAGER.rank


def teams_to_see(staff: Staff) -> list[Team]:
    """Return the teams whose figures somebody may see, by name. Raises NotForThem."""
    if not may_see_figures(staff):
        raise NotForThem(_("These figures are for the manager of a team to see."))
    return [*teams_of(staff).order_by("name")]
