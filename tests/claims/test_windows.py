"""Until when: the rule that ends first wins, and nobody counts from a day that is unknown."""

from datetime import UTC, date, datetime

import pytest

from amends.claims.windows import CountsFrom, Rule, Window, window_of

DELIVERY, DISCOVERY = CountsFrom.DELIVERY, CountsFrom.DISCOVERY
MONDAY, TUESDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 6)
NEW_YORK = "America/New_York"


def office(day: date) -> bool:
    return day.weekday() < 5 and day != date(2026, 3, 10)


@pytest.mark.parametrize(
    ("rules", "delivered", "seen", "ends"),
    [
        # The day itself does not count, the last one counts whole.
        ([Rule(DELIVERY, 7)], MONDAY, TUESDAY, date(2026, 3, 9)),
        ([Rule(DELIVERY, 0)], MONDAY, TUESDAY, MONDAY),
        ([Rule(DELIVERY, 1)], MONDAY, TUESDAY, TUESDAY),
        # The one that ends first wins, whichever comes first in the terms.
        ([Rule(DELIVERY, 7), Rule(DISCOVERY, 3)], MONDAY, TUESDAY, FRIDAY),
        ([Rule(DISCOVERY, 3), Rule(DELIVERY, 7)], MONDAY, TUESDAY, FRIDAY),
        ([Rule(DELIVERY, 3), Rule(DISCOVERY, 7)], MONDAY, TUESDAY, date(2026, 3, 5)),
        # A rule whose day nobody knows does not apply; with none there is no window.
        ([Rule(DELIVERY, 3), Rule(DISCOVERY, 7)], None, TUESDAY, date(2026, 3, 10)),
        ([Rule(DELIVERY, 3)], None, TUESDAY, None),
        ([Rule(DISCOVERY, 3)], MONDAY, None, None),
        ([], MONDAY, TUESDAY, None),
        # A calendar window that ends on a weekend is not moved.
        ([Rule(DELIVERY, 5)], MONDAY, MONDAY, date(2026, 3, 7)),
        # Working days leave out weekends and the days on which the team is shut.
        ([Rule(DELIVERY, 1, is_working=True)], FRIDAY, FRIDAY, date(2026, 3, 9)),
        ([Rule(DELIVERY, 2, is_working=True)], FRIDAY, FRIDAY, date(2026, 3, 11)),
        ([Rule(DELIVERY, 5, is_working=True)], MONDAY, MONDAY, date(2026, 3, 9)),
        ([Rule(DELIVERY, 0, is_working=True)], date(2026, 3, 7), MONDAY, date(2026, 3, 7)),
        # Over the end of a year, and of a February.
        ([Rule(DELIVERY, 30)], date(2025, 12, 15), TUESDAY, date(2026, 1, 14)),
        ([Rule(DELIVERY, 1)], date(2028, 2, 28), None, date(2028, 2, 29)),
    ],
)  # fmt: skip
def test_the_window_of_the_rule_that_ends_first(
    rules: list[Rule], delivered: date | None, seen: date | None, ends: date | None
) -> None:
    window = window_of(rules, {DELIVERY: delivered, DISCOVERY: seen}, works=office)
    assert (window.ends if window else None) == ends


def test_it_is_warned_of_at_half_and_at_four_fifths_of_it() -> None:
    window = Window(MONDAY, date(2026, 3, 6))
    half, most = window.warned_at("UTC")
    assert half == datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
    assert most == datetime(2026, 3, 6, 0, 0, tzinfo=UTC)
    assert window.over_at("UTC") == datetime(2026, 3, 7, 0, 0, tzinfo=UTC)


def test_the_last_day_counts_whole_on_the_clock_of_the_team() -> None:
    # On 8 March 2026 the clocks of New York go forward.
    assert Window(MONDAY, date(2026, 3, 7)).over_at(NEW_YORK) == datetime(2026, 3, 8, 5, tzinfo=UTC)
    assert Window(MONDAY, date(2026, 3, 8)).over_at(NEW_YORK) == datetime(2026, 3, 9, 4, tzinfo=UTC)


def test_a_window_of_no_days_is_warned_of_on_its_day() -> None:
    half, most = Window(MONDAY, MONDAY).warned_at("UTC")
    assert (half.hour, half.date(), most.hour) == (12, MONDAY, 19)


def test_no_window_ends_before_it_begins() -> None:
    with pytest.raises(ValueError):
        Rule(DELIVERY, -1)
