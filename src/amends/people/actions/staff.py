"""Somebody starts here, changes what they do, and leaves."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.errors import BadEntry, LastOwner, NameTaken, NotTheirsToSet
from amends.people.known import spoken_here
from amends.people.models import Membership, Role, Staff, Team
from amends.people.queries import staff_by_email
from amends.people.reaching import clean_email
from amends.people.standing import require, require_over
from amends.people.words import one_line


@transaction.atomic
def hire_staff(
    *,
    email: str,
    name: str,
    teams: Collection[Team],
    by: Actor,
    at: datetime,
    role: Role = Role.CLERK,
    language: str = "",
    password: str | None = None,
) -> Staff:
    """Let somebody work here; they sign in with their e-mail address.

    Without a `password` they cannot sign in until one is set. `language` is one that the desk
    speaks, empty for that of their browser. A manager hires into their own teams and up to
    their own role. Raises BadEntry, NameTaken and NotTheirsToSet.
    """
    _require_to_place(teams, role, by)
    email = clean_email(email).lower()
    known = staff_by_email(email)
    if known is not None:
        raise NameTaken(
            _("%(name)s works here with this address already.") % {"name": known}
            if known.is_active
            else _("%(name)s worked here with this address; take them back.") % {"name": known},
            "email",
        )
    staff = Staff(
        email=email,
        name=one_line(name, field="name", longest=80, refuse=BadEntry),
        language=spoken_here(language),
        role=role,
        joined_at=at,
    )
    _give_password(staff, password)
    staff.save()
    _place(staff, teams, at)
    record("staff.hired", staff, by=by, at=at, role=role.value, teams=len(teams))
    return staff


@transaction.atomic
def change_role(staff: Staff, role: Role, *, by: Actor, at: datetime) -> Staff:
    """Give somebody another role; the same again changes nothing.

    A manager does so in their own teams and up to their own role. Raises LastOwner and
    NotTheirsToSet.
    """
    acting = require_over(staff, by)
    _lock(staff)
    if staff.role == role:
        return staff
    if role.rank > acting.rank:
        raise NotTheirsToSet(_("Nobody gives a role above their own."), "role")
    _refuse_last_owner(staff)
    former, staff.role = staff.role, role
    staff.save(update_fields=["role"])
    record("staff.role_changed", staff, by=by, at=at, role=role.value, former=former)
    return staff


@transaction.atomic
def change_teams(staff: Staff, teams: Collection[Team], *, by: Actor, at: datetime) -> Staff:
    """Let somebody work in exactly these teams; the same again changes nothing.

    Their shifts in a team that they leave go with it. A manager does so between their own
    teams. Raises BadEntry and NotTheirsToSet.
    """
    require_over(staff, by)
    _lock(staff)
    now = set(staff.teams.all())
    joins, leaves = set(teams) - now, now - set(teams)
    if not joins and not leaves:
        return staff
    _require_to_place([*joins, *leaves], Role.CLERK, by)
    if not teams and staff.role != Role.OWNER:
        raise BadEntry(_("Name at least one team."), "teams")
    Membership.objects.filter(staff=staff, team__in=leaves).delete()
    _place(staff, joins, at)
    moves = {f"team_{team.pk}": "joined" for team in joins}
    moves |= {f"team_{team.pk}": "left" for team in leaves}
    record("staff.teams_changed", staff, by=by, at=at, **moves)
    return staff


@transaction.atomic
def let_go(staff: Staff, *, by: Actor, at: datetime) -> Staff:
    """Let somebody go: they can no longer sign in or be given anything; what they did stays.

    What they own is for the room of the cases to pass on. Doing it twice changes nothing.
    Raises LastOwner and NotTheirsToSet.
    """
    require_over(staff, by)
    _lock(staff)
    if not staff.is_active:
        return staff
    _refuse_last_owner(staff)
    staff.is_active = False
    staff.save(update_fields=["is_active"])
    record("staff.let_go", staff, by=by, at=at)
    return staff


@transaction.atomic
def take_back(staff: Staff, *, by: Actor, at: datetime) -> Staff:
    """Let somebody work here again, in the role and teams they had. Raises NotTheirsToSet."""
    require_over(staff, by)
    _lock(staff)
    if staff.is_active:
        return staff
    staff.is_active = True
    staff.save(update_fields=["is_active"])
    record("staff.taken_back", staff, by=by, at=at)
    return staff


def _lock(staff: Staff) -> None:
    staff.refresh_from_db(from_queryset=Staff.objects.select_for_update())


def _require_to_place(teams: Collection[Team], role: Role, by: Actor) -> None:
    acting = require(Role.MANAGER, by)
    if role.rank > acting.rank:
        raise NotTheirsToSet(_("Nobody gives a role above their own."), "role")
    if not teams and role != Role.OWNER:
        raise BadEntry(_("Name at least one team."), "teams")
    for team in teams:
        require(Role.MANAGER, by, team)


def _place(staff: Staff, teams: Collection[Team], at: datetime) -> None:
    Membership.objects.bulk_create(Membership(staff=staff, team=team, since=at) for team in teams)


def _refuse_last_owner(staff: Staff) -> None:
    others = Staff.objects.select_for_update().filter(role=Role.OWNER, is_active=True)
    if staff.role == Role.OWNER and not others.exclude(pk=staff.pk).exists():
        raise LastOwner(
            _("%(name)s is the only owner of the house. Name another one first.") % {"name": staff}
        )


def _give_password(staff: Staff, password: str | None) -> None:
    if password is None:
        staff.set_unusable_password()
        return
    try:
        validate_password(password, staff)
    except ValidationError as wrong:
        raise BadEntry(" ".join(wrong.messages), "password") from wrong
    staff.set_password(password)
