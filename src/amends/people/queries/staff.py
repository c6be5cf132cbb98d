"""Staff: who works where, who is on shift, who stands above whom."""

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from amends.people.hours import Stretch
from amends.people.models import Absence, Membership, Role, Shift, Staff, Team
from amends.people.queries.teams import hours_of
from amends.people.wall_clock import LAST_MINUTE
from amends.people.words import can_be_looked_up


def staff_of(team: Team) -> QuerySet[Staff]:
    """Return who works in a team today, by name."""
    return Staff.objects.filter(memberships__team=team, is_active=True)


def former_staff_of(team: Team) -> QuerySet[Staff]:
    """Return who was let go and may be taken back, by name."""
    return Staff.objects.filter(memberships__team=team, is_active=False)


def leads_of(team: Team) -> QuerySet[Staff]:
    """Return the leads of a team, by name."""
    return staff_of(team).filter(role=Role.LEAD)


def managers_of(team: Team) -> QuerySet[Staff]:
    """Return the managers of a team, by name."""
    return staff_of(team).filter(role=Role.MANAGER)


def house_owners() -> QuerySet[Staff]:
    """Return who runs the whole house, by name."""
    return Staff.objects.filter(role=Role.OWNER, is_active=True)


def staff_above(staff: Staff, team: Team) -> list[Staff]:
    """Return the ladder above somebody: the higher roles of the team, lowest first.

    The owner of the house stands above every team, a member of it or not.
    """
    higher = [role for role in Role if role.rank > staff.rank]
    found = Staff.objects.filter(is_active=True, role__in=higher).filter(
        Q(memberships__team=team) | Q(role=Role.OWNER)
    )
    return sorted(found.distinct(), key=lambda person: (person.rank, person.name, person.pk))


def staff_by_email(email: str) -> Staff | None:
    """Return who signs in with this address, whatever its case, let go or not."""
    if not can_be_looked_up(email):
        return None
    return Staff.objects.filter(email__iexact=email.strip()).first()


def staff_numbered(number: int) -> Staff | None:
    """Return a member of staff by number, let go or not."""
    return Staff.objects.filter(pk=number).first()


def names_of_staff(numbers: Iterable[int]) -> dict[int, str]:
    """Return names by number, also of those who were let go; one query."""
    return dict(Staff.objects.filter(pk__in=set(numbers)).values_list("pk", "name"))


def colleagues_of(staff: Staff) -> QuerySet[Staff]:
    """Return everybody at work in a team that somebody sees, by name, themselves among them."""
    active = Staff.objects.filter(is_active=True)
    if staff.role == Role.OWNER:
        return active
    teams = Membership.objects.filter(staff=staff).values("team")
    return active.filter(Q(memberships__team__in=teams) | Q(pk=staff.pk)).distinct()


def shifts_of(staff: Staff, team: Team) -> tuple[Stretch, ...]:
    """Return somebody's weekly shifts in a team; none means whenever the team is open."""
    rows = Shift.objects.filter(membership__staff=staff, membership__team=team)
    return tuple(Stretch(*row) for row in rows.values_list("weekday", "starts", "ends"))


def absences_of(staff: Staff, since: date) -> QuerySet[Absence]:
    """Return the absences that are not over before `since`, first one first."""
    return Absence.objects.filter(staff=staff, last_day__gte=since)


def on_shift(team: Team, at: datetime) -> list[Staff]:
    """Return who is on shift in a team, by name; four queries at most.

    Somebody with shifts is there during them unless the team is shut all day; somebody
    without is there whenever the team is open. Nobody is there on a day of absence.
    """
    hours = hours_of(team)
    today = hours.day_of(at)
    if not hours.is_business_day(today):
        return []
    here = Membership.objects.filter(team=team, staff__is_active=True).exclude(
        staff__in=Absence.objects.filter(first_day__lte=today, last_day__gte=today).values("staff")
    )
    clock, is_open = at.astimezone(ZoneInfo(team.time_zone)).time(), hours.is_open(at)
    return [
        member.staff
        for member in here.select_related("staff")
        .prefetch_related("shifts")
        .order_by("staff__name", "staff_id")
        if (any(_covers(shift, today, clock) for shift in member.shifts.all()))
        or (is_open and not member.shifts.all())
    ]


def _covers(shift: Shift, day: date, clock: time) -> bool:
    is_till_midnight = shift.ends >= LAST_MINUTE
    return (
        shift.weekday == day.weekday()
        and shift.starts <= clock
        and (clock < shift.ends or is_till_midnight)
    )
