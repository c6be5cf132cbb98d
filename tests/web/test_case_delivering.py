"""What was promised is delivered with proof; then the case is followed up, closed, reopened."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amends.cases.actions import close_case
from amends.cases.models import Outcome, Stage
from amends.cases.queries import page_of
from amends.remedies.actions import choose, fulfil, propose, say_not_arrived
from amends.remedies.models import Line
from amends.remedies.queries import lines_due, lines_still_due
from cast import AT
from remedies.desk import EVENING, REFUND, journal_of, offered
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused

SOON = AT + timedelta(minutes=5)


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


@pytest.fixture
def chosen(desk: CaseDesk) -> Line:
    """Amy chose the evening: its one line."""
    offer = offered(desk.case, desk.people.jim, EVENING, at=SOON)
    choose(offer, EVENING, at=SOON, noted_by=None)
    return lines_due(desk.case).get()


def made_right(desk: CaseDesk, line: Line) -> None:
    fulfil(line, by=desk.people.jim, at=SOON, proof="Handed over")


def test_a_line_is_delivered_with_proof_and_its_file(desk: CaseDesk, chosen: Line) -> None:
    assert "It is delivered" in desk.text(desk.people.jim)
    answer = desk.send(
        desk.people.jim,
        "fulfil",
        chosen.pk,
        case=desk.case.pk,
        proof="Amy signed for it",
        attached=[SimpleUploadedFile("signed.txt", b"Amy")],
    )
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/cases/{desk.case.pk}/#offer",
    )
    assert not lines_still_due(desk.case).exists()
    assert desk.again().stage == Stage.MADE_RIGHT
    text = desk.text(desk.people.jim)
    assert "Amy signed for it" in text
    assert ">signed.txt</a>" in text
    assert "It is delivered" not in text


def test_a_double_click_delivers_once(desk: CaseDesk, chosen: Line) -> None:
    for _ in range(2):
        answer = desk.send(
            desk.people.jim,
            "fulfil",
            chosen.pk,
            case=desk.case.pk,
            proof="Signed",
            key="same",
            attached=[SimpleUploadedFile("signed.txt", b"Amy")],
        )
        assert answer.status_code == 303
    assert journal_of(desk.case).count("line.fulfilled") == 1
    assert journal_of(desk.case).count("file.attached") == 1


def test_a_delivery_without_proof_is_none(desk: CaseDesk, chosen: Line) -> None:
    with nothing_changes():
        text = refused(
            desk.send(desk.people.jim, "fulfil", chosen.pk, case=desk.case.pk, proof=" ")
        )
    assert f'id="fulfil{chosen.pk}-proof_error"' in text


def test_a_file_that_we_do_not_keep_leaves_the_line_due_and_the_proof_in_its_field(
    desk: CaseDesk, chosen: Line
) -> None:
    bad = SimpleUploadedFile("tool.exe", b"MZ\0\0binary")
    fields = {"case": desk.case.pk, "proof": "Amy signed for it", "attached": [bad]}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "fulfil", chosen.pk, **fields))
    assert "tool.exe is not a picture, a PDF or plain text." in text
    assert 'value="Amy signed for it"' in text


def test_a_line_that_nobody_chose_is_not_delivered_and_its_file_is_not_kept(
    desk: CaseDesk,
) -> None:
    offer = offered(desk.case, desk.people.jim, EVENING, at=SOON)
    proof = SimpleUploadedFile("signed.txt", b"Amy")
    fields = {"case": desk.case.pk, "proof": "Amy signed for it", "attached": [proof]}
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "fulfil", offer.lines.get().pk, **fields))
    assert "This line was not promised, or another took its place." in text
    assert "<p>Amy signed for it</p>" in text


@pytest.mark.parametrize("case", ["", "x", "9" * 30, "999"])
def test_a_line_of_a_case_that_is_not_there_is_not_found(
    desk: CaseDesk, chosen: Line, case: str
) -> None:
    with nothing_changes():
        answer = desk.send(desk.people.jim, "fulfil", chosen.pk, case=case, proof="Signed")
    assert answer.status_code == 404


def test_what_did_not_arrive_is_due_again_and_both_stand_there(
    desk: CaseDesk, chosen: Line
) -> None:
    made_right(desk, chosen)
    say_not_arrived(chosen, at=SOON + timedelta(minutes=1))
    text = desk.text(desk.people.jim)
    assert "that it has not arrived. Handed over" in text
    assert "It is delivered" in text


def test_a_line_is_late_only_when_its_day_is_over_where_the_shop_is(
    desk: CaseDesk, chosen: Line
) -> None:
    assert chosen.due_on == date(2026, 3, 17)
    desk.browsers.clear()  # nobody stays signed in for two weeks
    desk.at(datetime(2026, 3, 18, 3, 30, tzinfo=UTC))  # half past eleven at night in New York
    assert "was due" not in desk.text(desk.people.jim)
    desk.at(datetime(2026, 3, 18, 4, 30, tzinfo=UTC))
    assert '<strong class="broken"> was due <time' in desk.text(desk.people.jim)


def test_amy_is_asked_whether_it_is_right_and_her_words_are_kept_once(
    desk: CaseDesk, chosen: Line
) -> None:
    jim = desk.people.jim
    assert "Ask Amy whether it is right now" not in desk.text(jim)
    made_right(desk, chosen)
    text = desk.text(jim)
    assert "Ask Amy whether it is right now" in text
    assert 'id="follow_up-words"' in text
    for _ in range(2):
        answer = desk.send(jim, "follow_up", words="It was a lovely evening.", key="same")
        assert answer.status_code == 303
    rows = page_of(desk.case, jim).follow_ups
    assert [row.words for row in rows] == ["It was a lovely evening."]
    assert desk.again().stage == Stage.FOLLOWED_UP
    desk.send(jim, "follow_up", words="And the cake was good.", key="same")
    assert len(page_of(desk.case, jim).follow_ups) == 2


def test_a_follow_up_without_a_word_comes_back(desk: CaseDesk, chosen: Line) -> None:
    made_right(desk, chosen)
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "follow_up", words=" "))
    assert 'id="follow_up-words_error"' in text


def test_a_case_with_an_open_line_does_not_close_and_says_why(desk: CaseDesk, chosen: Line) -> None:
    jim = desk.people.jim
    assert "“Window, balloons and cake” is still to be delivered." in desk.text(jim, "?open=close")
    with nothing_changes():
        text = refused(desk.send(jim, "close", outcome="retained", words="All is well."))
    assert "“Window, balloons and cake” is still to be delivered." in text
    assert "All is well.</textarea>" in text
    assert '<option value="retained" selected>' in text


def test_a_case_with_an_unanswered_wish_does_not_close(desk: CaseDesk) -> None:
    propose(desk.case, offer=None, words="A cake.", at=SOON, key="wish")
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "close", outcome="parted", words=""))
    assert "Amy asked for something else and has no answer." in text


def test_a_case_with_somebody_asked_does_not_close(desk: CaseDesk) -> None:
    offered(desk.case, desk.people.jim, REFUND, why="She paid it all.", at=SOON)
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "close", outcome="parted", words=""))
    assert "Tom Keller is asked to approve the offer and has not answered." in text


def test_a_case_that_is_made_right_closes_as_retained_and_once(
    desk: CaseDesk, chosen: Line
) -> None:
    made_right(desk, chosen)
    assert '<option value="retained" selected>' in desk.text(desk.people.jim, "?open=close")
    for _ in range(2):
        answer = desk.send(desk.people.jim, "close", outcome="retained", words="", key="same")
        assert answer.status_code == 303
    assert desk.again().stage == Stage.CLOSED
    assert journal_of(desk.case).count("case.closed") == 1


def test_an_end_that_is_none_is_refused(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "close", outcome="won", words="Ha."))
    assert "Ha.</textarea>" in text


def test_a_colleague_does_not_close_what_is_not_theirs_and_reads_why(desk: CaseDesk) -> None:
    assert "Close the case" not in desk.text(desk.people.jane)
    with nothing_changes():
        text = refused(desk.send(desk.people.jane, "close", outcome="parted", words="Bye."))
    assert "Jim Ortiz owns this case and closes it." in text
    assert "<p>Bye.</p>" in text


def test_a_closed_case_opens_again_where_it_stood_and_once(desk: CaseDesk, chosen: Line) -> None:
    made_right(desk, chosen)
    close_case(desk.case, outcome=Outcome.RETAINED, words="", by=desk.people.jim, at=SOON)
    for _ in range(2):
        assert desk.send(desk.people.jane, "reopen", key="same").status_code == 303
    case = desk.again()
    assert (case.stage, case.closed_at) == (Stage.MADE_RIGHT, None)
    assert journal_of(desk.case).count("case.reopened") == 1


def test_a_letter_written_while_the_case_closed_is_not_lost(desk: CaseDesk) -> None:
    close_case(desk.case, outcome=Outcome.PARTED, words="", by=desk.people.jim, at=SOON)
    letter = {"subject": "The window", "owed": "Dear Amy, one more word.", "channel": "email"}
    with nothing_changes():
        text = refused(desk.send(desk.people.jane, "write_letter", do="send", **letter))
    assert "Nothing was kept. This is what you wrote:" in text
    assert "<p>Dear Amy, one more word.</p>" in text
    assert text.index("Dear Amy, one more word.") < text.index('class="case-head"')


def test_the_sum_of_what_is_due_is_shown_beside_each_option(desk: CaseDesk) -> None:
    offer = offered(desk.case, desk.people.jim, at=SOON)
    assert {line.amount for line in offer.lines.all()} == {Decimal("60.00"), Decimal("40.00")}
    text = desk.text(desk.people.jim).split('id="offer"')[1]
    assert "$60" in text
    assert "$40" in text
    assert "The evening is what was lost." in text
