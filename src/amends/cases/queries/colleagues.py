"""Who owns, who steps in, who is told."""

from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from amends.cases.errors import NobodyThere
from amends.cases.models import Case
from amends.people.models import Role, Staff, Team
from amends.people.queries import leads_of, managers_of, on_shift, staff_above, staff_of

FRONT = (Role.CLERK, Role.LEAD)


def next_owner(team: Team, at: datetime) -> Staff:
    """Return who owns a case that nobody of ours heard in person: never nobody.

    The on-shift clerk or lead with the fewest open cases; when nobody is on shift, the lead,
    then the manager, then anybody of the team. Raises NobodyThere for a team without staff.
    """
    there = [person for person in on_shift(team, at) if person.role in FRONT]
    if there:
        return _least_busy(there)
    for fallback in (leads_of(team), managers_of(team), staff_of(team)):
        people = [*fallback]
        if people:
            return _least_busy(people)
    raise NobodyThere(_("%(team)s has nobody yet who could own a case.") % {"team": team})


def next_above(staff: Staff, team: Team) -> Staff | None:
    """Return the next person of the team above somebody, or None at the top."""
    above = [*staff_above(staff, team)]
    return min(above, key=lambda person: (person.rank, person.pk)) if above else None


def may_decide_for(staff: Staff, owner: Staff, team: Team) -> bool:
    """Tell whether somebody stands above the owner in this team."""
    if staff.rank <= owner.rank:
        return False
    return staff.role == Role.OWNER or any(p.pk == staff.pk for p in staff_of(team))


def told_at_rung(case: Case, rung: int) -> list[Staff]:
    """Return who is told: 1 the owner, 2 the owner and the lead, 3 the manager as well."""
    people = [case.owner]
    if rung >= 2:
        people += leads_of(case.team)
    if rung >= 3:
        people += managers_of(case.team)
    return people


def followers_of(case: Case) -> list[Staff]:
    """Return who follows the case, and the leads who were called in beside its owner."""
    return [
        *Staff.objects.filter(
            Q(follows__case=case) | Q(besides__case=case), is_active=True
        ).distinct()
    ]


def _least_busy(people: list[Staff]) -> Staff:
    counted = Staff.objects.filter(pk__in=[person.pk for person in people]).annotate(
        load=Count("owned_cases", filter=Q(owned_cases__closed_at=None))
    )
    return counted.order_by("load", "pk")[0]
