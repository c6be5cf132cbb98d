"""Teams: their hours and what each role may give."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from amends.people.defaults import default_limit
from amends.people.errors import NobodyByThatName
from amends.people.hours import BusinessHours, Stretch
from amends.people.models import Authority, Kind, Membership, Role, Staff, Team
from amends.people.words import can_be_looked_up
from amends.policy.kinds import LineKind


def teams() -> QuerySet[Team]:
    """Return all teams, by name; for the public form and the house's owner."""
    return Team.objects.all()


def team_called(slug: str) -> Team:
    """Return the team with this slug. Raises NobodyByThatName."""
    found = Team.objects.filter(slug=slug).first() if can_be_looked_up(slug) else None
    if found is None:
        raise NobodyByThatName(_("There is no such team."))
    return found


def teams_of(staff: Staff) -> QuerySet[Team]:
    """Return the teams that somebody sees: their own, all of them for the house's owner."""
    if staff.role == Role.OWNER:
        return Team.objects.all()
    return Team.objects.filter(memberships__staff=staff)


def team_numbers_of(staff: Staff) -> list[int] | None:
    """Return the numbers of the teams that somebody sees; None means all (the house's owner)."""
    if staff.role == Role.OWNER:
        return None
    return [*Membership.objects.filter(staff=staff).values_list("team_id", flat=True)]


def belongs_to(staff: Staff, team: Team) -> bool:
    """Tell whether somebody works in a team; the house's owner works in all."""
    if staff.role == Role.OWNER:
        return True
    return Membership.objects.filter(staff=staff, team=team).exists()


def team_for(staff: Staff, slug: str) -> Team:
    """Return one of the teams that somebody sees. Raises NobodyByThatName."""
    found = teams_of(staff).filter(slug=slug).first() if can_be_looked_up(slug) else None
    if found is None:
        raise NobodyByThatName(_("There is no such team among those that you see."))
    return found


def hours_of(team: Team) -> BusinessHours:
    """Return when a team is at work; two queries. Whoever needs it often keeps the answer."""
    weekly = team.hours.values_list("weekday", "opens", "closes")
    return BusinessHours(
        zone=team.time_zone,
        weekly=tuple(Stretch(*row) for row in weekly),
        shut_days=frozenset(team.shut_days.values_list("on", flat=True)),
        country=team.country if team.keeps_holidays else "",
        subdivision=team.subdivision,
    )


@dataclass(frozen=True, slots=True)
class AuthorityTables:
    """What each role may give of each kind, in the team's currency, as a policy reads it.

    `a_case` names every role, in rising order, and every kind; never zero. `a_month` is for
    one person and names only where a limit is set.
    """

    a_case: dict[str, dict[LineKind, Decimal]]
    a_month: dict[str, dict[LineKind, Decimal]]


def authority_tables(team: Team) -> AuthorityTables:
    """Return both tables of a team; one query. Where it has set nothing the default holds."""
    tables = AuthorityTables(
        a_case={
            role.value: {
                LineKind(kind.value): default_limit(role, kind, team.currency) for kind in Kind
            }
            for role in Role
        },
        a_month={},
    )
    for row in Authority.objects.filter(team=team):
        kind = LineKind(row.kind)
        tables.a_case[row.role][kind] = row.limit
        if row.a_month is not None:
            tables.a_month.setdefault(row.role, {})[kind] = row.a_month
    return tables


def authority_table(team: Team) -> dict[str, dict[LineKind, Decimal]]:
    """Return what each role may give of each kind for one case."""
    return authority_tables(team).a_case


def monthly_limits(team: Team) -> dict[str, dict[LineKind, Decimal]]:
    """Return what one person of a role may give of a kind in a month, where a limit is set."""
    return authority_tables(team).a_month


def limit_of(staff: Staff, team: Team, kind: Kind | str) -> Decimal:
    """Return the most that somebody may give of one kind for one case without asking."""
    row = Authority.objects.filter(team=team, role=staff.role, kind=kind).first()
    return row.limit if row else default_limit(Role(staff.role), Kind(kind), team.currency)
