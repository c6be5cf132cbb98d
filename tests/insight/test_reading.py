"""What was said is read once, again when it changes what another means, and by a new coach."""

from collections import Counter
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from amends.cases.models import Case, Message, Note, Stage
from amends.facts.actions import state_finding
from amends.insight import reading, sweep
from amends.insight.actions import read_talk
from amends.insight.models import About, CaseFocus, FocusReading
from amends.insight.queries import unread, unread_turns, waiting_since
from amends.insight.sweep import sweep_focus
from amends.insight.turns import Said
from amends.journal.actor import MACHINE
from amends.journal.models import Entry
from amends.people.models import Customer, Staff, Team
from cast import AT
from insight.talking import (
    FAULT,
    HOUR,
    NEITHER,
    SOLUTION,
    hear,
    note,
    say,
    taken_outside,
    talked_of_fault,
    told,
)
from unchanged import nothing_changes

MOST = 100


@pytest.fixture
def ring(northlight: Team, amy: Customer, jim: Staff) -> Case:
    return talked_of_fault(northlight, amy, jim)


def focus(case: Case) -> CaseFocus:
    return CaseFocus.objects.get(case=case)


def test_every_message_and_note_is_read_once(ring: Case) -> None:
    sweep_focus(AT)
    assert FocusReading.objects.count() == Message.objects.count() + Note.objects.count() == 4
    assert unread_turns(MOST) == []
    with nothing_changes():
        sweep_focus(AT + HOUR)


def test_words_and_time_go_where_they_went(ring: Case) -> None:
    sweep_focus(AT)
    read = focus(ring)
    assert (read.fault, read.solution, read.words) == (16, 6, 22)
    assert (read.fault_time, read.solution_time) == (3 * HOUR, timedelta())
    assert read.share == 73
    assert (read.first, read.first_stage, read.first_in_note) == (
        About.FAULT,
        Stage.ACKNOWLEDGED,
        True,
    )


def test_the_customers_own_words_are_not_counted(
    northlight: Team, amy: Customer, jim: Staff
) -> None:
    case = told(northlight, amy, jim)
    hear(case, FAULT, at=AT + HOUR)
    sweep_focus(AT)
    assert (focus(case).words, focus(case).share) == (0, None)
    assert focus(case).first == About.OTHER


def test_a_later_word_ends_the_time_of_the_one_before(ring: Case) -> None:
    sweep_focus(AT)
    hear(ring, "At last.", at=AT + 6 * HOUR)
    sweep_focus(AT + 6 * HOUR)
    assert focus(ring).solution_time == 2 * HOUR


def test_a_message_that_comes_late_takes_its_place_in_the_talk(ring: Case) -> None:
    sweep_focus(AT)
    hear(ring, "I am waiting.", at=AT + 3 * HOUR)
    sweep_focus(AT + 6 * HOUR)
    assert focus(ring).fault_time == 2 * HOUR
    assert unread_turns(MOST) == []


def test_what_was_said_stands_at_the_stage_the_case_had_reached(ring: Case, jim: Staff) -> None:
    state_finding(
        ring, promised="A P.", happened="An F.", gap="One letter.",
        by=jim, at=AT + 5 * HOUR, key="finding",
    )  # fmt: skip
    say(ring, SOLUTION, jim, at=AT + 6 * HOUR)
    taken_outside(ring, at=AT + 7 * HOUR)
    note(ring, FAULT, jim, at=AT + 8 * HOUR)
    sweep_focus(AT)
    stages = FocusReading.objects.values_list("stage", flat=True)
    assert Counter(stages) == {
        Stage.OWNED: 1,
        Stage.ACKNOWLEDGED: 3,
        Stage.UNDERSTOOD: 1,
        Stage.CLOSED: 1,
    }


def test_a_new_coach_reads_everything_again(ring: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    sweep_focus(AT)
    for module in (unread, reading):
        monkeypatch.setattr(module, "version", lambda: "another")
    assert len(unread_turns(MOST)) == 4
    sweep_focus(AT + HOUR)
    assert {*FocusReading.objects.values_list("version", flat=True)} == {"another"}
    assert FocusReading.objects.count() == 4
    assert unread_turns(MOST) == []


def test_a_sweep_is_bounded_and_the_next_goes_on(
    northlight: Team, amy: Customer, jim: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    rings = [talked_of_fault(northlight, amy, jim) for _ in range(2)]
    monkeypatch.setattr(sweep, "AT_ONCE", 1)
    monkeypatch.setattr(sweep, "MOST_IN_ONE_SWEEP", 1)
    sweep_focus(AT)
    assert [*CaseFocus.objects.values_list("case", flat=True)] == [rings[0].pk]
    while unread_turns(MOST):
        sweep_focus(AT)
    assert [focus(ring).fault for ring in rings] == [16, 16]


def test_one_line_of_the_journal_tells_of_a_batch(ring: Case) -> None:
    sweep_focus(AT)
    line = Entry.objects.get(name="focus.read")
    assert (line.figures["turns"], line.figures["cases"]) == (4, 1)
    with nothing_changes():
        assert read_talk([Said(False, 10**9)], by=MACHINE, at=AT) == 0


def test_a_batch_asks_as_much_for_many_cases_as_for_one(
    northlight: Team,
    amy: Customer,
    jim: Staff,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    talked_of_fault(northlight, amy, jim)
    asked = 26
    with django_assert_num_queries(asked):
        read_talk(unread_turns(MOST), by=MACHINE, at=AT)
    for _ in range(5):
        talked_of_fault(northlight, amy, jim)
    with django_assert_num_queries(asked):
        read_talk(unread_turns(MOST), by=MACHINE, at=AT)


def test_it_is_known_since_when_messages_wait(ring: Case, jim: Staff) -> None:
    assert waiting_since() == AT
    sweep_focus(AT)
    assert waiting_since() is None
    say(ring, NEITHER, jim, at=AT + 9 * HOUR)
    assert waiting_since() == AT + 9 * HOUR
