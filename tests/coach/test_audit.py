"""The audit shows where talk and time go, and where the process asks for fault first."""

import json
from datetime import timedelta

import pytest

from amends.coach import UnreadableInput
from amends.coach.audit import audited, focus_of, main_focus, read_conversations, version
from amends.coach.audit.focus import Focus
from amends.coach.audit.page import lines, page

RING = {
    "id": "the ring",
    "team": "counter",
    "channel": "store",
    "lost": True,
    "turns": [
        {"who": "customer", "text": "It says P. I ordered an F.", "at": "2026-11-01T10:00"},
        {"who": "us", "text": "Who took the order? Whose fault is it?", "at": "2026-11-01T10:05"},
        {
            "who": "us",
            "text": "Looks like an F to me. You should have checked it.",
            "at": "2026-11-01T11:05",
        },
        {"who": "us", "text": "I will redo it by Friday.", "at": "2026-11-01T12:05"},
        {"who": "customer", "text": "Keep it.", "at": "2026-11-01T12:15"},
    ],
}
WIDGET = {
    "id": "the <widget>",
    "team": "post",
    "channel": "e-mail",
    "lost": False,
    "turns": [
        {"who": "customer", "text": "One of two came."},
        {"who": "us", "text": "I am sending you the second one today.", "stage": "offered"},
    ],
}


def history(*rows: dict[str, object]) -> list[bytes]:
    return [json.dumps(row).encode() for row in rows]


def test_words_about_fault_and_about_the_solution_are_told_apart() -> None:
    assert focus_of("Whose fault was it?") == {Focus.FAULT: 4}
    assert focus_of("I will refund it by Friday.") == {Focus.SOLUTION: 6}
    assert focus_of("Good morning to you all.")[Focus.FAULT] == 0


def test_the_ring_went_into_who_was_right_and_the_widget_into_the_solution() -> None:
    audit = audited(read_conversations(history(RING, WIDGET), name="history"))
    assert audit.whole.cases == 2
    assert audit.teams["counter"].share(Focus.FAULT) > 0.6
    assert audit.teams["post"].share(Focus.SOLUTION) == 1.0
    assert audit.channels["store"].fault_first == 1
    assert audit.whole.fault_first == 1


def test_the_time_until_the_next_message_belongs_to_what_was_said() -> None:
    audit = audited(read_conversations(history(RING), name="history"))
    assert audit.whole.time[Focus.FAULT] == timedelta(hours=2)
    assert audit.whole.time[Focus.SOLUTION] == timedelta(minutes=10)


def test_customers_lost_are_compared_by_what_came_first() -> None:
    audit = audited(read_conversations(history(RING, WIDGET), name="history"))
    assert (audit.blamed.lost, audit.blamed.known) == (1, 1)
    assert (audit.mended.lost, audit.mended.known) == (0, 1)
    assert any("fault came first, 1 of 1" in line for line in lines(audit))


def test_stages_that_are_named_are_kept_and_others_are_quarters() -> None:
    audit = audited(read_conversations(history(RING, WIDGET), name="history"))
    assert "offered" in audit.stages
    assert {"first quarter", "second quarter", "third quarter"} & set(audit.stages)


def test_the_page_has_pictures_and_no_raw_names() -> None:
    shown = page(audited(read_conversations(history(RING, WIDGET), name="history")))
    assert shown.count("<svg") == 3
    assert "the &lt;widget&gt;" in shown
    assert "<widget>" not in shown


def test_a_history_of_thousands_keeps_only_the_worst_cases() -> None:
    rows = history(WIDGET) * 300
    assert len(audited(read_conversations(rows, name="history"), worst=5).worst) == 5


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"id": 1}', b'{"turns": [{"who": "us"}]}'])
def test_a_line_that_is_no_conversation_is_named_by_its_number(line: bytes) -> None:
    with pytest.raises(UnreadableInput, match="history, line 2"):
        list(read_conversations([*history(WIDGET), line], name="history"))


def test_talk_among_ourselves_is_told_apart_from_letters() -> None:
    row = {
        "id": "the ring",
        "turns": [
            {"who": "us", "text": "Whose fault was it?", "kind": "internal"},
            {"who": "us", "text": "I will redo it by Friday.", "kind": "letter"},
        ],
    }
    audit = audited(read_conversations(history(row), name="history"))
    assert audit.kinds["internal"].share(Focus.FAULT) == 1.0
    assert audit.kinds["internal"].fault_first == 1
    assert audit.kinds["letter"].fault_first == 0
    assert "by kind" in page(audit)
    assert audited(read_conversations(history(RING), name="history")).kinds == {}


def test_a_message_is_about_what_most_of_its_words_are_about() -> None:
    assert main_focus({Focus.FAULT: 3, Focus.SOLUTION: 5, Focus.OTHER: 40}) == Focus.SOLUTION
    assert main_focus({Focus.OTHER: 40}) == Focus.OTHER


def test_the_mark_of_the_coach_stays_while_nothing_that_reads_changes() -> None:
    assert version() == version.__wrapped__()
    assert len(version()) == 12
