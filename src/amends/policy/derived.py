"""Derived facts: the closed vocabulary of what a policy may work out from its facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from amends.policy.bag import Bag
from amends.policy.conditions import Condition
from amends.policy.facts import FactSpec
from amends.policy.workdays import Workdays

Compute = Callable[[Bag], object]


@dataclass(frozen=True, slots=True)
class Derived:
    """Name a derived fact, what it is worked out from, and how."""

    spec: FactSpec
    uses: frozenset[str]
    compute: Compute
    condition: Condition | None = None
    divides: bool = False


def when_all_given(uses: frozenset[str], nullable: bool, compute: Compute) -> Compute:
    """Give nothing when one of the facts used is not given."""
    if not nullable:
        return compute

    def guarded(bag: Bag) -> object:
        for name in uses:
            if bag[name] is None:
                return None
        return compute(bag)

    return guarded


def days_between(start: str, end: str) -> Compute:
    """Count calendar days; negative when the end comes first."""
    return lambda bag: (bag[end] - bag[start]).days


def time_between(start: str, end: str, seconds: int) -> Compute:
    """Count full units of time between two moments; negative when the end comes first."""

    def count(bag: Bag) -> object:
        passed = int((bag[end] - bag[start]).total_seconds())
        return passed // seconds if passed >= 0 else -(-passed // seconds)

    return count


def working_days_between(start: str, end: str, week: Workdays, holidays: str | None) -> Compute:
    """Count working days after the start up to and with the end."""
    return lambda bag: week.between(bag[start], bag[end], _extra(bag, holidays))


def day_after(start: str, days: int) -> Compute:
    """Find the day so many calendar days later."""
    return lambda bag: bag[start] + timedelta(days=days)


def working_day_after(start: str, days: int, week: Workdays, holidays: str | None) -> Compute:
    """Find the nth working day after a day."""
    return lambda bag: week.after(bag[start], days, _extra(bag, holidays))


def _extra(bag: Bag, holidays: str | None) -> frozenset[date]:
    return frozenset(bag[holidays] or ()) if holidays else frozenset()


def divided(price: str, by: Decimal) -> Compute:
    """Divide by a fixed number."""
    return lambda bag: bag[price] / by


def divided_by_table(price: str, fact: str, table: Mapping[str, Decimal]) -> Compute:
    """Divide by the number that stands beside a choice."""
    return lambda bag: bag[price] / table[bag[fact]]


def looked_up(fact: str, table: Mapping[str, object]) -> Compute:
    """Give what stands beside a choice."""
    return lambda bag: table[bag[fact]]


def counted_within(dates: str, up_to: str, days: int) -> Compute:
    """Count the dates in the days before a day; the day itself counts, the far end does not."""

    def count(bag: Bag) -> object:
        end: date = bag[up_to]
        return sum(0 <= (end - day).days < days for day in bag[dates])

    return count


def counted_this_year(dates: str, up_to: str) -> Compute:
    """Count the dates in the calendar year of a day, up to that day."""

    def count(bag: Bag) -> object:
        end: date = bag[up_to]
        return sum(day.year == end.year and day <= end for day in bag[dates])

    return count


def first_given(names: tuple[str, ...]) -> Compute:
    """Give the first fact that is given."""

    def first(bag: Bag) -> object:
        return next((bag[name] for name in names if bag[name] is not None), None)

    return first


def summed(names: tuple[str, ...]) -> Compute:
    """Add up."""
    return lambda bag: sum(bag[name] for name in names)


def lessened(start: str, names: tuple[str, ...]) -> Compute:
    """Take away, never below 0: what is owed is not set off."""
    return lambda bag: max(bag[start] - sum(bag[name] for name in names), bag[start] * 0)


def extreme(names: tuple[str, ...], largest: bool) -> Compute:
    """Give the largest or the smallest."""
    pick = max if largest else min
    return lambda bag: pick(bag[name] for name in names)


def banded(tests: tuple[tuple[Callable[[Bag], bool], str], ...], otherwise: str) -> Compute:
    """Give the name of the first band that the fact is in."""

    def band(bag: Bag) -> object:
        for test, name in tests:
            if test(bag):
                return name
        return otherwise

    return band
