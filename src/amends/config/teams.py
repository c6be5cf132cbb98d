"""A team as an administrator names it."""

from amends.config.trouble import Trouble
from amends.people.models import Team
from amends.people.queries import teams


def team_named(name: str | None) -> Team | None:
    """Return the team of this name or slug, None without a name. Raises Trouble."""
    if name is None:
        return None
    wanted = name.strip().casefold()
    known = [*teams()]
    for team in known:
        if wanted in (team.name.casefold(), team.slug):
            return team
    raise Trouble(f"There is no team {name}; there are {', '.join(t.name for t in known)}.")
