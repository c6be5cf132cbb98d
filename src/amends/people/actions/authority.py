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
from amends.people.queries import authority_table, monthly_limits
from amends.people.standing import require
from amends.people.sums import clean_sum
from amends.policy.kinds import LineKind

Limits = Mapping[Role, Mapping[Kind, Decimal]]
Months = Mapping[Role, Mapping[Kind, Decimal | None]]
Cell = tuple[Role, Kind]

NO_MONTHS: Months = {}


@transaction.atomic
def set_authority(
    team: Team, limits: Limits, *, monthly: Months = NO_MONTHS, by: Actor, at: datetime
) -> Team:
    """Set the most that roles may give of some kinds, in the team's currency.

    `limits` are for one case, `monthly` for what one person gives in a month, None for no limit.
    What is not named stays. A limit is never zero (rule 13) and never below that of the role
    beneath; no month binds the owner of the house, above whom there is nobody to ask. A manager
    sets those of clerks and leads, the owner of the house all; the same limits again change
    nothing. Raises BeyondReason and NotTheirsToSet.
    """
    acting = require(Role.MANAGER, by, team)
    team.refresh_from_db(from_queryset=Team.objects.select_for_update())
    now, months = authority_table(team), _by_cell(monthly_limits(team))
    changed = {
        (role, kind): limit
        for role, row in limits.items()
        for kind, limit in ((kind, _clean(role, kind, limit)) for kind, limit in row.items())
        if limit != now[role.value][LineKind(kind.value)]
    }
    changed_months = {
        (role, kind): month
        for role, row in monthly.items()
        for kind, month in ((kind, _clean_month(role, kind, m)) for kind, m in row.items())
        if month != months.get((role, kind))
    }
    cells = [*changed, *(cell for cell in changed_months if cell not in changed)]
    if not cells:
        return team
    for role, kind in cells:
        if acting != Role.OWNER and role.rank >= acting.rank:
            name = _field if (role, kind) in changed else _month_field
            raise NotTheirsToSet(
                _("Nobody sets their own limits; ask the owner of the house."), name(role, kind)
            )
    for (role, kind), limit in changed.items():
        now[role.value][LineKind(kind.value)] = limit
    _refuse_falling(now)
    months |= changed_months
    _refuse_falling_months(months)
    for role, kind in cells:
        set_now = {
            "limit": now[role.value][LineKind(kind.value)],
            "a_month": months.get((role, kind)),
        }
        Authority.objects.update_or_create(team=team, role=role, kind=kind, defaults=set_now)
    figures = {_field(role, kind): str(limit) for (role, kind), limit in changed.items()}
    figures_of_months = {
        _month_field(role, kind): None if month is None else str(month)
        for (role, kind), month in changed_months.items()
    }
    record("team.authority_set", team, by=by, at=at, **figures, **figures_of_months)
    return team


def _by_cell(table: Mapping[str, Mapping[LineKind, Decimal]]) -> dict[Cell, Decimal | None]:
    return {
        (Role(role), Kind(kind.value)): month
        for role, row in table.items()
        for kind, month in row.items()
    }


def _clean(role: Role, kind: Kind, limit: Decimal) -> Decimal:
    if limit.is_finite() and limit <= 0:
        raise BeyondReason(
            _("Everybody on the desk may give something; this has to be more than zero."),
            _field(role, kind),
        )
    return clean_sum(limit, field=_field(role, kind), refuse=BeyondReason)


def _clean_month(role: Role, kind: Kind, month: Decimal | None) -> Decimal | None:
    if month is None:
        return None
    field = _month_field(role, kind)
    if role == Role.OWNER:
        raise BeyondReason(
            _("Nobody stands above the owner of the house to be asked; leave this empty."), field
        )
    if month.is_finite() and month <= 0:
        raise BeyondReason(
            _("Everybody on the desk may give something; leave it empty for no limit."), field
        )
    return clean_sum(month, field=field, refuse=BeyondReason)


def _refuse_falling_months(months: Mapping[Cell, Decimal | None]) -> None:
    for below, role in pairwise(Role):
        for kind in Kind:
            least, own = months.get((below, kind)), months.get((role, kind))
            if own is not None and (least is None or own < least):
                raise BeyondReason(
                    _("A %(role)s may give at least what a %(below)s may in a month: %(least)s.")
                    % {
                        "role": role.label,
                        "below": below.label,
                        "least": _("no limit") if least is None else least,
                    },
                    _month_field(role, kind),
                )


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


def _month_field(role: Role, kind: Kind) -> str:
    return f"{_field(role, kind)}_month"
