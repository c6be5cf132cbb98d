"""On which days a team is shut besides the public holidays."""

from datetime import date

from amends.people.models import Team


def shut_days_of(team: Team) -> dict[date, str]:
    """Return the days on which a team is shut and why, the earliest first."""
    return dict(team.shut_days.values_list("on", "why"))
