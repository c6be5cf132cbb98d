from datetime import timedelta

import pytest
from django.conf import settings

import cast
from amends.cases.actions import (
    add_note,
    attach_file,
    close_case,
    merge_case,
    open_case,
    receive_message,
)
from amends.cases.errors import BadFile, BadWords
from amends.cases.models import Attachment, Case, Failure, Message, Note, Notice, Outcome
from amends.cases.queries import search_cases
from amends.people.models import Channel, Staff
from unchanged import nothing_changes

LATER = cast.AT + timedelta(hours=1)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def _write(case: Case, body: str, key: str) -> Message:
    return receive_message(
        case,
        body=body,
        from_name=case.customer.name,
        channel=Channel.WEB,
        by=case.customer.actor,
        at=LATER,
        key=key,
    )


def test_the_same_message_twice_is_one(birthday: Case) -> None:
    first = _write(birthday, "Hello", "m1")
    with nothing_changes():
        assert _write(birthday, "Hello", "m1") == first


def test_a_word_of_the_customer_opens_a_closed_case_again(birthday: Case, jim: Staff) -> None:
    stage = birthday.stage
    close_case(birthday, outcome=Outcome.WITHDRAWN, words="", by=jim, at=LATER)
    _write(birthday, "It is not right after all", "m2")
    birthday.refresh_from_db()
    assert birthday.is_open
    assert birthday.stage == stage
    assert birthday.closings.get().reopened_at == LATER


def test_words_to_a_merged_case_arrive_where_it_lives_on(birthday: Case, jim: Staff) -> None:
    other = open_case(
        team=birthday.team, customer=birthday.customer, subject="The window again",
        failure=Failure.PROMISE_BROKEN, channel=Channel.PHONE, words="Again.", by=jim,
        at=cast.AT, key="again",
    )  # fmt: skip
    merge_case(other, into=birthday, by=jim, at=LATER)
    assert _write(other, "Which one is it?", "m3").case == birthday


def test_a_note_tells_whom_it_mentions_but_nobody_who_may_not_see_the_case(
    birthday: Case, jim: Staff, jane: Staff, ruth: Staff
) -> None:
    stranger = Staff.objects.create(email="x@x.example", name="X", joined_at=cast.AT)
    note = add_note(
        birthday, body="Look", by=jim, at=LATER, key="n", mentions=[jane, stranger, ruth]
    )
    assert {person.name for person in note.mentions.all()} == {"Jane Doyle", "Ruth Hale"}
    assert {notice.staff for notice in Notice.objects.filter(kind="mention")} == {jane, ruth}


def test_what_is_written_anywhere_on_a_case_can_be_found(birthday: Case, jim: Staff) -> None:
    add_note(birthday, body="Der Löwe aus Köln", by=jim, at=LATER, key="n")
    _write(birthday, "Balloons were promised", "m")
    for words in ("window", "LOWE koln", "amy bal", "birthd", "promised nothing"):
        found = [case.pk for case in search_cases(jim, words).cases]
        assert found == ([] if words == "birthd" else [birthday.pk]), words


@pytest.mark.parametrize(
    "words",
    ['"', "a OR", "NEAR(", "*", "%", "'; DROP TABLE cases_case; --", "🙂", "a" * 5000, "()"],
)
def test_hostile_words_find_nothing_and_break_nothing(
    birthday: Case, jim: Staff, words: str
) -> None:
    assert search_cases(jim, words).cases in ([], [birthday])


def test_only_cases_that_one_may_see_are_found(birthday: Case, jim: Staff, ruth: Staff) -> None:
    stranger = Staff.objects.create(email="x@x.example", name="X", joined_at=cast.AT)
    assert search_cases(stranger, "window").cases == []
    assert search_cases(ruth, "window").cases == [birthday]


def test_a_file_is_kept_under_a_name_that_says_nothing(birthday: Case, jim: Staff) -> None:
    kept = attach_file(
        birthday, filename="../../etc/pass<wd>.png", content=PNG, by=jim.actor, at=LATER
    )
    assert kept.filename == "pass_wd_.png"
    assert kept.content_type == "image/png"
    assert "pass" not in kept.file.name
    assert kept.file.read() == PNG
    with nothing_changes():
        attach_file(birthday, filename="pass_wd_.png", content=PNG, by=jim.actor, at=LATER)


@pytest.mark.parametrize(
    ("filename", "content", "why"),
    [
        ("a.png", b"", "empty"),
        ("page.html", b"MZ\x90\x00\x03", "not a picture"),
        ("a.png", b"\x7fELF\0\0", "not a picture"),
        ("big.txt", b"x" * (settings.ATTACHMENT_MAX_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_other_files_are_refused_with_what_to_send_instead(
    birthday: Case, jim: Staff, filename: str, content: bytes, why: str
) -> None:
    with nothing_changes(), pytest.raises(BadFile, match=why):
        attach_file(birthday, filename=filename, content=content, by=jim.actor, at=LATER)
    assert Attachment.objects.count() == 0


def test_a_page_sent_as_a_file_is_kept_as_plain_text_only(birthday: Case, jim: Staff) -> None:
    kept = attach_file(
        birthday, filename="p.html", content=b"<script>1</script>", by=jim.actor, at=LATER
    )
    assert kept.content_type == "text/plain"
    assert kept.file.name.endswith(".txt")


def test_an_empty_note_is_refused(birthday: Case, jim: Staff) -> None:
    with nothing_changes(), pytest.raises(BadWords, match="The note is empty"):
        add_note(birthday, body=" ", by=jim, at=LATER, key="n")
    assert Note.objects.count() == 0
