"""The six clocks, in the business hours of Northlight: Monday to Saturday, 9 to 18, New York."""

from datetime import UTC, datetime, timedelta

import pytest

import cast
from amends.cases.actions import (
    ask_customer,
    climb_ladder,
    log_contact,
    receive_message,
    set_clock_rule,
)
from amends.cases.clock_rules import Allowance
from amends.cases.errors import CaseError
from amends.cases.models import NEVER, Case, Clock, ClockKind, Notice, Pause
from amends.cases.queries import due_rungs
from amends.clock.sweep import sweep
from amends.journal.models import Entry
from amends.people.models import Channel, Staff, Team
from unchanged import nothing_changes


def clock(case: Case, kind: ClockKind) -> Clock:
    return Clock.objects.get(case=case, kind=kind, stopped_at=None)


def test_a_human_word_is_due_within_a_business_hour(from_the_form: Case) -> None:
    assert clock(from_the_form, ClockKind.ACKNOWLEDGE).due_at == cast.AT + timedelta(hours=1)
    from_the_form.refresh_from_db()
    assert from_the_form.queue_at == cast.AT + timedelta(hours=1)


def test_the_first_offer_is_due_in_one_business_day(from_the_form: Case) -> None:
    assert clock(from_the_form, ClockKind.FIRST_OFFER).due_at == cast.AT + timedelta(days=1)


def test_five_business_days_skip_sunday_and_the_changed_clocks(from_the_form: Case) -> None:
    # Tuesday 10:00 in winter plus five business days is Monday 10:00 in summer time.
    assert clock(from_the_form, ClockKind.RESOLVE).due_at == datetime(2026, 3, 9, 14, tzinfo=UTC)


def test_our_first_word_stops_the_clock_and_starts_the_next(
    from_the_form: Case, jim: Staff
) -> None:
    at = cast.AT + timedelta(minutes=12)
    log_contact(from_the_form, body="Rang her", channel=Channel.PHONE, by=jim, at=at, key="rang")
    acknowledged = Clock.objects.get(case=from_the_form, kind=ClockKind.ACKNOWLEDGE)
    assert (acknowledged.stopped_at, acknowledged.was_kept) == (at, True)
    assert clock(from_the_form, ClockKind.NEXT_WORD).due_at == at + timedelta(days=2)


def test_clocks_stand_still_while_the_customer_is_asked_and_go_on_when_they_answer(
    birthday: Case, jim: Staff
) -> None:
    before = clock(birthday, ClockKind.FIRST_OFFER).due_at
    asked = cast.AT + timedelta(hours=1)
    ask_customer(birthday, body="Which day?", channel=Channel.EMAIL, by=jim, at=asked, key="q")
    assert clock(birthday, ClockKind.FIRST_OFFER).paused_at == asked
    birthday.refresh_from_db()
    assert birthday.queue_at == NEVER
    receive_message(
        birthday,
        body="Friday",
        from_name="Amy",
        channel=Channel.WEB,
        by=birthday.customer.actor,
        at=asked + timedelta(hours=2),
        key="a",
    )
    assert clock(birthday, ClockKind.FIRST_OFFER).due_at == before + timedelta(hours=2)
    assert Pause.objects.get(case=birthday).until == asked + timedelta(hours=2)


def test_the_acknowledgement_never_waits_for_the_customer(from_the_form: Case, jim: Staff) -> None:
    due = clock(from_the_form, ClockKind.ACKNOWLEDGE).due_at
    receive_message(
        from_the_form, body="Hello?", from_name="Priya", channel=Channel.WEB,
        by=from_the_form.customer.actor, at=cast.AT + timedelta(minutes=5), key="hello",
    )  # fmt: skip
    assert clock(from_the_form, ClockKind.ACKNOWLEDGE).due_at == due


def test_a_clock_warns_its_owner_then_climbs_to_the_lead_and_the_manager(
    from_the_form: Case, jim: Staff, ines: Staff, tom: Staff
) -> None:
    told: list[tuple[int, set[str]]] = []
    for minutes in (44, 45, 59, 60, 119, 120, 300):
        sweep(cast.AT + timedelta(minutes=minutes))
        notices = Notice.objects.filter(clock__kind=ClockKind.ACKNOWLEDGE)
        told.append((minutes, {notice.staff.first_name for notice in notices}))
    assert told == [
        (44, set()),
        (45, {"Jim"}),
        (59, {"Jim"}),
        (60, {"Jim", "Ines"}),
        (119, {"Jim", "Ines"}),
        (120, {"Jim", "Ines", "Tom"}),
        (300, {"Jim", "Ines", "Tom"}),
    ]
    climbed = Entry.objects.filter(name="clock.climbed", figures__kind="acknowledge")
    assert [line.figures["rung"] for line in climbed] == [1, 2, 3]


def test_two_workers_climb_a_rung_once(from_the_form: Case, jim: Staff) -> None:
    at = cast.AT + timedelta(minutes=50)
    due = due_rungs(at).get()
    climb_ladder(due, at=at)
    with nothing_changes():
        climb_ladder(due, at=at)


def test_a_team_sets_its_own_times_but_never_the_first_second(
    northlight: Team, ines: Staff
) -> None:
    rule = set_clock_rule(
        northlight, ClockKind.ACKNOWLEDGE, Allowance(minutes=20), by=ines, at=cast.AT
    )
    assert rule.minutes == 20
    with nothing_changes(), pytest.raises(CaseError, match="owned at once"):
        set_clock_rule(northlight, ClockKind.OWN, Allowance(minutes=5), by=ines, at=cast.AT)
    with nothing_changes(), pytest.raises(CaseError, match="at most 60 days"):
        set_clock_rule(northlight, ClockKind.RESOLVE, Allowance(days=61), by=ines, at=cast.AT)
