"""Until when a supplier has to be told, and until when a claim can be made. Pure.

Several rules may hold at once, such as seven days from delivery and three from when it was
seen; the one that ends first wins. A rule whose own day is unknown does not apply.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from zoneinfo import ZoneInfo

WARN_AT = (Fraction(1, 2), Fraction(4, 5))
"""The shares of a window at which its owner is warned (FIELD.md, supplier claims)."""
DAY = timedelta(days=1)

Works = Callable[[date], bool]


class CountsFrom(StrEnum):
    """The day from which a rule counts."""

    DELIVERY = "delivery"
    DISCOVERY = "discovery"


@dataclass(frozen=True, slots=True)
class Rule:
    """So many days after a day, working days only where the terms say so.

    The day itself does not count, and the last one counts whole. A last day on a weekend is not
    moved: who is early is never wrong.
    """

    counts_from: CountsFrom
    days: int
    is_working: bool = False

    def __post_init__(self) -> None:
        """Refuse a window that ends before it begins: ValueError."""
        if self.days < 0:
            raise ValueError("A window has no days below zero.")


@dataclass(frozen=True, slots=True)
class Window:
    """From the day that it counts from to the last day on which there is still time."""

    starts: date
    ends: date

    def over_at(self, zone: str) -> datetime:
        """Return the moment when there is no more time, on the clock of `zone`."""
        return _midnight(self.ends + DAY, zone)

    def warned_at(self, zone: str) -> list[datetime]:
        """Return when half and when four fifths of it have passed."""
        starts, over = _midnight(self.starts, zone), self.over_at(zone)
        return [starts + (over - starts) * share.numerator / share.denominator for share in WARN_AT]


def window_of(
    rules: Iterable[Rule], known: Mapping[CountsFrom, date | None], *, works: Works
) -> Window | None:
    """Return the window of the rule that ends first; None when no rule applies.

    `known` holds the days that rules count from, None where nobody knows; `works` tells whether
    a day is a working day.
    """
    windows = [
        Window(start, _end_of(rule, start, works))
        for rule in rules
        if (start := known.get(rule.counts_from)) is not None
    ]
    return min(windows, key=lambda window: (window.ends, window.starts), default=None)


def _end_of(rule: Rule, start: date, works: Works) -> date:
    if not rule.is_working:
        return start + rule.days * DAY
    day, left = start, rule.days
    while left > 0:
        day += DAY
        left -= works(day)
    return day


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(zone))
