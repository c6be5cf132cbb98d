"""The strict reading of one fact put before a policy."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal

from amends.policy.errors import nearest
from amends.policy.facts import FactSpec
from amends.policy.figures import LARGEST, MOST_DECIMALS, number
from amends.policy.kinds import FactType

Take = Callable[[object], object]

LONGEST_TEXT = 500
MOST_DATES = 2_000
# Days are counted one by one; two of these years lie a blink of work apart.
FIRST_YEAR, LAST_YEAR = 1900, 2200
_FINEST = Decimal(1).scaleb(-MOST_DECIMALS)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Mistyped(ValueError):
    """A value is not what its fact holds; the text says what was expected."""


def taker(spec: FactSpec) -> Take:
    """Compile the strict reader of one fact. It raises Mistyped."""
    take = _TAKERS[spec.type](spec)
    if not spec.nullable:
        return take

    def or_nothing(value: object) -> object:
        return None if value is None else take(value)

    return or_nothing


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _bounds(spec: FactSpec) -> tuple[Decimal, Decimal, str]:
    low = -LARGEST if spec.at_least is None else spec.at_least
    high = LARGEST if spec.at_most is None else spec.at_most
    if spec.at_least is not None and spec.at_most is not None:
        return low, high, f" from {low} to {high}"
    if spec.at_least is not None:
        return low, high, f" of at least {low}"
    return low, high, f" of at most {high}" if spec.at_most is not None else ""


def _int(spec: FactSpec) -> Take:
    lowest, highest, between = _bounds(spec)
    low, high = int(lowest), int(highest)
    unit = f" of {spec.unit}" if spec.unit else ""

    def take(value: object) -> object:
        if type(value) is not int:
            raise Mistyped(f"expected a whole number{unit}{between}, found {_shown(value)}")
        if not low <= value <= high:
            size = _shown(value) if abs(value) <= LARGEST else "a number too large to be meant"
            raise Mistyped(f"expected a whole number{unit}{between}, found {size}")
        return value

    return take


def _decimal(spec: FactSpec) -> Take:
    lowest, highest, between = _bounds(spec)
    low, high = max(lowest, -LARGEST), min(highest, LARGEST)
    what = "a sum of money" if spec.type is FactType.MONEY else "a number"

    def take(value: object) -> object:
        read = _read(value)
        if read is None or not low <= read <= high:
            raise Mistyped(f"expected {what}{between}, found {_shown(value)}{_hint(value, read)}")
        if read % _FINEST:
            raise Mistyped(f"expected {what} with at most {MOST_DECIMALS} decimals")
        return read

    return take


def _hint(value: object, read: Decimal | None) -> str:
    if read is not None and abs(read) > LARGEST:
        return ", too large to be meant"
    return "; write it as 12.50" if read is None and isinstance(value, str) else ""


def _read(value: object) -> Decimal | None:
    kind = type(value)
    if kind is str:
        return number(value)  # type: ignore[arg-type]
    if kind is int:
        return Decimal(value)  # type: ignore[arg-type]
    if kind is float:
        # The shortest text of a float is what was written, not its binary neighbour.
        read = Decimal(repr(value))
    elif kind is Decimal:
        read = value  # type: ignore[assignment]
    else:
        return None
    return read if read.is_finite() else None


def _bool(spec: FactSpec) -> Take:
    def take(value: object) -> object:
        if value is True or value is False:
            return value
        raise Mistyped(f"expected true or false, found {_shown(value)}")

    return take


def _choice(spec: FactSpec) -> Take:
    known = frozenset(spec.choices)

    def take(value: object) -> object:
        if isinstance(value, str) and value in known:
            return value
        suggestion = nearest(value, known) if isinstance(value, str) else ""
        listed = ", ".join(spec.choices)
        if suggestion.startswith("; did"):
            raise Mistyped(f"expected one of {listed}, found {_shown(value)}{suggestion}")
        plain = "" if isinstance(value, str) or value is None else ", which is no text"
        raise Mistyped(f"expected one of {listed}, found {_shown(value)}{plain}")

    return take


def _text(spec: FactSpec) -> Take:
    def take(value: object) -> object:
        if type(value) is not str or len(value) > LONGEST_TEXT:
            raise Mistyped(f"expected words of at most {LONGEST_TEXT} letters")
        return value

    return take


def read_day(value: object) -> date:
    """Read a day from a date or from text as 2026-11-22. It raises Mistyped."""
    if type(value) is date and FIRST_YEAR <= value.year <= LAST_YEAR:
        return value
    if type(value) is str and _ISO_DAY.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise Mistyped(f"{value} is on no calendar") from None
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        raise Mistyped(f"expected a date from {FIRST_YEAR} to {LAST_YEAR}, found {value}")
    raise Mistyped(f"expected a date as 2026-11-22, found {_shown(value)}")


def _date(spec: FactSpec) -> Take:
    return read_day


def _dates(spec: FactSpec) -> Take:
    def take(value: object) -> object:
        if not isinstance(value, list | tuple) or len(value) > MOST_DATES:
            raise Mistyped(f"expected a list of dates, found {_shown(value)}")
        return tuple(sorted(read_day(entry) for entry in value))

    return take


def _moment(spec: FactSpec) -> Take:
    expected = "expected a date and time with its zone as 2026-11-22T18:00:00+01:00"

    def take(value: object) -> object:
        try:
            read = datetime.fromisoformat(value) if type(value) is str else value
        except ValueError:
            raise Mistyped(f"{expected}, found {_shown(value)}") from None
        if not isinstance(read, datetime) or read.tzinfo is None:
            raise Mistyped(f"{expected}, found {_shown(value)}")
        if not FIRST_YEAR <= read.year <= LAST_YEAR:
            raise Mistyped(f"{expected}, from {FIRST_YEAR} to {LAST_YEAR}, found {_shown(value)}")
        return read

    return take


_TAKERS: Mapping[FactType, Callable[[FactSpec], Take]] = {
    FactType.INT: _int,
    FactType.DECIMAL: _decimal,
    FactType.MONEY: _decimal,
    FactType.BOOL: _bool,
    FactType.CHOICE: _choice,
    FactType.TEXT: _text,
    FactType.DATE: _date,
    FactType.DATES: _dates,
    FactType.MOMENT: _moment,
}
