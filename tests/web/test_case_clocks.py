"""Each clock says in a few words how it stands."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from amends.cases.models import Clock, ClockKind
from amends.web.case.clocks import ClockLine, clock_lines
from cast import AT


@pytest.fixture(autouse=True)
def _in_new_york(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    timezone.activate("America/New_York")


@pytest.fixture(autouse=True)
def _no_zone_is_left_behind() -> object:
    yield
    timezone.deactivate()


def running(kind: ClockKind, due_in: timedelta, **more: object) -> Clock:
    return Clock(kind=kind, started_at=AT - timedelta(hours=1), due_at=AT + due_in, **more)


def line(clock: Clock, at: datetime = AT) -> ClockLine:
    (only,) = clock_lines([clock], customer="Amy", at=at)
    return only


def test_one_that_was_kept_says_how_long_it_took() -> None:
    clock = running(ClockKind.OWN, timedelta(0), stopped_at=AT - timedelta(minutes=48))
    assert line(clock) == ClockLine("Owned", "12 min")


def test_one_that_stopped_where_it_started_was_at_once() -> None:
    clock = running(ClockKind.OWN, timedelta(0), stopped_at=AT - timedelta(hours=1))
    assert line(clock) == ClockLine("Owned", "at once")


def test_one_that_stopped_too_late_says_so_in_red() -> None:
    clock = running(ClockKind.ACKNOWLEDGE, -timedelta(minutes=30), stopped_at=AT)
    assert line(clock) == ClockLine("Acknowledged", "1 h, late", "broken")


def test_one_that_runs_says_when_it_is_due() -> None:
    clock = running(ClockKind.RESOLVE, timedelta(days=1))
    assert line(clock) == ClockLine("Agreed", "by tomorrow 10:00")


def test_near_its_end_it_says_how_long_is_left() -> None:
    clock = running(
        ClockKind.FIRST_OFFER, timedelta(minutes=38), next_rung_at=AT - timedelta(minutes=1)
    )
    assert line(clock) == ClockLine("First offer", "due in 38 min", "risk")


def test_one_whose_owner_was_warned_is_at_risk() -> None:
    clock = running(ClockKind.FULFIL, timedelta(hours=5), rung=1, next_rung_at=AT)
    assert line(clock) == ClockLine("Made right", "by today 15:00", "risk")


def test_at_its_due_time_it_has_run_out() -> None:
    clock = running(ClockKind.NEXT_WORD, timedelta(0))
    assert line(clock) == ClockLine("Next word to Amy", "ran out today 10:00", "broken")


def test_one_that_stands_still_waits_for_the_customer_however_late() -> None:
    clock = running(ClockKind.RESOLVE, -timedelta(hours=3), paused_at=AT - timedelta(hours=4))
    assert line(clock) == ClockLine("Agreed", "waits for Amy", "soft")


def test_of_two_runs_of_one_clock_the_latest_is_shown_and_a_word_given_says_no_more() -> None:
    former = running(ClockKind.FULFIL, timedelta(0), stopped_at=AT - timedelta(hours=1))
    later = running(ClockKind.FULFIL, timedelta(days=1))
    given = running(ClockKind.NEXT_WORD, timedelta(days=1), stopped_at=AT)
    lines = clock_lines([former, later, given], customer="Amy", at=AT)
    assert lines == [ClockLine("Made right", "by tomorrow 10:00")]
