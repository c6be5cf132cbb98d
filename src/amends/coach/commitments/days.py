"""The business calendar that dates are counted by, and steps through weeks and months."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
FRIDAY = 4
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Days:
    """Know the days off: weekly ones (Monday is 0) and holidays; and how 3/4 is read."""

    off: frozenset[int] = frozenset({5, 6})
    holidays: Container[date] = ()
    day_first: bool = True

    def works(self, day: date) -> bool:
        """Say whether a day is a working day."""
        return day.weekday() not in self.off and day not in self.holidays

    def working(self, start: date, count: int) -> date:
        """Find the nth working day after `start`."""
        day = start
        while count > 0:
            day += DAY
            count -= self.works(day)
        return day


def next_weekday(today: date, weekday: int) -> date:
    """Find the next such weekday to come; today does not count."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def monday_of(today: date, weeks: int = 0) -> date:
    """Find the Monday of this week, or of one that many weeks on."""
    return today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)


def week_end(today: date, weeks: int = 0) -> date:
    """Find the Friday that ends a working week; on a weekend, this week ends on Sunday."""
    friday = monday_of(today, weeks) + timedelta(days=FRIDAY)
    return friday if friday >= today else friday + 2 * DAY


def month_end(year: int, month: int) -> date:
    """Find the last day of a month."""
    if month == _DECEMBER:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - DAY


def months_on(today: date, months: int) -> date:
    """Step whole months; the day is cut where the month is shorter."""
    count = today.year * 12 + today.month - 1 + months
    year, month = divmod(count, 12)
    return min(date(year, month + 1, 1) + timedelta(days=today.day - 1), month_end(year, month + 1))


def made(year: int, month: int, day: int) -> date | None:
    """Make a date, or nothing where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def coming(today: date, month: int, day: int) -> date | None:
    """Find the next such day of a year, today included."""
    this = made(today.year, month, day)
    return this if this and this >= today else made(today.year + 1, month, day)
