"""Orders of a file or a message, one after another; what cannot go in is kept with its reason."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from amends.cases.errors import BadWords
from amends.cases.queries.colleagues import next_owner
from amends.journal.actor import MACHINE
from amends.orders.actions import keep_bad_row, mend_bad_row
from amends.orders.errors import OrdersError
from amends.orders.importing.drafts import OrderTold
from amends.orders.importing.errors import BadMap, BadValue
from amends.orders.importing.grouping import MARK, Group, groups_of
from amends.orders.importing.mapping import OrderMap
from amends.orders.importing.telling import Teller
from amends.orders.kept_rows import ORDERS, KeptRow
from amends.orders.queries import (
    agreed_on_orders,
    bad_row,
    bad_rows_numbered,
    times_with_the_carrier,
)
from amends.people.errors import PeopleError
from amends.people.models import Staff, Team
from amends.people.queries import belongs_to, leads_of, managers_of, staff_by_email, teams
from amends.promises.errors import PromisesError
from amends.promises.from_orders import Brought, bring_order
from amends.promises.order_purchase import Suppliers
from amends.promises.packs import ClockPack
from amends.promises.parcels import usual_time
from amends.promises.queries import pack_of

REFUSED = (BadValue, OrdersError, PeopleError, PromisesError, BadWords)
LONGEST_SOURCE = 120
LONGEST_NUMBER = 40
MOST_SUPPLIERS_KNOWN = 20_000
MOST_TOLD = 50


@dataclass(frozen=True, slots=True)
class Bad:
    """One order that did not go in: the number of its row, the header being 1, and why."""

    row: int
    why: str


@dataclass(slots=True)
class Count:
    """What a file did. `strangers` are lines beside it whose order is not in the file, `numbers`
    those of the orders that are new."""

    new: int = 0
    changed: int = 0
    same: int = 0
    bad: int = 0
    mended: int = 0
    strangers: int = 0
    numbers: list[str] = field(default_factory=list)
    suppliers: Suppliers = field(default_factory=dict)
    usual: timedelta | None = None

    def add(self, brought: Brought) -> None:
        """Count an order that went in."""
        match brought:
            case Brought.NEW:
                self.new += 1
            case Brought.CHANGED:
                self.changed += 1
            case Brought.SAME:
                self.same += 1

    def told(self, team: Team) -> str:
        """Return what was done, for an administrator, line by line."""
        orders = self.new + self.changed + self.same
        said = [
            f"{team.name}: {orders} orders; {self.new} new, {self.changed} changed,"
            f" {self.same} as they were."
        ]
        if self.bad:
            said.append(f"{self.bad} did not go in and are kept: amends orders bad.")
        if self.mended:
            said.append(f"{self.mended} rows that were kept for repair are mended.")
        if self.strangers:
            said.append(f"{self.strangers} lines belong to no order of this file.")
        for number, words in agreed_on_orders(team, self.numbers)[:MOST_TOLD]:
            said.append(f"Agreed with the customer of order {number}: {words}")
        return "\n".join(said)


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes orders in for a team, one by one; `count` grows on the way.

    `source` is the file, or who sent them.
    """

    team: Team
    keeper: Staff
    source: str
    pack: ClockPack | None
    count: Count

    def take(
        self, read: Callable[[], OrderTold], kept: KeptRow, *, marks: Iterable[int], at: datetime
    ) -> str:
        """Bring one order in; return why it did not go in, empty when it did.

        `read` makes the order, `kept` is what is kept of it when it does not go in, and `marks`
        are the bad rows that it repairs.
        """
        marked = [row for row in (bad_row(self.team, mark) for mark in marks) if row is not None]
        try:
            told = read()
            brought = self._bring(told, f"{self.source}, row {kept.row}", at)
        except REFUSED as refused:
            why = str(refused).rstrip(".")
            row_kept = keep_bad_row(self.team, kept, why=why, by=MACHINE, at=at)
            # A repair that still cannot go in takes the place of what it was to repair.
            for one in marked:
                if one.pk != row_kept.pk:
                    mend_bad_row(one, by=MACHINE, at=at)
            self.count.bad += 1
            return why
        self.count.add(brought)
        if brought == Brought.NEW:
            self.count.numbers.append(told.number)
        named = bad_rows_numbered(self.team, kept.number) if kept.number else ()
        for row in {one.pk: one for one in [*marked, *named]}.values():
            mend_bad_row(row, by=MACHINE, at=at)
            self.count.mended += 1
        return ""

    def _bring(self, told: OrderTold, source: str, at: datetime) -> Brought:
        if len(self.count.suppliers) > MOST_SUPPLIERS_KNOWN:
            self.count.suppliers.clear()
        return bring_order(
            told,
            team=self.team,
            keeper=self.keeper,
            suppliers=self.count.suppliers,
            usual=self.count.usual,
            source=source,
            at=at,
            pack=self.pack,
        )


def intake(team: Team, *, keeper: str = "", source: str, count: Count, at: datetime) -> Intake:
    """Return what takes orders in for a team; `keeper` is an e-mail address, or empty.

    Raises NobodyThere (cases) for a team without staff, and BadValue for a keeper who is nobody
    there.
    """
    person = keeper_of_orders(team, keeper, at)
    count.usual = usual_time(times_with_the_carrier(team))
    return Intake(team, person, source[:LONGEST_SOURCE], pack_of(team), count)


def bring_file(
    path: Path,
    by: OrderMap,
    *,
    team: Team,
    now: Callable[[], datetime],
    count: Count,
    read: Callable[[int], None] = lambda _characters: None,
) -> Iterator[Bad]:
    """Bring in the orders of a file, and yield those that did not go in.

    `count` grows on the way, and `read` hears how many characters were taken. Cut off at any
    point it can begin again: what is in already stays as it is. Raises BadFile, and
    NobodyThere (cases) for a team without staff.
    """
    teller = Teller(by, by.zone or ZoneInfo(team.time_zone))
    takes = intake(team, keeper=by.keeper, source=path.name, count=count, at=now())
    for group in groups_of(path, by, read):
        if not group.rows and not group.wrong:
            count.strangers += 1
            continue
        kept = KeptRow(takes.source, _row(group), group.number[:LONGEST_NUMBER], _values(group, by))
        why = takes.take(partial(_told, teller, group), kept, marks=group.marks, at=now())
        if why:
            yield Bad(kept.row, why)


def whose_orders(name: str) -> Team:
    """Return the team of that name, or the only one there is. Raises BadMap."""
    known = [*teams()]
    names = ", ".join(team.name for team in known)
    if name:
        wanted = name.strip().casefold()
        found = [team for team in known if wanted in (team.name.casefold(), team.slug)]
        if not found:
            raise BadMap(f"There is no team {name}; there are {names or 'none'}.")
        return found[0]
    if not known:
        raise BadMap("There is no team yet: run `amends owner add` first.")
    if len(known) > 1:
        raise BadMap(f"Say whose orders these are: --team, or `team` in the map; one of {names}.")
    return known[0]


def keeper_of_orders(team: Team, email: str, at: datetime) -> Staff:
    """Return who looks after the promises of a team's orders: who is named, else lead or manager.

    Raises NobodyThere (cases), and BadValue for a name that is nobody's in the team.
    """
    if email:
        named = staff_by_email(email)
        if named is None or not named.is_active or not belongs_to(named, team):
            raise BadValue(f"{email} is nobody who works in {team.name}")
        return named
    return next(iter([*leads_of(team), *managers_of(team)]), None) or next_owner(team, at)


def _told(teller: Teller, group: Group) -> OrderTold:
    if group.wrong:
        raise BadValue(group.wrong)
    return teller.order(
        [one.cells for one in group.rows],
        None if group.lines is None else [one.cells for one in group.lines],
    )


def _row(group: Group) -> int:
    return group.rows[0].number if group.rows else (group.lines or [])[0].number


def _values(group: Group, by: OrderMap) -> dict[str, list[dict[str, str]]]:
    # The marks of an earlier repair are no part of what was in the rows.
    rows = [{k: v for k, v in one.cells.items() if k != MARK} for one in group.rows]
    if group.lines is None:
        return {ORDERS: rows}
    return {ORDERS: rows, by.lines.file: [one.cells for one in group.lines]}
