"""When somebody works, when they are away, and how they are shown."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.errors import BadEntry, BeyondReason, NotInTeam, NotTheirsToSet
from amends.people.hours import Stretch
from amends.people.known import spoken_here
from amends.people.models import Absence, Membership, Role, Shift, Staff, Team
from amends.people.queries import shifts_of
from amends.people.standing import require, require_over
from amends.people.stretches import clean_stretches
from amends.people.words import one_line

LONGEST_ABSENCE = timedelta(days=3 * 366)


@transaction.atomic
def set_shifts(
    staff: Staff, team: Team, weekly: Sequence[Stretch], *, by: Actor, at: datetime
) -> Staff:
    """Set when somebody is on shift in a team, in its own time; none means whenever it is open.

    A lead of the team or higher sets them; the same again change nothing. Raises BadEntry,
    NotInTeam and NotTheirsToSet.
    """
    require(Role.LEAD, by, team)
    member = Membership.objects.select_for_update().filter(staff=staff, team=team).first()
    if member is None:
        raise NotInTeam(
            _("%(name)s does not work in %(team)s.") % {"name": staff, "team": team}, "shifts"
        )
    wanted = clean_stretches(weekly, field="shifts")
    if wanted == [*shifts_of(staff, team)]:
        return staff
    member.shifts.all().delete()
    Shift.objects.bulk_create(
        Shift(membership=member, weekday=one.weekday, starts=one.starts, ends=one.ends)
        for one in wanted
    )
    record("staff.shifts_set", staff, by=by, at=at, team=team.pk, shifts=len(wanted))
    return staff


@transaction.atomic
def note_absence(
    staff: Staff, *, first_day: date, last_day: date, by: Actor, at: datetime
) -> Absence:
    """Note that somebody is away; both days count. The same days again change nothing.

    Everybody notes their own, a lead or higher those of others. Raises BadEntry, BeyondReason
    and NotTheirsToSet.
    """
    if by != staff.actor:
        _require_lead_of(staff, by)
    if last_day < first_day:
        raise BadEntry(_("It ends before it begins."), "last_day")
    if last_day - first_day > LONGEST_ABSENCE:
        raise BeyondReason(_("Nobody is away for more than three years; let them go."), "last_day")
    staff.refresh_from_db(from_queryset=Staff.objects.select_for_update())
    known = Absence.objects.filter(staff=staff, first_day=first_day, last_day=last_day).first()
    if known is not None:
        return known
    absence = Absence.objects.create(staff=staff, first_day=first_day, last_day=last_day)
    record("staff.absence_noted", staff, by=by, at=at, first_day=first_day, last_day=last_day)
    return absence


@transaction.atomic
def change_name_and_language(
    staff: Staff, *, name: str, language: str, by: Actor, at: datetime
) -> Staff:
    """Change how somebody is called and in which language the desk speaks to them.

    Everybody changes their own, a manager those of others; the same again changes nothing.
    Raises BadEntry and NotTheirsToSet.
    """
    if by != staff.actor:
        require_over(staff, by)
    name = one_line(name, field="name", longest=80, refuse=BadEntry)
    language = spoken_here(language)
    staff.refresh_from_db(from_queryset=Staff.objects.select_for_update())
    if (name, language) == (staff.name, staff.language):
        return staff
    staff.name, staff.language = name, language
    staff.save(update_fields=["name", "language"])
    record("staff.details_changed", staff, by=by, at=at, language=language)
    return staff


def _require_lead_of(staff: Staff, by: Actor) -> None:
    if require(Role.LEAD, by) == Role.OWNER:
        return
    if not Staff.objects.filter(pk=staff.pk, memberships__team__memberships__staff=by.id).exists():
        raise NotTheirsToSet(_("%(name)s is not in a team of yours.") % {"name": staff})
