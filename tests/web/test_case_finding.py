"""What was promised, what happened and the gap, stated on the case page."""

import pytest

from amends.cases.actions import attach_file
from amends.facts.queries import finding_of
from cast import AT
from remedies.desk import journal_of
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused

FOUND = {
    "promised": "The TV in the window on Monday.",
    "happened": "The window was empty.",
    "gap": "The surprise cannot be repeated on the day.",
}


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def evidence(n: int, kind: str, bearing: str, words: str, file: object = "") -> dict[str, object]:
    """The fields of one piece of evidence."""
    piece = {"kind": kind, "bearing": bearing, "words": words, "attachment": file}
    return {f"evidence{n}-{name}": value for name, value in piece.items()}


def test_a_finding_stands_on_the_page_with_what_it_rests_on(desk: CaseDesk) -> None:
    jim = desk.people.jim
    photo = attach_file(desk.case, filename="window.txt", content=b"empty", by=jim.actor, at=AT)
    answer = desk.send(
        jim,
        "finding",
        **FOUND,
        **evidence(1, "photo", "decides", "Nothing stands there", photo.pk),
        **evidence(2, "message", "suggests", "Jim said Monday"),
    )
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/cases/{desk.case.pk}/#gap",
    )
    text = desk.text(jim)
    for words in FOUND.values():
        assert words in text
    assert "Nothing stands there" in text
    assert f'<a href="/attachments/{photo.pk}/">window.txt</a>' in text
    assert text.count("Rests on") == 1
    assert "State it better" in text


def test_every_piece_of_evidence_can_point_to_a_file(desk: CaseDesk) -> None:
    jim = desk.people.jim
    photo = attach_file(desk.case, filename="window.txt", content=b"empty", by=jim.actor, at=AT)
    assert desk.text(jim).count(f'<option value="{photo.pk}">window.txt</option>') == 3


def test_a_finding_with_a_word_missing_comes_back_with_the_others(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "finding", **{**FOUND, "gap": ""}))
    assert 'id="finding-gap_error"' in text
    assert "The window was empty.</textarea>" in text


def test_evidence_without_its_kind_is_not_lost(desk: CaseDesk) -> None:
    fields = {**FOUND, **evidence(1, "", "suggests", "A neighbour saw it")}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "finding", **fields))
    assert "Say what kind of evidence this is." in text
    assert 'value="A neighbour saw it"' in text


def test_the_weight_on_a_label_never_decides(desk: CaseDesk) -> None:
    fields = {**FOUND, **evidence(1, "declared_weight", "decides", "3 kg, says the label")}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "finding", **fields))
    assert "Only a weight measured by the carrier can." in text
    assert "The window was empty.</textarea>" in text


def test_a_file_that_is_not_there_is_no_evidence(desk: CaseDesk) -> None:
    fields = {**FOUND, **evidence(1, "photo", "suggests", "See the file", 999)}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "finding", **fields))
    assert "There is no such file." in text


def test_a_double_click_states_one_finding(desk: CaseDesk) -> None:
    for _ in range(2):
        assert desk.send(desk.people.jim, "finding", key="the same", **FOUND).status_code == 303
    assert journal_of(desk.case).count("finding.stated") == 1


def test_a_better_finding_takes_the_place_of_the_last(desk: CaseDesk) -> None:
    desk.send(desk.people.jim, "finding", **FOUND)
    desk.send(desk.people.jane, "finding", **{**FOUND, "gap": "An evening with six friends."})
    found = finding_of(desk.case)
    assert found is not None
    assert found.gap == "An evening with six friends."
    assert FOUND["gap"] not in desk.text(desk.people.jim)
