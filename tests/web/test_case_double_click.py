"""A form that is sent twice does one thing, and the second click is not told off for it.

Offers, letters, deliveries and the rest of sorting have this beside their own tests.
"""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from amends.cases.actions import ask_handover, follow
from amends.people.models import Staff
from cast import AT
from remedies.desk import journal_of
from web.case_desk import CaseDesk, case_desk


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def twice(desk: CaseDesk, click: Callable[[], HttpResponse]) -> list[str]:
    """Click two times; what the journal says of it."""
    before = journal_of(desk.case)
    for _ in range(2):
        assert click().status_code == 303
    return journal_of(desk.case)[len(before) :]


@pytest.mark.parametrize(
    ("name", "fields", "fact"),
    [
        ("contact", {"words": "Rang.", "channel": "phone"}, "contact.logged"),
        ("question", {"words": "Which day?", "channel": "phone"}, "customer.asked"),
        ("call_lead", {}, "lead.called_in"),
        ("follow", {}, "case.followed"),
        ("facts", {"fact_trips": "2"}, "facts.recorded"),
        ("write_letter", {"do": "keep", "owed": "Half", "channel": "email"}, "draft.saved"),
    ],
)
def test_what_is_said_or_called_for_happens_once(
    desk: CaseDesk, name: str, fields: dict[str, str], fact: str
) -> None:
    jim = desk.people.jim
    assert twice(desk, lambda: desk.send(jim, name, key="same", **fields)) == [fact]


def test_a_file_is_kept_once(desk: CaseDesk) -> None:
    def click() -> HttpResponse:
        paper = SimpleUploadedFile("window.txt", b"empty")
        return desk.send(desk.people.jim, "attach", key="same", attached=[paper])

    assert twice(desk, click) == ["file.attached"]


def test_a_case_is_taken_once(desk: CaseDesk) -> None:
    people = desk.people

    def click() -> HttpResponse:
        return desk.send(people.ines, "take", key="same", seen_owner=people.jim.pk)

    assert twice(desk, click) == ["case.claimed"]


def test_a_case_is_unfollowed_once(desk: CaseDesk) -> None:
    jane = desk.people.jane
    follow(desk.case, by=jane, at=AT)
    facts = twice(desk, lambda: desk.send(jane, "unfollow", key="same"))
    assert facts == ["case.unfollowed"]


def test_a_handover_is_asked_for_once(desk: CaseDesk) -> None:
    people = desk.people
    fields = {"to": people.jane.pk, "why": "You know the TV."}
    facts = twice(desk, lambda: desk.send(people.jim, "ask_handover", key="same", **fields))
    assert facts == ["handover.asked"]


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("accept_handover", "handover.accepted"),
        ("decline_handover", "handover.declined"),
        ("take_back_handover", "handover.taken_back"),
    ],
)
def test_a_handover_is_answered_once(desk: CaseDesk, name: str, fact: str) -> None:
    people = desk.people
    asked = ask_handover(desk.case, to=people.jane, why="You know it.", by=people.jim, at=AT)
    who: Staff = people.jim if name == "take_back_handover" else people.jane

    def click() -> HttpResponse:
        return desk.send(who, name, asked.pk, key="same", answer="I am away.")

    assert twice(desk, click) == [fact]


def test_what_was_refused_can_be_sent_again_with_the_same_key(desk: CaseDesk) -> None:
    """A refusal is not remembered as done."""
    jim = desk.people.jim
    until = "2026-03-03T09:00"
    assert desk.send(jim, "snooze", key="same", until=until).status_code == 422
    desk.at(AT.replace(day=2))
    desk.browsers.clear()
    assert desk.send(jim, "snooze", key="same", until=until).status_code == 303
    assert desk.again().snoozed_until is not None


def test_one_key_in_two_hands_is_two_things(desk: CaseDesk) -> None:
    for person in (desk.people.jim, desk.people.jane):
        desk.send(person, "follow_up", key="same", words="All is well.")
    assert journal_of(desk.case).count("case.followed_up") == 2
