"""An order as a program sends it, and as the import takes it.

Moments are ISO 8601; one without a zone is read on the team's clock, and a day alone means its
noon there.
"""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from ninja import Schema
from pydantic import ConfigDict, Field, ValidationError

from amends.orders.importing.drafts import QUIET_DAYS, CustomerTold, LineTold, OrderTold
from amends.orders.importing.errors import BadValue
from amends.orders.importing.mapping import SAYS
from amends.orders.importing.values import day, moment

Text = Annotated[str, Field(max_length=300)]
When = Annotated[str, Field(max_length=40)]
Sum = Annotated[Decimal, Field(ge=0, max_digits=14)]
CANCELLED = ("cancelled_by_customer", "cancelled_by_us")


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class CustomerSent(_Strict):
    """Who bought it. The same name at the same address is the same customer."""

    number: Annotated[str, Field(max_length=64, description="The shop's own number.")] = ""
    name: Text = ""
    email: Text = ""
    phone: Text = ""


class LineSent(_Strict):
    """One thing bought."""

    what: Annotated[str, Field(min_length=1, max_length=200)]
    price: Annotated[Sum, Field(description="For one.")] = Decimal(0)
    quantity: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    extra: Annotated[Sum, Field(description="Charged on top, such as freight.")] = Decimal(0)
    supplier: Annotated[str, Field(max_length=120)] = ""
    hand_over_by: Annotated[When | None, Field(description="The supplier's word to us.")] = None
    in_stock_by: Annotated[When | None, Field(description="The supplier's word to us.")] = None


class OrderSent(_Strict):
    """One order. `number` and `bought_at` are needed, and at least one line."""

    number: Annotated[str, Field(min_length=1, max_length=40)]
    bought_at: When
    lines: Annotated[list[LineSent], Field(min_length=1, max_length=500)]
    customer: CustomerSent = CustomerSent()
    promised_on: Annotated[
        When | None, Field(description="The day told to the customer: our word to them.")
    ] = None
    is_essential: Annotated[
        bool, Field(description="After that day the thing is of no use, such as a birthday.")
    ] = False
    handed_over_at: Annotated[When | None, Field(description="To the carrier.")] = None
    scanned_at: Annotated[When | None, Field(description="Last seen by the carrier.")] = None
    delivered_at: When | None = None
    status: Literal["open", "cancelled_by_customer", "cancelled_by_us"] = "open"
    currency: Annotated[
        str, Field(max_length=3, description="That of the team where it is empty.")
    ] = ""
    total: Annotated[
        Sum | None, Field(description="What it came to; the sum of the lines where it is absent.")
    ] = None
    paid: Annotated[Sum | None, Field(description="In all so far.")] = None
    is_paid_in_full: bool = False
    says: Annotated[
        str, Field(max_length=200, description="How the promise reads; {number} stands for it.")
    ] = SAYS
    amends_bad_row: Annotated[
        int | None, Field(ge=1, description="The kept entry that this one repairs.")
    ] = None


def order_told(entry: object, zone: ZoneInfo) -> OrderTold:
    """Return an order as the import takes it. Raises BadValue, which says what is wrong."""
    if not isinstance(entry, dict):
        raise BadValue("it is no JSON object")
    try:
        _refuse_no_text(entry)
        sent = OrderSent.model_validate(entry)
    except ValidationError as error:
        raise BadValue(_first_problem(error)) from error
    except RecursionError as deep:
        raise BadValue("it is nested too deep to be an order") from deep
    bought_at = _when(sent.bought_at, zone, "bought_at")
    if bought_at is None:
        raise BadValue("there is no date of purchase in bought_at")
    delivered_at = _when(sent.delivered_at, zone, "delivered_at")
    carries_promise = sent.status not in CANCELLED
    promised_on = day(sent.promised_on or "", (), zone, column="promised_on")
    return OrderTold(
        number=sent.number,
        customer=CustomerTold(**sent.customer.model_dump()),
        bought_at=bought_at,
        zone=zone.key,
        says=sent.says.replace("{number}", sent.number),
        lines=tuple(_line(line, zone) for line in sent.lines),
        currency=sent.currency.upper(),
        total=sent.total,
        paid=None if sent.is_paid_in_full else sent.paid or Decimal(0),
        promised_on=promised_on if carries_promise else None,
        delivered_on=delivered_at.astimezone(zone).date() if delivered_at else None,
        delivered_at=delivered_at,
        handed_over_at=_when(sent.handed_over_at, zone, "handed_over_at"),
        is_cancelled_by_customer=sent.status == "cancelled_by_customer",
        carries_promise=carries_promise,
        is_essential=sent.is_essential,
        scanned_at=_when(sent.scanned_at, zone, "scanned_at"),
        quiet_days=QUIET_DAYS,
    )


def number_of(entry: object) -> str:
    """Return the order's number as far as it can be read."""
    number = entry.get("number") if isinstance(entry, dict) else None
    return number.strip() if isinstance(number, str) else ""


def marks_of(entry: object) -> list[int]:
    """Return which kept entry this one repairs, if it says so."""
    mark = entry.get("amends_bad_row") if isinstance(entry, dict) else None
    return [mark] if isinstance(mark, int) and 0 < mark < 2**63 else []


def _refuse_no_text(value: Any) -> None:
    # No database keeps these characters.
    if isinstance(value, str):
        if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise BadValue("it has a character that is no text")
    elif isinstance(value, dict):
        for key, inner in value.items():
            _refuse_no_text(key)
            _refuse_no_text(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse_no_text(inner)


def _line(line: LineSent, zone: ZoneInfo) -> LineTold:
    return LineTold(
        what=line.what,
        price=line.price,
        quantity=line.quantity,
        extra=line.extra,
        supplier=line.supplier,
        hand_over_by=_when(line.hand_over_by, zone, "hand_over_by"),
        in_stock_by=_when(line.in_stock_by, zone, "in_stock_by"),
    )


def _when(text: str | None, zone: ZoneInfo, column: str) -> datetime | None:
    return moment(text or "", (), zone, column=column)


def _first_problem(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}"
