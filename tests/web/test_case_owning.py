"""Who owns the case, asked and answered on its page."""

from datetime import timedelta

import pytest

from amends.cases.actions import ask_handover, log_contact
from amends.people.models import Channel
from cast import AT
from remedies.desk import journal_of
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def test_the_lead_takes_it_from_the_owner_they_saw(desk: CaseDesk) -> None:
    answer = desk.send(desk.people.ines, "take", seen_owner=desk.people.jim.pk)
    assert answer.status_code == 303
    assert desk.again().owner == desk.people.ines


def test_whoever_comes_second_is_told_who_was_first(desk: CaseDesk) -> None:
    people = desk.people
    desk.send(people.ines, "take", seen_owner=people.jim.pk)
    with nothing_changes():
        answer = desk.send(people.tom, "take", seen_owner=people.jim.pk)
    assert answer.status_code == 422
    assert "Ines Pereira took it a moment ago." in answer.content.decode()


def test_a_handover_counts_when_the_other_accepts(desk: CaseDesk) -> None:
    people = desk.people
    desk.send(people.jim, "ask_handover", to=people.jane.pk, why="You know the TV.")
    assert "It stays Jim’s until you accept." in desk.text(people.jane)
    assert "Jane is asked to take this" in desk.text(people.jim)
    assert desk.again().owner == people.jim
    handover = desk.again().handovers.get()
    answer = desk.send(people.jane, "accept_handover", handover.pk)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/cases/{desk.case.pk}/")
    assert desk.again().owner == people.jane


def test_declining_needs_a_word_why(desk: CaseDesk) -> None:
    people = desk.people
    handover = ask_handover(desk.case, to=people.jane, why="You know the TV.", by=people.jim, at=AT)
    with nothing_changes():
        answer = desk.send(people.jane, "decline_handover", handover.pk, answer="")
    assert answer.status_code == 422
    desk.send(people.jane, "decline_handover", handover.pk, answer="I am away tomorrow.")
    assert desk.again().owner == people.jim
    assert "Jane cannot take the case; it stays where it is." in desk.text(people.jim)


def test_only_the_one_who_was_asked_can_accept(desk: CaseDesk) -> None:
    people = desk.people
    handover = ask_handover(desk.case, to=people.jane, why="Please.", by=people.jim, at=AT)
    with nothing_changes():
        answer = desk.send(people.tom, "accept_handover", handover.pk)
    assert answer.status_code == 422
    assert "Somebody else was asked." in answer.content.decode()


def test_the_owner_takes_the_question_back(desk: CaseDesk) -> None:
    people = desk.people
    handover = ask_handover(desk.case, to=people.jane, why="Please.", by=people.jim, at=AT)
    desk.send(people.jim, "take_back_handover", handover.pk)
    with nothing_changes():
        answer = desk.send(people.jane, "accept_handover", handover.pk)
    assert "This hand-over has been answered already." in answer.content.decode()


def test_a_colleague_cannot_hand_over_what_is_not_theirs(desk: CaseDesk) -> None:
    people = desk.people
    assert "Hand it over" not in desk.text(people.jane)
    with nothing_changes():
        answer = desk.send(people.jane, "ask_handover", to=people.ines.pk, why="Because.")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Jim Ortiz owns this case and decides this." in text


def test_the_words_of_a_refused_handover_are_still_there(desk: CaseDesk) -> None:
    people = desk.people
    with nothing_changes():
        answer = desk.send(people.jim, "ask_handover", to=people.jim.pk, why="I know it best.")
    text = answer.content.decode()
    assert "Jim Ortiz owns it already." in text
    assert "I know it best.</textarea>" in text


def test_once_the_customer_was_spoken_to_a_colleague_has_to_ask(desk: CaseDesk) -> None:
    people = desk.people
    log_contact(
        desk.case,
        body="Rang.",
        channel=Channel.PHONE,
        by=people.jim,
        at=AT + timedelta(minutes=1),
        key="rang",
    )
    with nothing_changes():
        answer = desk.send(people.jane, "take", seen_owner=people.jim.pk)
    assert "has spoken to the customer. Ask for it." in answer.content.decode()


def test_the_lead_is_called_in_and_ownership_stays(desk: CaseDesk) -> None:
    desk.send(desk.people.jim, "call_lead")
    assert "Ines Pereira stands beside." in desk.text(desk.people.jim)
    assert desk.again().owner == desk.people.jim


def test_following_begins_and_ends(desk: CaseDesk) -> None:
    desk.send(desk.people.jane, "follow")
    assert "Follow it no more" in desk.text(desk.people.jane)
    desk.send(desk.people.jane, "unfollow")
    assert "Follow it no more" not in desk.text(desk.people.jane)
    assert journal_of(desk.case)[-2:] == ["case.followed", "case.unfollowed"]
