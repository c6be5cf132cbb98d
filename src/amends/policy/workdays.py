"""Working days: which days count, how many lie between two dates, which is the nth."""

from __future__ import annotations

import importlib
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from amends.policy.reading import Item

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Workdays:
    """Know the days on which nobody works: weekly ones, fixed dates, a country's holidays."""

    weekend: frozenset[int] = frozenset({5, 6})
    closed: Container[date] = frozenset()
    country: Container[date] = frozenset()

    def works(self, day: date, extra: Container[date] = ()) -> bool:
        """Tell whether a day is a working day; `extra` are further holidays."""
        if day.weekday() in self.weekend or day in extra:
            return False
        return day not in self.closed and day not in self.country

    def between(self, start: date, end: date, extra: Container[date] = ()) -> int:
        """Count the working days after `start` up to and with `end`; negative when end is first."""
        if end < start:
            return -self.between(end, start, extra)
        return sum(self.works(day, extra) for day in _days(start + _DAY, end))

    def after(self, start: date, count: int, extra: Container[date] = ()) -> date:
        """Find the nth working day after `start`; with 0, the start itself."""
        day = start
        while count > 0:
            day += _DAY
            count -= self.works(day, extra)
        return day


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def read_workdays(fields: dict[str, Item]) -> Workdays:
    """Read `weekend` and `holidays` of a policy: dates, or a country with its subdivision."""
    weekend = frozenset({5, 6})
    if "weekend" in fields:
        weekend = frozenset(WEEKDAYS.index(d.one_of(WEEKDAYS)) for d in fields["weekend"].items())
        if len(weekend) == len(WEEKDAYS):
            fields["weekend"].refuse("a week needs one working day or more")
    if "holidays" not in fields:
        return Workdays(weekend)
    item = fields["holidays"]
    if item.is_list:
        return Workdays(weekend, closed=frozenset(day.day() for day in item.items()))
    parts = item.fields({"country", "subdivision"}, ["country"])
    subdivision = parts["subdivision"].raw() if "subdivision" in parts else None
    # The calendars of all countries take a third of a second to load: only who asks, waits.
    calendars = importlib.import_module("holidays")
    try:
        country = calendars.country_holidays(parts["country"].raw(), subdiv=subdivision)
    except NotImplementedError:
        parts["country"].refuse("no calendar is known for this country or subdivision")
    return Workdays(weekend, country=country)
