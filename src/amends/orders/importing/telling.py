"""The rows of one order become what they tell of it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from amends.orders.importing.drafts import CustomerTold, LineTold, OrderTold
from amends.orders.importing.errors import BadValue
from amends.orders.importing.mapping import Among, OrderMap, Source
from amends.orders.importing.values import amount, count, day, moment

Row = Mapping[str, str]
NOTHING = Decimal(0)


def value_of(row: Row, source: Source) -> str:
    """Return what a row has for a source: a constant, the first filled column, or all joined."""
    if source.always:
        return source.always
    filled = [text for text in (row.get(column, "").strip() for column in source.columns) if text]
    if source.joined:
        return " ".join(filled)
    return filled[0] if filled else ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Reads rows by a map; `zone` is that of the team where the map names none."""

    by: OrderMap
    zone: ZoneInfo

    def order(self, rows: Sequence[Row], lines: Sequence[Row] | None = None) -> OrderTold:
        """Tell an order from its rows; its lines stand in them unless they come apart.

        What several rows repeat counts where it is filled first. Raises BadValue.
        """
        first = {name: self._first(rows, name) for name in rows[0]}
        number = value_of(first, self.by.number)
        if not number:
            raise BadValue(f"there is no order number in {self.by.number.columns[0]}")
        bought_at = self._moment(first, self.by.bought)
        if bought_at is None:
            raise BadValue(f"there is no date of purchase in {self.by.bought.columns[0]}")
        status = value_of(first, self.by.status).casefold()
        delivered_at = self._moment(first, self.by.delivered)
        promised_on = day(
            value_of(first, self.by.promised),
            self.by.dates,
            self.zone,
            column=_name(self.by.promised),
        )
        if self.by.promised_days is not None:
            promised_on = (bought_at + timedelta(days=self.by.promised_days)).astimezone(
                self.zone
            ).date()  # fmt: skip
        return OrderTold(
            number=number,
            customer=CustomerTold(
                **{part: value_of(first, source) for part, source in self.by.customer.items()}
            ),
            bought_at=bought_at,
            zone=self.zone.key,
            says=self.by.says.replace("{number}", number),
            lines=tuple(self._line(row) for row in self._told_lines(rows, lines))
            or (LineTold(self.by.lines.otherwise, NOTHING),),
            currency=value_of(first, self.by.currency).upper(),
            total=self._sum(first, self.by.total),
            paid=self._paid(first),
            promised_on=None if status in self.by.without_promise else promised_on,
            delivered_on=delivered_at.astimezone(self.zone).date() if delivered_at else None,
            delivered_at=delivered_at,
            handed_over_at=self._moment(first, self.by.handed_over),
            is_cancelled_by_customer=status in self.by.cancelled_by_customer,
            keeper=self.by.keeper,
            carries_promise=status not in self.by.without_promise,
            is_essential=_is_among(first, self.by.essential),
            scanned_at=self._moment(first, self.by.scanned),
            quiet_days=self.by.quiet_days,
        )

    def _first(self, rows: Sequence[Row], name: str) -> str:
        return next((row[name] for row in rows if row.get(name, "").strip()), "")

    def _told_lines(self, rows: Sequence[Row], lines: Sequence[Row] | None) -> Sequence[Row]:
        if lines is not None:
            return lines
        # A row of an order without a thing in it, such as a shop's row of a second payment.
        return [row for row in rows if value_of(row, self.by.lines.what)]

    def _line(self, row: Row) -> LineTold:
        lines = self.by.lines
        return LineTold(
            what=value_of(row, lines.what) or lines.otherwise,
            price=self._sum(row, lines.price) or NOTHING,
            quantity=count(value_of(row, lines.quantity), column=_name(lines.quantity)),
            extra=self._sum(row, lines.extra) or NOTHING,
            supplier=value_of(row, lines.supplier),
            hand_over_by=self._moment(row, lines.hand_over_by),
            in_stock_by=self._moment(row, lines.in_stock_by),
        )

    def _moment(self, row: Row, source: Source) -> datetime | None:
        return moment(value_of(row, source), self.by.dates, self.zone, column=_name(source))

    def _sum(self, row: Row, source: Source) -> Decimal | None:
        return amount(value_of(row, source), self.by.decimal, column=_name(source))

    def _paid(self, row: Row) -> Decimal | None:
        if _is_among(row, self.by.paid_in_full):
            return None
        return self._sum(row, self.by.paid) or NOTHING


def _is_among(row: Row, wanted: Among | bool) -> bool:
    if isinstance(wanted, Among):
        return value_of(row, wanted.column).casefold() in wanted.words
    return wanted


def _name(source: Source) -> str:
    return " or ".join(source.columns) or "the map"
