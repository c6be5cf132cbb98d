"""When a team meets: days by a pattern, on the clock of its own wall, also when clocks change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.prevention.calendar import (
    LAID_AHEAD,
    LAST,
    LEAST_AHEAD,
    Pattern,
    Rhythm,
    days_to_lay,
    next_meetings,
    nth_weekday,
)

NEW_YORK, BERLIN, LORD_HOWE = "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"
TUESDAY = date(2026, 3, 3)
NINE = time(9)


def weekly(first_on: date = TUESDAY, *, weeks: int = 1, zone: str = NEW_YORK) -> Pattern:
    return Pattern(Rhythm.WEEKLY, first_on, NINE, zone, every_weeks=weeks)


def monthly(first_on: date, nth: int) -> Pattern:
    return Pattern(Rhythm.MONTHLY, first_on, NINE, NEW_YORK, nth=nth)


@pytest.mark.parametrize(
    ("year", "month", "weekday", "nth", "day"),
    [
        (2026, 3, 1, 1, 3),
        (2026, 3, 1, 4, 24),
        (2026, 3, 1, LAST, 31),
        (2026, 2, 6, 1, 1),
        (2026, 2, 5, LAST, 28),
        (2024, 2, 3, LAST, 29),
        (2026, 12, 3, LAST, 31),
        (2026, 5, 4, 1, 1),
    ],
)
def test_the_nth_weekday_of_a_month(
    year: int, month: int, weekday: int, nth: int, day: int
) -> None:
    assert nth_weekday(year, month, weekday, nth) == date(year, month, day)


@pytest.mark.parametrize(
    ("pattern", "after", "days"),
    [
        (weekly(), None, ["2026-03-03", "2026-03-10", "2026-03-17"]),
        (weekly(), date(2026, 3, 3), ["2026-03-10", "2026-03-17", "2026-03-24"]),
        (weekly(), date(2026, 3, 8), ["2026-03-10", "2026-03-17", "2026-03-24"]),
        (weekly(weeks=3), None, ["2026-03-03", "2026-03-24", "2026-04-14"]),
        (weekly(weeks=3), date(2026, 3, 23), ["2026-03-24", "2026-04-14", "2026-05-05"]),
        (weekly(weeks=3), date(2026, 3, 24), ["2026-04-14", "2026-05-05", "2026-05-26"]),
        (monthly(TUESDAY, 1), None, ["2026-03-03", "2026-04-07", "2026-05-05"]),
        (monthly(date(2026, 3, 10), 1), None, ["2026-04-07", "2026-05-05", "2026-06-02"]),
        (monthly(date(2026, 11, 24), LAST), None, ["2026-11-24", "2026-12-29", "2027-01-26"]),
        (monthly(TUESDAY, 4), date(2026, 3, 24), ["2026-04-28", "2026-05-26", "2026-06-23"]),
        (Pattern(Rhythm.ONCE, TUESDAY, NINE, NEW_YORK), None, ["2026-03-03"]),
        (Pattern(Rhythm.ONCE, TUESDAY, NINE, NEW_YORK), TUESDAY, []),
        (
            Pattern(Rhythm.WEEKLY, TUESDAY, NINE, NEW_YORK, last_on=date(2026, 3, 10)),
            None,
            ["2026-03-03", "2026-03-10"],
        ),
        (Pattern(Rhythm.WEEKLY, TUESDAY, NINE, NEW_YORK, last_on=date(2026, 3, 2)), None, []),
    ],
)
def test_the_days_of_a_pattern(pattern: Pattern, after: date | None, days: list[str]) -> None:
    assert [day.isoformat() for day in islice(pattern.days(after), 3)] == days


@pytest.mark.parametrize(
    ("zone", "day", "clock", "utc"),
    [
        # The clocks of New York go forward on 8 March 2026 at two, those of Berlin on 29 March.
        (NEW_YORK, "2026-03-03", NINE, "2026-03-03T14:00"),
        (NEW_YORK, "2026-03-10", NINE, "2026-03-10T13:00"),
        (NEW_YORK, "2026-03-08", time(2, 30), "2026-03-08T07:00"),
        (NEW_YORK, "2026-03-08", time(3), "2026-03-08T07:00"),
        (NEW_YORK, "2026-11-01", time(1, 30), "2026-11-01T05:30"),
        (BERLIN, "2026-03-28", time(8, 15), "2026-03-28T07:15"),
        (BERLIN, "2026-03-29", time(8, 15), "2026-03-29T06:15"),
        (BERLIN, "2026-10-25", time(2, 30), "2026-10-25T00:30"),
        # Half an hour only.
        (LORD_HOWE, "2026-10-03", NINE, "2026-10-02T22:30"),
        (LORD_HOWE, "2026-10-04", NINE, "2026-10-03T22:00"),
        ("UTC", "2026-03-10", NINE, "2026-03-10T09:00"),
        ("Asia/Kolkata", "2026-03-10", NINE, "2026-03-10T03:30"),
    ],
)
def test_the_wall_clock_stays_when_the_clocks_change(
    zone: str, day: str, clock: time, utc: str
) -> None:
    pattern = Pattern(Rhythm.ONCE, date.fromisoformat(day), clock, zone)
    assert pattern.moment(pattern.first_on) == datetime.fromisoformat(f"{utc}+00:00")


def test_twelve_weeks_are_laid_out_and_the_day_that_is_over_is_not() -> None:
    at = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
    days = [*days_to_lay(weekly(), after=None, at=at, plain=0)]
    assert (days[0], days[-1], len(days)) == (date(2026, 3, 10), date(2026, 5, 26), 12)
    assert [*days_to_lay(weekly(), after=days[-1], at=at, plain=12)] == []


def test_a_team_that_meets_seldom_still_has_four_ahead() -> None:
    at = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
    days = [*days_to_lay(weekly(weeks=13), after=None, at=at, plain=0)]
    assert len(days) == LEAST_AHEAD
    assert [*days_to_lay(weekly(weeks=13), after=days[-1], at=at, plain=3)] == [
        days[-1] + timedelta(weeks=13)
    ]


@dataclass(frozen=True)
class Meeting:
    starts_at: datetime
    is_cancelled: bool


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
ZONES = st.sampled_from([NEW_YORK, BERLIN, LORD_HOWE, "UTC", "Pacific/Apia", "America/Santiago"])
PATTERNS = st.builds(
    Pattern,
    st.sampled_from(Rhythm),
    DAYS,
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    ZONES,
    every_weeks=st.integers(1, 52),
    nth=st.sampled_from([1, 2, 3, 4, LAST]),
)


@given(st.lists(st.builds(Meeting, MOMENTS, st.booleans())), MOMENTS, st.integers(0, 3))
def test_the_next_two_are_to_come_distinct_and_never_cancelled(
    meetings: list[Meeting], at: datetime, reviewed: int
) -> None:
    found = next_meetings(meetings, at=at, reviewed=reviewed)
    assert all(one.starts_at > at and not one.is_cancelled for one in found)
    assert len({id(one) for one in found}) == len(found) <= max(0, 2 - reviewed)
    left_out = [m for m in meetings if not m.is_cancelled and m.starts_at > at and m not in found]
    if len(found) < 2 - reviewed:
        assert left_out == []
    if found:
        assert all(one.starts_at >= found[-1].starts_at for one in left_out)


@given(PATTERNS, MOMENTS)
def test_what_is_laid_out_is_on_the_weekday_in_order_and_at_that_time_of_the_wall(
    pattern: Pattern, at: datetime
) -> None:
    days = [*days_to_lay(pattern, after=None, at=at, plain=0)]
    assert days == sorted(set(days))
    assert all(day.weekday() == pattern.first_on.weekday() for day in days)
    assert all(day >= pattern.first_on for day in days)
    moments = [pattern.moment(day) for day in days]
    assert all(moment > at for moment in moments)
    assert moments == sorted(moments)
    for day, moment in zip(days, moments, strict=True):
        shown = moment.astimezone(ZoneInfo(pattern.zone))
        # Only where the change of clocks leaves that time out does the wall show another one.
        gone = datetime.combine(day, pattern.clock, ZoneInfo(pattern.zone)).astimezone(UTC)
        if gone.astimezone(ZoneInfo(pattern.zone)).time() == pattern.clock:
            assert (shown.date(), shown.time()) == (day, pattern.clock)
    if pattern.rhythm != Rhythm.ONCE:
        assert len(days) >= LEAST_AHEAD
        assert len(days) == LEAST_AHEAD or moments[-1] <= at + LAID_AHEAD


@given(PATTERNS, MOMENTS, st.integers(1, 30))
def test_laying_out_again_later_neither_repeats_nor_leaves_out(
    pattern: Pattern, at: datetime, weeks: int
) -> None:
    first = [*days_to_lay(pattern, after=None, at=at, plain=0)]
    later = at + timedelta(weeks=weeks)
    still = sum(pattern.moment(day) > later for day in first)
    more = [*days_to_lay(pattern, after=max(first, default=None), at=later, plain=still)]
    assert not {*first} & {*more}
    afresh = [*days_to_lay(pattern, after=None, at=later, plain=0)]
    to_come = [day for day in [*first, *more] if pattern.moment(day) > later]
    assert to_come[: len(afresh)] == afresh
