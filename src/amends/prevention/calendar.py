"""When a team meets: days by a pattern, moments on its wall clock, which two come next. Pure."""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count, takewhile
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from amends.people.wall_clock import moment_of

REVIEWS = 2
"""A new problem is reviewed at so many meetings (S1)."""

LAID_AHEAD = timedelta(weeks=12)
LEAST_AHEAD = 4
"""Meetings are laid out for twelve weeks, and never fewer than four: a month has one or two."""

WEEK = timedelta(weeks=1)
LAST = -1


class Rhythm(StrEnum):
    """How a team meets."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Pattern:
    """When a team meets, at `clock` in `zone` (an IANA name), from `first_on` on.

    Weekly: on the weekday of `first_on`, every so many weeks. Monthly: on the `nth` (1 to 4, or
    LAST) such weekday of a month, the first one that is not before `first_on`. The last day that
    counts is `last_on`, where there is one.
    """

    rhythm: Rhythm
    first_on: date
    clock: time
    zone: str
    every_weeks: int = 1
    nth: int = 1
    last_on: date | None = None

    def moment(self, day: date) -> datetime:
        """Return the moment in UTC at which the meeting of this day begins."""
        return moment_of(day, self.clock, ZoneInfo(self.zone))

    def days(self, after: date | None = None) -> Iterator[date]:
        """Yield the days of the pattern in order, those after `after` only."""
        days = self._from(self.first_on if after is None else after + timedelta(days=1))
        return takewhile(lambda day: self.last_on is None or day <= self.last_on, days)

    def _from(self, begin: date) -> Iterator[date]:
        match self.rhythm:
            case Rhythm.ONCE:
                return (day for day in [self.first_on] if day >= begin)
            case Rhythm.WEEKLY:
                return self._weeks(begin)
            case Rhythm.MONTHLY:
                return self._months(max(begin, self.first_on))

    def _weeks(self, begin: date) -> Iterator[date]:
        step = self.every_weeks * WEEK
        passed = max(0, -((self.first_on - begin) // step))
        return (self.first_on + number * step for number in count(passed))

    def _months(self, begin: date) -> Iterator[date]:
        for month in count(begin.year * 12 + begin.month - 1):
            day = nth_weekday(month // 12, month % 12 + 1, self.first_on.weekday(), self.nth)
            if day >= begin:
                yield day


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the first to fourth such weekday (Monday is 0) of a month, or the LAST one."""
    if nth == LAST:
        end = date(year, month, calendar.monthrange(year, month)[1])
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def days_to_lay(
    pattern: Pattern, *, after: date | None, at: datetime, plain: int
) -> Iterator[date]:
    """Yield the days that are to be laid out now, those after `after`.

    `plain` counts the meetings still to come that are as the pattern says. Who has not met in
    the past did not: a day that is over is left out.
    """
    for day in pattern.days(after):
        starts_at = pattern.moment(day)
        if starts_at > at + LAID_AHEAD and plain >= LEAST_AHEAD:
            return
        if starts_at > at:
            plain += 1
            yield day


class Held(Protocol):
    """A meeting, as far as the agenda asks."""

    starts_at: datetime
    is_cancelled: bool


Meeting = TypeVar("Meeting", bound=Held)


def next_meetings(meetings: Sequence[Meeting], *, at: datetime, reviewed: int = 0) -> list[Meeting]:
    """Return where a problem belongs that was reviewed so often: the next ones, two in all."""
    to_come = [one for one in meetings if one.starts_at > at and not one.is_cancelled]
    left = max(0, REVIEWS - reviewed)
    return sorted(to_come, key=lambda one: one.starts_at)[:left]
