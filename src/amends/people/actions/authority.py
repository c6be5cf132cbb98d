"""What each role may give without asking."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.errors import BeyondReason, NotTheirsToSet
from amends.people.models import Authority, Kind, Role, Team
from amends.people.queries import authority_table
from amends.people.standing import require
from amends.people.sums import clean_sum
from amends.policy.kinds import LineKind

Limits = Mapping[Role, Mapping[Kind, Decimal]]


@transaction.atomic
def set_authority(team: Team, limits: Limits, *, by: Actor, at: datetime) -> Team:
    """Set the most that roles may give of some kinds for one case, in the team's currency.

    What is not named stays. A limit is never zero (rule 13) and never below that of the role
    beneath. A manager sets those of clerks and leads, the owner of the house all; the same
    limits again change nothing. Raises BeyondReason and NotTheirsToSet.
    """
    acting = require(Role.MANAGER, by, team)
    team.refresh_from_db(from_queryset=Team.objects.select_for_update())
    now = authority_table(team)
    changed = {
        (role, kind): limit
        for role, row in limits.items()
        for kind, limit in ((kind, _clean(role, kind, limit)) for kind, limit in row.items())
        if limit != now[role.value][LineKind(kind.value)]
    }
    if not changed:
        return team
    for role, kind in changed:
        if acting != Role.OWNER and role.rank >= acting.rank:
            raise NotTheirsToSet(
                _("Nobody sets their own limits; ask the owner of the house."), _field(role, kind)
            )
    for (role, kind), limit in changed.items():
        now[role.value][LineKind(kind.value)] = limit
    _refuse_falling(now)
    for (role, kind), limit in changed.items():
        Authority.objects.update_or_create(
            team=team, role=role, kind=kind, defaults={"limit": limit}
        )
    figures = {_field(role, kind): str(limit) for (role, kind), limit in changed.items()}
    record("team.authority_set", team, by=by, at=at, **figures)
    return team


def _clean(role: Role, kind: Kind, limit: Decimal) -> Decimal:
    if limit.is_finite() and limit <= 0:
        raise BeyondReason(
            _("Everybody on the desk may give something; this has to be more than zero."),
            _field(role, kind),
        )
    return clean_sum(limit, field=_field(role, kind), refuse=BeyondReason)


def _refuse_falling(table: Mapping[str, Mapping[LineKind, Decimal]]) -> None:
    for below, role in pairwise(Role):
        for kind in Kind:
            least = table[below.value][LineKind(kind.value)]
            if table[role.value][LineKind(kind.value)] < least:
                raise BeyondReason(
                    _("A %(role)s may give at least what a %(below)s may, %(least)s.")
                    % {"role": role.label, "below": below.label, "least": least},
                    _field(role, kind),
                )


def _field(role: Role, kind: Kind) -> str:
    return f"{role.value}_{kind.value}"
