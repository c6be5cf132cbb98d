"""When a team is at work: business minutes and business days. Pure; UTC in and out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from amends.people.wall_clock import end_of, moment_of

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

# Ten years without one open day is a mistake in the settings, not a holiday.
LONGEST_SHUT = 3_660


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of one weekday (Monday is 0); one that ends at 23:59 ends with its day."""

    weekday: int
    starts: time
    ends: time


OFFICE_HOURS = tuple(Stretch(weekday, time(9), time(17)) for weekday in range(5))
"""What counts for a team that has not said when it is open: Monday to Friday, 9 to 17."""


class NeverOpen(ValueError):
    """Not one open day in ten years."""


@lru_cache(maxsize=512)
def public_holidays(country: str, subdivision: str, year: int) -> frozenset[date]:
    """Return the public holidays of a year, as the `holidays` library knows them."""
    return frozenset(
        holidays.country_holidays(country, subdiv=subdivision or None, years=year).keys()
    )


@dataclass(frozen=True, slots=True)
class BusinessHours:
    """The hours of a team.

    `weekly` are its stretches in its own `zone` (an IANA name), which may touch but not
    overlap; none means OFFICE_HOURS. It is shut on `shut_days` and, when `country` is given, on
    the public holidays there. Times without a zone raise ValueError; a team that is never open
    raises NeverOpen.
    """

    zone: str
    weekly: tuple[Stretch, ...] = OFFICE_HOURS
    shut_days: frozenset[date] = frozenset()
    country: str = ""
    subdivision: str = ""

    def is_open(self, at: datetime) -> bool:
        """Tell whether the team is at work; the closing moment itself is outside."""
        at = _utc(at)
        return any(start <= at < end for start, end in self._spans(self.day_of(at)))

    def is_business_day(self, day: date) -> bool:
        """Tell whether the team is open at some time of this day of its own calendar."""
        return bool(self._spans(day))

    def day_of(self, at: datetime) -> date:
        """Return the day that it is in the team's own zone."""
        return at.astimezone(ZoneInfo(self.zone)).date()

    def next_opening(self, at: datetime) -> datetime:
        """Return `at` itself when the team is open, else the moment when it opens next."""
        at = _utc(at)
        return next(max(start, at) for start, end in self._spans_from(at) if end > at)

    def closing_on(self, day: date) -> datetime:
        """Return the last closing of this day, or of the next business day when it is shut."""
        return next(spans[-1][1] for _, spans in self._days_from(day))

    def add_minutes(self, at: datetime, minutes: int) -> datetime:
        """Return the moment when so many minutes of business have passed since `at`.

        None at all gives the next opening. Raises ValueError for fewer than none.
        """
        if minutes < 0:
            raise ValueError("Business minutes are added, not taken away.")
        at, left = _utc(at), minutes * MINUTE
        for start, end in self._spans_from(at):
            begin = max(start, at)
            if begin < end and left <= end - begin:
                return begin + left
            left -= max(end - begin, timedelta(0))
        raise NeverOpen(self.zone)

    def add_days(self, at: datetime, days: int) -> datetime:
        """Return the same time of day on the business day that is `days` after `at`.

        Where the team is shut at that time of day, its closing on that day is meant. No days at
        all give `at` itself while the team is open, else the next closing. Raises ValueError
        for fewer than none.
        """
        if days < 0:
            raise ValueError("Business days are added, not taken away.")
        at = _utc(at)
        if days == 0:
            return at if self.is_open(at) else self._next_closing(at)
        clock = at.astimezone(ZoneInfo(self.zone)).time()
        counted = self._days_from(self.day_of(at) + DAY)
        for _ in range(days - 1):
            next(counted)
        day, spans = next(counted)
        wanted = moment_of(day, clock, ZoneInfo(self.zone))
        is_inside = any(start <= wanted < end for start, end in spans)
        return wanted if is_inside else spans[-1][1]

    def minutes_between(self, a: datetime, b: datetime) -> int:
        """Return the whole minutes of business between two moments; negative when `b` is first."""
        a, b = _utc(a), _utc(b)
        if b < a:
            return -self.minutes_between(b, a)
        passed, day, last = timedelta(0), self.day_of(a), self.day_of(b)
        while day <= last:
            for start, end in self._spans(day):
                passed += max(min(end, b) - max(start, a), timedelta(0))
            day += DAY
        return passed // MINUTE

    def _spans(self, day: date) -> list[tuple[datetime, datetime]]:
        if self._is_shut(day):
            return []
        zone, weekday = ZoneInfo(self.zone), day.weekday()
        spans = [
            (moment_of(day, stretch.starts, zone), end_of(day, stretch.ends, zone))
            for stretch in sorted(self.weekly or OFFICE_HOURS)
            if stretch.weekday == weekday
        ]
        return [(start, end) for start, end in spans if start < end]

    def _is_shut(self, day: date) -> bool:
        if day in self.shut_days:
            return True
        return bool(self.country) and day in public_holidays(
            self.country, self.subdivision, day.year
        )

    def _days_from(self, day: date) -> Iterator[tuple[date, list[tuple[datetime, datetime]]]]:
        shut = 0
        while shut < LONGEST_SHUT:
            spans = self._spans(day)
            shut = 0 if spans else shut + 1
            if spans:
                yield day, spans
            day += DAY
        raise NeverOpen(f"Not one open day in ten years before {day}.")

    def _spans_from(self, at: datetime) -> Iterator[tuple[datetime, datetime]]:
        for _, spans in self._days_from(self.day_of(at)):
            yield from spans

    def _next_closing(self, at: datetime) -> datetime:
        today = self.day_of(at)
        closing = self.closing_on(today)
        return closing if closing > at else self.closing_on(today + DAY)


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return at.astimezone(UTC)
