"""Who may give how much without asking (rule 13). Pure: no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from amends.people.models import Role

Sums = Mapping[str, Decimal]
"""A sum for each kind of line, by its code."""

Limits = Mapping[str, Mapping[str, Decimal]]
"""For each role, the most of each kind for one case."""

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one line costs, of which kind, and the role that the policy asks for it, or ""."""

    kind: str
    amount: Decimal
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody who may be asked, by number, name and role."""

    id: int
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Leave:
    """Whether somebody may give something themselves, else whom to ask.

    `hear_by` is when the customer would hear after asking. `approver` is None when it is one's
    own to give, and when nobody here may give it.
    """

    needed: Role
    is_own: bool
    approver: Giver | None = None
    hear_by: datetime | None = None


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


def leave_for(
    role: Role, needed: Role, *, above: Iterable[Giver], hear_by: datetime | None
) -> Leave:
    """Say whether `role` may give it, else name the next one above who may.

    `above` is the ladder, nearest first.
    """
    if role.rank >= needed.rank:
        return Leave(needed=needed, is_own=True)
    approver = next((giver for giver in above if giver.role.rank >= needed.rank), None)
    return Leave(needed=needed, is_own=False, approver=approver, hear_by=hear_by)
