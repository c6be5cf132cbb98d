"""Who may give how much without asking (rule 13). Pure: no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from amends.people.models import Role

Sums = Mapping[str, Decimal]
"""A sum for each kind of line, by its code."""

Limits = Mapping[str, Mapping[str, Decimal]]
"""For each role, the most of each kind for one case."""

Months = Mapping[str, Mapping[str, Decimal]]
"""For each role, the most of each kind that one person gives in a month, where there is a limit."""

NO_MONTHS: Months = {}
NO_SUMS: Sums = {}

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one line costs, of which kind, and the role that the policy asks for it, or ""."""

    kind: str
    amount: Decimal
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody who may be asked, by number, name and role.

    `granted` is what they have given on their own authority this month, by kind.
    """

    id: int
    name: str
    role: Role
    granted: Sums = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Leave:
    """Whether somebody may give something themselves, else whom to ask.

    `hear_by` is when the customer would hear after asking. `approver` is None when it is one's
    own to give, and when nobody here may give it. `is_month_full` when it would be one's own in
    this case, but not after what one has given this month already.
    """

    needed: Role
    is_own: bool
    approver: Giver | None = None
    hear_by: datetime | None = None
    is_month_full: bool = False


def sums_of(costs: Iterable[Cost]) -> dict[str, Decimal]:
    """Add up costs kind by kind; no kind is ever set off against another (rule 5)."""
    sums: dict[str, Decimal] = {}
    for cost in costs:
        sums[cost.kind] = sums.get(cost.kind, NOTHING) + cost.amount
    return sums


def role_needed(costs: Iterable[Cost], limits: Limits, *, given: Sums) -> Role:
    """Return the lowest role that may give all this at once.

    What the case has been `given` before counts too, kind by kind, since a limit is for one
    case. Where no limit reaches, the owner of the house decides: what is owed is never lost
    for want of a role.
    """
    costs = tuple(costs)
    sums = {kind: sum_ + given.get(kind, NOTHING) for kind, sum_ in sums_of(costs).items()}
    floor = max((Role(cost.authority).rank for cost in costs if cost.authority), default=0)
    for role in Role:
        own = limits.get(role.value, {})
        if role.rank >= floor and all(
            sum_ <= own.get(kind, NOTHING) for kind, sum_ in sums.items()
        ):
            return role
    return Role.OWNER


def role_for_package(
    *,
    owed: Iterable[Cost],
    options: Iterable[Iterable[Cost]],
    extras: Iterable[Cost],
    limits: Limits,
    given: Sums,
) -> Role:
    """Return the lowest role that may put all of it before a customer.

    The dearest option counts, since the customer chooses; extras count by themselves.
    """
    owed = tuple(owed)
    packages = [extras, owed, *((*owed, *option) for option in options)]
    roles = [role_needed(costs, limits, given=given) for costs in packages]
    return max(roles, key=lambda role: role.rank)


def sums_of_package(
    *, owed: Iterable[Cost], options: Iterable[Iterable[Cost]], extras: Iterable[Cost]
) -> dict[str, Decimal]:
    """Add up, kind by kind, the most that a package can cost: of each kind the dearest option."""
    sums = sums_of([*owed, *extras])
    dearest: dict[str, Decimal] = {}
    for option in options:
        for kind, sum_ in sums_of(option).items():
            dearest[kind] = max(sum_, dearest.get(kind, NOTHING))
    for kind, sum_ in dearest.items():
        sums[kind] = sums.get(kind, NOTHING) + sum_
    return sums


def fits_the_month(role: Role, costs: Sums, *, granted: Sums, months: Months) -> bool:
    """Tell whether somebody may give `costs` on top of what they `granted` this month.

    What costs nothing always fits. A role or kind without a limit for a month has room.
    """
    most = months.get(role.value, {})
    return all(
        granted.get(kind, NOTHING) + sum_ <= most[kind]
        for kind, sum_ in costs.items()
        if sum_ > 0 and kind in most
    )


def leave_for(
    role: Role,
    needed: Role,
    *,
    above: Iterable[Giver],
    hear_by: datetime | None,
    costs: Sums = NO_SUMS,
    granted: Sums = NO_SUMS,
    months: Months = NO_MONTHS,
) -> Leave:
    """Say whether `role` may give it, else name the next one above who may.

    `above` is the ladder, nearest first. `costs` count for the month of whoever gives it;
    `granted` is what the asker has given this month.
    """
    is_of_rank = role.rank >= needed.rank
    fits = fits_the_month(role, costs, granted=granted, months=months)
    if is_of_rank and fits:
        return Leave(needed=needed, is_own=True)
    approver = next(
        (
            giver
            for giver in above
            if giver.role.rank >= needed.rank
            and fits_the_month(giver.role, costs, granted=giver.granted, months=months)
        ),
        None,
    )
    return Leave(
        needed=needed,
        is_own=False,
        approver=approver,
        hear_by=hear_by,
        is_month_full=is_of_rank and not fits,
    )
