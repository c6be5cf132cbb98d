"""What was written into a form is never lost, even when its place on the page is gone."""

import pytest

from amends.cases.actions import close_case, snooze_case
from amends.cases.models import Outcome
from cast import AT
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused

WORDS = "Every word that I wrote."


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("contact", {"words": WORDS, "channel": "phone"}),
        ("question", {"words": WORDS, "channel": "phone"}),
        ("finding", {"promised": "A", "happened": WORDS, "gap": "C"}),
        (
            "finding",
            {
                "promised": "A",
                "happened": "B",
                "gap": "C",
                "evidence1-kind": "photo",
                "evidence1-words": WORDS,
            },
        ),
        ("write_letter", {"subject": "S", "owed": "A", "extra": WORDS, "channel": "email"}),
        ("ask_handover", {"to": "Jane", "why": WORDS}),
        ("follow_up", {"words": WORDS}),
        ("offer", {"options": ["again"], "why": WORDS}),
    ],
)
def test_on_a_case_that_closed_meanwhile_the_words_come_back_with_the_reason(
    desk: CaseDesk, name: str, fields: dict[str, str]
) -> None:
    close_case(desk.case, outcome=Outcome.PARTED, words="", by=desk.people.jim, at=AT)
    sent = {**fields, "to": desk.people.jane.pk} if "to" in fields else fields
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, name, **sent))
    told = text.split('role="alert"')[1].split("case-head")[0]
    assert "closed" in told
    assert f"<p>{WORDS}</p>" in told


def test_a_note_can_still_be_written_on_a_closed_case(desk: CaseDesk) -> None:
    close_case(desk.case, outcome=Outcome.PARTED, words="", by=desk.people.jim, at=AT)
    assert desk.send(desk.people.jim, "note", words=WORDS).status_code == 303
    assert WORDS in desk.text(desk.people.jim)


@pytest.mark.parametrize("name", ["call_lead", "snooze", "merge"])
def test_a_button_or_a_moment_is_refused_with_its_reason_on_a_closed_case(
    desk: CaseDesk, name: str
) -> None:
    close_case(desk.case, outcome=Outcome.PARTED, words="", by=desk.people.jim, at=AT)
    fields = {"snooze": {"until": "2026-03-05T09:30"}, "merge": {"other": desk.case.pk}}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, name, **fields.get(name, {})))
    assert 'role="alert"' in text


def test_a_case_that_is_put_aside_already_says_why_this_moment_is_none(desk: CaseDesk) -> None:
    until = AT.replace(day=5)
    snooze_case(desk.case, until=until, by=desk.people.jim, at=AT)
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "snooze", until="2026-03-01T09:30"))
    assert "That moment has passed. Give a later one." in text


def test_a_handover_asked_for_meanwhile_does_not_swallow_the_next_reason(desk: CaseDesk) -> None:
    people = desk.people
    desk.send(people.jim, "ask_handover", to=people.jane.pk, why="You know the TV.")
    with nothing_changes():
        text = refused(desk.send(people.jim, "ask_handover", to=people.ines.pk, why=WORDS))
    assert "Jane Doyle has been asked already. Take that back first." in text
    assert f"<p>{WORDS}</p>" in text


def test_a_form_that_came_without_its_key_gets_a_new_one_and_can_be_sent(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "note", words=WORDS, key=""))
    assert "This form came without its key. Send it once more." in text
    assert f"{WORDS}</textarea>" in text
    key = text.split('id="note-key"')[0].rsplit('value="', 1)[1].split('"')[0]
    assert len(key) == 32
    assert desk.send(desk.people.jim, "note", words=WORDS, key=key).status_code == 303


def test_a_button_that_came_without_its_key_says_so(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "follow", key=""))
        taken = refused(desk.send(desk.people.ines, "take"))
    assert "This form came without its key. Send it once more." in text
    assert 'role="alert"' in taken
