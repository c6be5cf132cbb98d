"""The rule of risk, on the hours of a shop open Monday to Saturday, 9 to 18, in New York."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.people.hours import BusinessHours, Stretch
from amends.promises.models import Reason
from amends.promises.risk import (
    StepSeen,
    Word,
    before_due,
    looks,
    risks,
    rung_due_at,
    warning_minutes,
)

HOURS = BusinessHours(
    "America/New_York", tuple(Stretch(day, time(9), time(18)) for day in range(6))
)
TUESDAY_TEN = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
THURSDAY_SIX = datetime(2026, 3, 5, 23, 0, tzinfo=UTC)


def word(
    given_at: datetime = TUESDAY_TEN,
    due_at: datetime = THURSDAY_SIX,
    *steps: StepSeen,
    is_essential: bool = False,
    effort_minutes: int = 0,
    keeper_is_away: bool = False,
) -> Word:
    return Word(
        given_at=given_at,
        due_at=due_at,
        deadline=due_at,
        is_essential=is_essential,
        effort_minutes=effort_minutes,
        steps=steps,
        keeper_is_away=keeper_is_away,
    )


@pytest.mark.parametrize(
    ("promise", "minutes"),
    [
        # 26 business hours from Tuesday at 10 to Thursday at 18.
        (word(), 390),
        (word(is_essential=True), 780),
        (word(effort_minutes=600), 600),
        (word(TUESDAY_TEN - timedelta(days=50)), 480),
        (word(TUESDAY_TEN - timedelta(days=50), is_essential=True), 960),
        (word(due_at=TUESDAY_TEN + timedelta(hours=1)), 15),
    ],
)
def test_the_warning_time_is_a_share_of_the_business_time(promise: Word, minutes: int) -> None:
    assert warning_minutes(promise, HOURS) == minutes


def test_time_runs_short_when_the_warning_time_is_left() -> None:
    warned = datetime(2026, 3, 5, 16, 30, tzinfo=UTC)
    assert before_due(word(), HOURS, 390) == warned
    assert risks(word(), HOURS, warned - timedelta(minutes=1)) == ()
    assert risks(word(), HOURS, warned) == (Reason.TIME,)


def test_work_that_takes_longer_than_there_is_time_is_at_risk_at_once() -> None:
    assert risks(word(effort_minutes=2_000), HOURS, TUESDAY_TEN) == (Reason.TIME,)


def test_a_step_that_is_late_or_comes_after_the_date_puts_it_at_risk() -> None:
    step = StepSeen(TUESDAY_TEN + timedelta(hours=5))
    assert risks(word(TUESDAY_TEN, THURSDAY_SIX, step), HOURS, TUESDAY_TEN) == ()
    assert risks(word(TUESDAY_TEN, THURSDAY_SIX, step), HOURS, step.due_at) == (Reason.STEP_LATE,)
    done = StepSeen(step.due_at, is_done=True)
    assert risks(word(TUESDAY_TEN, THURSDAY_SIX, done), HOURS, step.due_at) == ()
    moved = StepSeen(THURSDAY_SIX + timedelta(minutes=1))
    assert risks(word(TUESDAY_TEN, THURSDAY_SIX, moved), HOURS, TUESDAY_TEN) == (Reason.STEP_MOVED,)


def test_a_keeper_who_is_away_counts_two_business_days_before() -> None:
    away = word(due_at=THURSDAY_SIX + timedelta(days=4), keeper_is_away=True)
    # From Monday back: Saturday, then Friday; Sunday is no business day.
    friday_nine = datetime(2026, 3, 6, 14, 0, tzinfo=UTC)
    assert risks(away, HOURS, friday_nine - timedelta(seconds=1)) == ()
    assert risks(away, HOURS, friday_nine) == (Reason.KEEPER_AWAY,)


def test_the_ladder_climbs_at_half_and_at_a_quarter_of_the_warning_time() -> None:
    first, second, third = (rung_due_at(word(), HOURS, n, at=TUESDAY_TEN) for n in range(3))
    assert first == TUESDAY_TEN
    assert (second, third) == (
        THURSDAY_SIX - timedelta(minutes=195),
        THURSDAY_SIX - timedelta(minutes=97),
    )
    at_night = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)
    assert rung_due_at(word(), HOURS, 0, at=at_night) == datetime(2026, 3, 4, 14, 0, tzinfo=UTC)


@given(
    start=st.integers(0, 60 * 24 * 30),
    length=st.integers(1, 60 * 24 * 120),
    is_essential=st.booleans(),
    effort=st.integers(0, 3_000),
    away=st.booleans(),
    step=st.none() | st.integers(-1_000, 60 * 24 * 130),
)
def test_nothing_is_at_risk_that_was_not_looked_at_and_the_clock_looks_in_time(
    start: int, length: int, is_essential: bool, effort: int, away: bool, step: int | None
) -> None:
    given_at = TUESDAY_TEN + timedelta(minutes=start)
    steps = () if step is None else (StepSeen(given_at + timedelta(minutes=step)),)
    promise = word(
        given_at,
        given_at + timedelta(minutes=length),
        *steps,
        is_essential=is_essential,
        effort_minutes=effort,
        keeper_is_away=away,
    )
    moments = sorted(looks(promise, HOURS))
    assert moments.count(promise.deadline) >= 1
    found: set[Reason] = set(risks(promise, HOURS, given_at))
    for moment in moments:
        just_before = moment - timedelta(seconds=1)
        if just_before > given_at:
            assert set(risks(promise, HOURS, just_before)) <= found
        found |= set(risks(promise, HOURS, max(moment, given_at)))
