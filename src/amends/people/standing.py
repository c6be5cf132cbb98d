"""Who may set what: a hand raises nobody's limits but those below its own."""

from django.utils.translation import gettext as _

from amends.journal.actor import Actor, ActorKind
from amends.people.errors import NotTheirsToSet
from amends.people.models import Role, Staff, Team
from amends.people.queries import belongs_to


def require(least: Role, by: Actor, team: Team | None = None) -> Role:
    """Return the role that `by` acts in when it is `least` or higher, in `team` when given.

    The machine acts as the owner of the house: it sets up the first team and the first person.
    Raises NotTheirsToSet.
    """
    if by.kind == ActorKind.MACHINE:
        return Role.OWNER
    acting = (
        Staff.objects.filter(pk=by.id or 0, is_active=True).first()
        if by.kind == ActorKind.STAFF
        else None
    )
    if acting is None or acting.rank < least.rank:
        raise NotTheirsToSet(_("This is for a %(role)s or higher to set.") % {"role": least.label})
    if team is not None and not belongs_to(acting, team):
        raise NotTheirsToSet(_("You do not work in %(team)s; ask somebody there.") % {"team": team})
    return Role(acting.role)


def require_over(person: Staff, by: Actor) -> Role:
    """Return the role that `by` acts in when it may set things about this person.

    A manager may in one of their own teams, and not for somebody of higher rank; the owner of
    the house for everybody. Raises NotTheirsToSet.
    """
    acting_role = require(Role.MANAGER, by)
    if acting_role == Role.OWNER:
        return acting_role
    shares_a_team = Staff.objects.filter(
        pk=person.pk, memberships__team__memberships__staff=by.id
    ).exists()
    if person.rank > acting_role.rank or not shares_a_team:
        raise NotTheirsToSet(
            _("%(name)s is not in your charge; ask the owner of the house.") % {"name": person}
        )
    return acting_role
