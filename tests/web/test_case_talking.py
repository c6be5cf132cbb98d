"""Notes, calls, questions, files and letters, written on the case page."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amends.cases.queries import page_of, timeline_of, unseen_notices
from amends.letters.actions import save_reply
from amends.letters.queries import draft_of, letters_of
from amends.people.models import Channel
from amends.people.queries import treatment_of
from cast import AT
from remedies.desk import journal_of, offered
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused

LETTER = {
    "subject": "The window",
    "owed": "Dear Amy,\n\nThat is ours to put right.",
    "extra": "",
    "channel": "email",
}


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def tick_of_the_offer(text: str) -> str:
    (tick,) = re.findall(r'<input[^>]*name="with_offer"[^>]*>', text)
    return tick


def notes(desk: CaseDesk) -> list[str]:
    moments, _ = timeline_of(desk.case, [])
    return [moment.note.body for moment in moments if moment.note]


def test_a_note_tells_whom_it_calls_by_name_and_whom_one_picked(desk: CaseDesk) -> None:
    people = desk.people
    answer = desk.send(
        people.jim, "note", words="@Ines can you look? @nobody", mentions=[people.tom.pk]
    )
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/cases/{desk.case.pk}/#write",
    )
    assert [n.case_id for n in unseen_notices(people.ines)] == [desk.case.pk]
    assert [n.case_id for n in unseen_notices(people.tom)] == [desk.case.pk]
    assert not unseen_notices(people.jane).exists()


def test_a_double_click_makes_one_note(desk: CaseDesk) -> None:
    for _ in range(2):
        desk.send(desk.people.jim, "note", words="Once.", key="the same")
    assert notes(desk) == ["Once."]


def test_an_empty_note_comes_back_with_the_reason_beside_it(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "note", words="   "))
    assert 'aria-invalid="true"' in text
    assert 'id="note-words_error"' in text
    assert '<details class="fold" open>' in text


def test_a_form_without_its_key_changes_nothing(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "note", words="Hello.", key=""))
    assert "Hello." in text


def test_a_file_that_we_do_not_keep_is_refused_and_the_words_stay(desk: CaseDesk) -> None:
    bad = SimpleUploadedFile("tool.exe", b"MZ\0\0binary")
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "note", words="See the file.", attached=[bad]))
    assert "tool.exe is not a picture, a PDF or plain text." in text
    assert "See the file.</textarea>" in text


def test_files_come_with_a_note(desk: CaseDesk) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"words %d" % n) for n in range(2)]
    desk.send(desk.people.jim, "note", words="Two files.", attached=files)
    kept = page_of(desk.case, desk.people.jim).attachments
    assert [file.filename for file in kept] == ["0.txt", "1.txt"]


def test_a_call_is_written_down_and_counts_as_our_word(desk: CaseDesk) -> None:
    desk.send(desk.people.jim, "contact", words="Rang Amy, left word.", channel="phone")
    assert "contact.logged" in journal_of(desk.case)
    assert "Rang Amy, left word." in desk.text(desk.people.jim)


def test_after_a_question_the_clocks_wait_for_her(desk: CaseDesk) -> None:
    desk.send(desk.people.jim, "question", words="Which evening?", channel="phone")
    assert "waits for Amy" in desk.text(desk.people.jim)


def test_a_channel_that_is_none_is_refused(desk: CaseDesk) -> None:
    with nothing_changes():
        refused(desk.send(desk.people.jim, "contact", words="Hello.", channel="pigeon"))


def test_a_letter_begins_with_the_cases_own_words(desk: CaseDesk) -> None:
    text = desk.text(desk.people.jim)
    assert "Dear Amy," in text
    assert "To Amy Chen by e-mail, amy.chen@example.com." in text
    # A surprise is a secret: the subject of a mail is read over a shoulder.
    assert 'value="A word from Northlight Electronics"' in text


def test_a_letter_is_sent_once(desk: CaseDesk) -> None:
    for _ in range(2):
        answer = desk.send(desk.people.jim, "write_letter", key="once", do="send", **LETTER)
        assert answer.status_code == 303
    (sent,) = letters_of(desk.case)
    assert sent.letter.owed_part == LETTER["owed"]
    text = desk.text(desk.people.jim)
    assert "Jim Ortiz wrote, by e-mail" in text
    assert "on its way" in text


def test_the_offer_goes_with_the_letter_and_the_extra_stands_apart(desk: CaseDesk) -> None:
    offered(desk.case, desk.people.jim, extras=("voucher",), at=AT + timedelta(minutes=2))
    text = desk.text(desk.people.jim)
    assert "Apart from all that, this is from us: - Popcorn for two" in text
    fields = {**LETTER, "extra": "Popcorn for two is from us.", "with_offer": "on"}
    desk.send(desk.people.jim, "write_letter", do="send", **fields)
    (sent,) = letters_of(desk.case)
    assert "1. The window again, on another evening" in sent.letter.message.body
    assert sent.letter.extra_part == "Popcorn for two is from us."
    assert sent.letter.message.body.index("* * *") < sent.letter.message.body.index("Popcorn for")


def test_the_next_letter_does_not_begin_with_what_was_said(desk: CaseDesk) -> None:
    offered(desk.case, desk.people.jim, extras=("voucher",), at=AT + timedelta(minutes=2))
    assert "checked" in tick_of_the_offer(desk.text(desk.people.jim))
    desk.send(desk.people.jim, "write_letter", do="send", **LETTER, with_offer="on")
    text = desk.text(desk.people.jim)
    assert "checked" not in tick_of_the_offer(text)
    assert "Popcorn for two" not in text.split('id="write"')[1].split("</form>")[0]
    assert "Dear Amy,</textarea>" in text


def test_an_empty_letter_comes_back_and_nothing_is_sent(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(
            desk.send(desk.people.jim, "write_letter", do="send", **{**LETTER, "owed": " "})
        )
    assert "The letter is empty. Write at least a word." in text
    assert 'id="letter-owed_error"' in text


def test_a_letter_without_a_subject_comes_back_with_its_words(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(
            desk.send(desk.people.jim, "write_letter", do="send", **{**LETTER, "subject": ""})
        )
    assert "Give the letter a subject." in text
    assert "That is ours to put right.</textarea>" in text


def test_a_draft_is_kept_for_its_writer_alone_and_can_be_thrown_away(desk: CaseDesk) -> None:
    jim, jane = desk.people.jim, desk.people.jane
    desk.send(jim, "write_letter", do="keep", **{**LETTER, "owed": "Half a letter"})
    assert "Half a letter</textarea>" in desk.text(jim)
    assert "Half a letter</textarea>" not in desk.text(jane)
    desk.send(jim, "write_letter", do="discard", **LETTER)
    assert draft_of(desk.case, jim) is None


def test_somebody_else_who_writes_is_named_for_a_minute(desk: CaseDesk) -> None:
    jim, jane = desk.people.jim, desk.people.jane
    address = f"/cases/{desk.case.pk}/writing/"
    with nothing_changes():
        desk.browser(jane).post(address)
    assert "Jane is writing here too." in desk.text(jim)
    assert "Jane is writing here too." not in desk.text(jane)
    assert "Jane is writing here too." in desk.browser(jim).get(address).content.decode()
    desk.at(AT + timedelta(minutes=12))
    assert "Jane is writing here too." not in desk.text(jim)


def test_a_saved_reply_fills_the_letter_without_a_script(desk: CaseDesk) -> None:
    people = desk.people
    reply = save_reply(
        people.team,
        name="First word",
        body="Hello {customer}, {owner} here.",
        by=people.ines,
        at=AT,
    )
    assert "Hello Amy, Jim Ortiz here.</textarea>" in desk.text(people.jim, f"?reply={reply.pk}")
    assert "Dear Amy," in desk.text(people.jim, "?reply=999999999999999999999")


def test_without_an_address_the_letter_is_printed(desk: CaseDesk) -> None:
    assert treatment_of(desk.people.amy).channel == Channel.EMAIL
    answer = desk.send(
        desk.people.jim, "write_letter", do="send", **{**LETTER, "channel": "letter"}
    )
    assert answer.status_code == 303
    (sent,) = letters_of(desk.case)
    text = desk.text(desk.people.jim)
    assert f'href="/letters/{sent.letter.pk}/print/"' in text
    printed = desk.sees(desk.people.jim, "print_letter", sent.letter.pk)
    assert "That is ours to put right." in printed
