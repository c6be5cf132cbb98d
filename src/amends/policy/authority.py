"""Who may grant how much of which kind without asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from amends.policy.errors import AuthorityError, nearest
from amends.policy.frame import Frame
from amends.policy.kinds import ROLES, LineKind
from amends.policy.reading import Item

AuthorityTable = Mapping[str, Mapping[LineKind, Decimal]]

UNLIMITED = Decimal("Infinity")


class Grants:
    """Answer which role an amount of a kind needs."""

    __slots__ = ("_limits",)

    def __init__(self, table: AuthorityTable) -> None:
        self._limits = {
            kind: tuple(
                (table[role][kind], rank) for rank, role in enumerate(ROLES) if role in table
            )
            for kind in LineKind
        }

    def rank(self, kind: LineKind, amount: Decimal) -> int:
        """Find the rank of the lowest role that may grant the amount; else the highest there is."""
        for limit, rank in self._limits[kind]:
            if limit is UNLIMITED or amount <= limit:
                return rank
        return len(ROLES) - 1

    def rank_for(self, amounts: Iterable[tuple[LineKind, Decimal]]) -> int:
        """Find the rank that several lines need together; each kind is summed on its own."""
        sums: dict[LineKind, Decimal] = {}
        for kind, amount in amounts:
            sums[kind] = sums.get(kind, Decimal(0)) + amount
        return max((self.rank(kind, total) for kind, total in sums.items()), default=0)


# What a rule fixes is nobody's favour: a policy of entitlements alone needs no table.
ANYBODY = Grants({"clerk": dict.fromkeys(LineKind, UNLIMITED)})


def checked(table: AuthorityTable) -> Grants:
    """Check a table from outside the policy. It raises AuthorityError."""
    if not table:
        raise AuthorityError("an authority table names one role or more")
    for role in table:
        if role not in ROLES:
            raise AuthorityError(f"unknown role {role}; known are {', '.join(ROLES)}")
    before: Mapping[LineKind, Decimal] = {}
    for role in (role for role in ROLES if role in table):
        for kind in LineKind:
            if kind not in table[role]:
                raise AuthorityError(f"{role} has no limit for {kind}")
            limit = table[role][kind]
            # Rule 13 of the house: everybody on the desk can give something without asking.
            if not limit > 0:
                raise AuthorityError(f"{role} has nothing to give of {kind}; never zero")
            if limit < before.get(kind, Decimal(0)):
                raise AuthorityError(f"{role} may give less {kind} than the role below")
        before = table[role]
    return Grants(table)


def read_authority(item: Item, frame: Frame) -> AuthorityTable:
    """Read the table: for each role a limit for every kind; `everything` stands for the rest."""
    table: dict[str, dict[LineKind, Decimal]] = {}
    lines: dict[str, dict[LineKind, Item]] = {}
    kinds = [kind.value for kind in LineKind]
    rows = item.fields(ROLES)
    if not rows:
        item.refuse("expected one role or more")
    for role in (role for role in ROLES if role in rows):
        cells = rows[role].fields({*kinds, "everything"})
        table[role], lines[role] = {}, {}
        for kind in LineKind:
            cell = cells.get(kind.value) or cells.get("everything")
            if cell is None:
                rows[role].refuse(f"{kind} is missing; nobody on the desk has nothing to give")
            if nearest(cell.raw(), ["unlimited"]).startswith("; did"):
                cell.one_of(["unlimited"])
            limit = UNLIMITED if cell.raw() == "unlimited" else frame.money(cell)
            if not limit > 0:
                cell.refuse("a limit of 0 leaves this role with nothing to give; never zero")
            table[role][kind], lines[role][kind] = limit, cell
        _never_falls(table, lines, role)
    return table


def _never_falls(
    table: Mapping[str, Mapping[LineKind, Decimal]],
    lines: Mapping[str, Mapping[LineKind, Item]],
    role: str,
) -> None:
    below = [other for other in ROLES[: ROLES.index(role)] if other in table]
    if not below:
        return
    for kind, limit in table[role].items():
        if limit < table[below[-1]][kind]:
            first = lines[below[-1]][kind].line
            lines[role][kind].refuse(
                f"{role} may give less {kind} than {below[-1]} (line {first}); limits never fall"
            )
