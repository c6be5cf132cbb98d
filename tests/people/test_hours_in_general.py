"""What holds for any hours at any time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from amends.people.hours import BusinessHours, Stretch

ZONES = [
    "UTC",
    "America/New_York",
    "America/St_Johns",
    "Europe/Berlin",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
]

START, END = date(2015, 1, 1), date(2035, 1, 1)
moments = st.datetimes(
    datetime.combine(START, time.min), datetime.combine(END, time.min), timezones=st.just(UTC)
)
minute_moments = moments.map(lambda at: at.replace(second=0, microsecond=0))
clock_times = st.integers(0, 24 * 60 - 1).map(lambda m: time(m // 60, m % 60))


@st.composite
def stretches_of_a_day(draw: st.DrawFn, weekday: int) -> list[Stretch]:
    edges = sorted(draw(st.lists(clock_times, max_size=6, unique=True)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [Stretch(weekday, starts, ends) for starts, ends in pairs]


@st.composite
def business_hours(draw: st.DrawFn) -> BusinessHours:
    weekly = [one for weekday in range(7) for one in draw(stretches_of_a_day(weekday))]
    first = draw(moments).date()
    shut = draw(st.sets(st.integers(0, 20), max_size=8))
    return BusinessHours(
        zone=draw(st.sampled_from(ZONES)),
        weekly=tuple(weekly),
        shut_days=frozenset(first + timedelta(days=n) for n in shut),
        country=draw(st.sampled_from(["", "US", "DE", "JP"])),
    )


@given(business_hours(), moments, st.integers(0, 20_000))
def test_so_many_minutes_pass_as_were_added(
    hours: BusinessHours, at: datetime, minutes: int
) -> None:
    assert hours.minutes_between(at, hours.add_minutes(at, minutes)) == minutes


@given(business_hours(), moments, st.integers(0, 5_000), st.integers(1, 5_000))
def test_two_steps_lead_where_one_does(
    hours: BusinessHours, at: datetime, first: int, second: int
) -> None:
    step_by_step = hours.add_minutes(hours.add_minutes(at, first), second)
    assert step_by_step == hours.add_minutes(at, first + second)


@given(
    business_hours(), moments, st.timedeltas(timedelta(0), timedelta(days=9)), st.integers(0, 3_000)
)
def test_who_starts_later_is_never_due_earlier(
    hours: BusinessHours, at: datetime, later: timedelta, minutes: int
) -> None:
    assert hours.add_minutes(at, minutes) <= hours.add_minutes(at + later, minutes)


@given(business_hours(), moments, st.integers(1, 5_000))
def test_work_ends_while_the_team_is_there(
    hours: BusinessHours, at: datetime, minutes: int
) -> None:
    assert hours.is_open(hours.add_minutes(at, minutes) - timedelta(microseconds=1))


@given(business_hours(), minute_moments, minute_moments, minute_moments)
def test_minutes_add_up(hours: BusinessHours, a: datetime, b: datetime, c: datetime) -> None:
    a, b, c = sorted([a, a + (b - a) / 40, a + (c - a) / 40])
    a, b, c = (one.replace(second=0, microsecond=0) for one in (a, b, c))
    assert hours.minutes_between(a, b) + hours.minutes_between(b, c) == hours.minutes_between(a, c)
    assert hours.minutes_between(b, a) == -hours.minutes_between(a, b)


@given(business_hours(), minute_moments, st.integers(0, 3 * 24 * 60))
def test_minutes_are_those_in_which_the_team_is_there(
    hours: BusinessHours, at: datetime, length: int
) -> None:
    counted = sum(hours.is_open(at + timedelta(minutes=n)) for n in range(length))
    assert hours.minutes_between(at, at + timedelta(minutes=length)) == counted


@given(business_hours(), moments)
def test_the_team_is_there_when_its_wall_clock_says_so(hours: BusinessHours, at: datetime) -> None:
    there = at.astimezone(ZoneInfo(hours.zone))
    assume(there.replace(fold=0).utcoffset() == there.replace(fold=1).utcoffset())
    assume(hours.weekly)
    is_between = any(
        one.weekday == there.weekday()
        and one.starts <= there.time()
        and (there.time() < one.ends or one.ends == time(23, 59))
        for one in hours.weekly
    )
    is_shut = there.date() in hours.shut_days or not hours.is_business_day(there.date())
    assert hours.is_open(at) == (is_between and not is_shut)


@given(business_hours(), moments)
def test_nothing_is_missed_before_the_next_opening(hours: BusinessHours, at: datetime) -> None:
    opening = hours.next_opening(at)
    assert opening >= at
    assert hours.is_open(opening)
    assert hours.minutes_between(at, opening) == 0


@given(business_hours(), moments, st.integers(1, 30))
def test_so_many_business_days_pass_as_were_added(
    hours: BusinessHours, at: datetime, days: int
) -> None:
    due = hours.add_days(at, days)
    # A closing at midnight is the first moment of the next day.
    last = (
        hours.day_of(due - timedelta(microseconds=1))
        if not hours.is_open(due)
        else hours.day_of(due)
    )
    passed = (last - hours.day_of(at)).days
    between = [hours.day_of(at) + timedelta(days=n) for n in range(1, passed + 1)]
    assert sum(hours.is_business_day(day) for day in between) == days
    assert hours.is_open(due) or due == hours.closing_on(last)
