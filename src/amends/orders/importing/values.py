"""A text in a cell becomes a day, a moment, a sum or a count, or says why not. Pure."""

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from amends.orders.importing.errors import BadValue
from amends.people.wall_clock import moment_of

NOON = time(12)
FIRST_YEAR, LAST_YEAR = 1970, 2200
SUM = re.compile(r"-?\d+(?:\.\d+)?")
AROUND_A_SUM = re.compile(r"^[^\d,.+-]*|[^\d]*$")
SHOWN = 40


def moment(text: str, formats: tuple[str, ...], zone: ZoneInfo, *, column: str) -> datetime | None:
    """Return the moment that a cell names, None for an empty one.

    A time without a zone is read on the clock of `zone`, a day alone means its noon. The forms
    are `formats` (as in `strptime`), or ISO 8601 and that with a zone as in `-0500` behind it.
    Raises BadValue.
    """
    found = _read(text, formats)
    if found is None:
        if not text:
            return None
        raise BadValue(f"“{shown(text)}” in {column} is no date in a form that the map names")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise BadValue(f"“{shown(text)}” in {column} is not of this time")
    if not isinstance(found, datetime):
        return moment_of(found, NOON, zone)
    if found.tzinfo is not None:
        return found.astimezone(UTC)
    return moment_of(found.date(), found.time(), zone)


def day(text: str, formats: tuple[str, ...], zone: ZoneInfo, *, column: str) -> date | None:
    """Return the day in `zone` that a cell names, None for an empty one. Raises BadValue."""
    found = moment(text, formats, zone, column=column)
    return found.astimezone(zone).date() if found else None


def amount(text: str, decimal: str, *, column: str) -> Decimal | None:
    """Return a sum of money, None for an empty cell.

    Currency signs around it and signs between thousands are left out. Raises BadValue.
    """
    if not text:
        return None
    thousands = "." if decimal == "," else ","
    bare = AROUND_A_SUM.sub("", text)
    for mark in (thousands, " ", "\u00a0", "\u202f", "'", "’"):
        bare = bare.replace(mark, "")
    bare = bare.replace(decimal, ".")
    if not SUM.fullmatch(bare) or not bare.isascii():
        raise BadValue(f"“{shown(text)}” in {column} is no sum of money")
    try:
        return Decimal(bare)
    except InvalidOperation as error:
        raise BadValue(f"“{shown(text)}” in {column} is no sum of money") from error


def count(text: str, *, column: str) -> int:
    """Return how many, 1 for an empty cell. Raises BadValue."""
    if not text:
        return 1
    whole = text.removesuffix(".0").removesuffix(".00")
    if not (whole.isascii() and whole.isdigit()) or len(whole) > 9:
        raise BadValue(f"“{shown(text)}” in {column} is no whole number")
    return int(whole)


def shown(text: str) -> str:
    """Return the beginning of a text, to be repeated in a message."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _read(text: str, formats: tuple[str, ...]) -> date | datetime | None:
    for form in formats:
        try:
            found = datetime.strptime(text, form)  # noqa: DTZ007
        except ValueError:
            continue
        return found if "%H" in form or "%I" in form else found.date()
    if formats or not text:
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(_iso(text))
    except ValueError:
        return None


def _iso(text: str) -> str:
    # As shops write it: 2024-05-01 10:20:30 -0500, and with UTC behind it.
    return re.sub(r"\s*UTC$", "+00:00", re.sub(r"\s+([+-]\d\d:?\d\d)$", r"\1", text))
