"""From days to a day: working days are days on which the shop is open."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from amends.people.hours import BusinessHours, Stretch
from amends.remedies.due import due_day, due_moment, hear_by

SHOP = BusinessHours(
    zone="America/New_York",
    weekly=tuple(Stretch(weekday, time(9), time(18)) for weekday in range(6)),
    shut_days=frozenset({date(2026, 3, 6)}),
)
TUESDAY = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
LATE_ON_TUESDAY = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "is_working", "due"),
    [
        (None, False, None),
        (0, False, date(2026, 3, 3)),
        (0, True, date(2026, 3, 3)),
        (3, False, date(2026, 3, 6)),
        # Friday is a shut day, Sunday no business day.
        (3, True, date(2026, 3, 7)),
        (4, True, date(2026, 3, 9)),
    ],
)
def test_days_and_working_days(days: int | None, is_working: bool, due: date | None) -> None:
    assert due_day(days, is_working=is_working, at=TUESDAY, hours=SHOP) == due


def test_the_day_is_the_shops_own_whatever_day_it_is_in_utc() -> None:
    assert due_day(1, is_working=False, at=LATE_ON_TUESDAY, hours=SHOP) == date(2026, 3, 4)
    assert due_day(0, is_working=True, at=LATE_ON_TUESDAY, hours=SHOP) == date(2026, 3, 4)


def test_all_is_due_by_the_close_of_the_latest_day() -> None:
    days = [date(2026, 3, 5), None, date(2026, 3, 9)]
    # Nine hours of daylight later: the clocks went forward on the 8th.
    assert due_moment(days, hours=SHOP) == datetime(2026, 3, 9, 22, 0, tzinfo=UTC)
    assert due_moment([None], hours=SHOP) is None


def test_somebody_who_asks_in_the_evening_is_answered_in_the_morning() -> None:
    assert hear_by(TUESDAY, hours=SHOP) == TUESDAY + timedelta(hours=2)
    assert hear_by(LATE_ON_TUESDAY, hours=SHOP) == datetime(2026, 3, 4, 16, 0, tzinfo=UTC)
