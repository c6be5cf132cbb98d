"""What leaves the case page: files, printed letters, and the page as the customer sees it."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import cast
from amends.cases.actions import add_note, attach_file, receive_message
from amends.cases.links import customer_path
from amends.cases.models import Attachment
from amends.journal.actor import MACHINE
from amends.letters.actions import send_letter
from amends.people.actions import hire_staff
from amends.people.models import Channel, Role, Staff
from cast import AT, LONG_AGO
from remedies.desk import offered
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, signed_in

SOON = AT + timedelta(minutes=5)

# Signing in 3, the case 2, its words with files, owners, ends and clocks 6, offers 1,
# the finding 1, letters 2, wishes 1, lines 1, whether they
# wish to know what we change 1.
AS_CUSTOMER = 20


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


@pytest.fixture
def sam(desk: CaseDesk) -> Staff:
    """A manager of another shop."""
    return hire_staff(
        email="sam@regent.example",
        name="Sam Whitlock",
        role=Role.MANAGER,
        teams=[cast.the_regent()],
        by=MACHINE,
        at=LONG_AGO,
    )


def kept(desk: CaseDesk, filename: str, content: bytes) -> Attachment:
    return attach_file(
        desk.case, filename=filename, content=content, by=desk.people.jim.actor, at=AT
    )


def fetched(desk: CaseDesk, file: Attachment) -> HttpResponse:
    return desk.browser(desk.people.jim).get(reverse("attachment", args=[file.pk]))


@pytest.mark.parametrize(
    ("filename", "content"),
    [
        ("window.png", b"\x89PNG\r\n\x1a\n12345"),
        ("page.html", b"<script>alert(1)</script>"),
        ("letter.pdf", b"%PDF-1.7 words"),
    ],
)
def test_a_file_is_handed_over_and_never_shown_by_the_browser(
    desk: CaseDesk, filename: str, content: bytes
) -> None:
    answer = fetched(desk, kept(desk, filename, content))
    assert answer.content == content
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{filename}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_name_can_neither_break_the_headers_nor_leave_its_folder(desk: CaseDesk) -> None:
    file = kept(desk, '../../etc/pass"wd\r\nSet-Cookie: x=1 ü.txt', b"words")
    answer = fetched(desk, file)
    assert "Set-Cookie" not in answer.headers
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename")
    assert "/" not in file.filename
    assert "\n" not in disposition


def test_a_file_that_is_gone_from_the_disk_is_not_found(desk: CaseDesk) -> None:
    file = kept(desk, "window.txt", b"empty")
    Path(file.file.path).unlink()
    assert desk.browser(desk.people.jim).get(f"/attachments/{file.pk}/").status_code == 404


def test_another_team_and_strangers_get_no_file_and_no_letter(desk: CaseDesk, sam: Staff) -> None:
    file = kept(desk, "window.txt", b"empty")
    letter = sent(desk)
    for address in (f"/attachments/{file.pk}/", f"/letters/{letter}/print/"):
        assert signed_in(sam).get(address).status_code == 404
        assert Client().get(address).headers["Location"] == f"/signin/?next={address}"
    assert signed_in(sam).get(f"/cases/{desk.case.pk}/as-customer/").status_code == 404
    assert desk.browser(desk.people.jim).get("/attachments/999/").status_code == 404


def sent(desk: CaseDesk) -> int:
    """Send Amy a letter on paper; its number."""
    message = send_letter(
        desk.case,
        owed_part="Dear Amy,\n\nThat is <b>ours</b> to put right.",
        extra_part="",
        subject="The window",
        channel=Channel.LETTER,
        by=desk.people.jim,
        at=SOON,
        key="letter",
        with_offer=None,
    )
    return message.letter.pk


def test_a_letter_is_printed_with_its_address_and_day(desk: CaseDesk) -> None:
    text = desk.sees(desk.people.jim, "print_letter", sent(desk))
    assert "Amy Chen" in text
    assert "Tuesday 3 March</time>" in text
    assert "<h1>The window</h1>" in text
    assert "That is &lt;b&gt;ours&lt;/b&gt; to put right." in text


def words_of(answer: HttpResponse) -> str:
    """What stands in the middle of a page, without its markup."""
    assert answer.status_code == 200
    main = answer.content.decode().split("<main", 1)[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main.split(">", 1)[1])).split())


@pytest.mark.parametrize("has_offer", [False, True])
def test_we_see_word_for_word_what_the_customer_sees_and_can_press_nothing(
    desk: CaseDesk, has_offer: bool
) -> None:
    add_note(desk.case, body="Amy sounded sad.", by=desk.people.jim, at=SOON, key="note")
    if has_offer:
        offered(desk.case, desk.people.jim, extras=("voucher",), at=SOON)
    address = f"/cases/{desk.case.pk}/as-customer/"
    with nothing_changes():
        ours = desk.browser(desk.people.jim).get(address)
        theirs = Client().get(customer_path(desk.case))
    assert words_of(ours) == words_of(theirs)
    assert "Amy sounded sad." not in words_of(ours)
    assert ("Popcorn for two" in words_of(ours)) == has_offer
    page = ours.content.decode()
    assert "<fieldset disabled>" in page
    assert re.findall(r'<form[^>]* action="[^"]*"', page) == []
    assert f"/c/{desk.case.link_key}" not in page
    assert desk.case.link_key not in page


def test_a_form_sent_to_what_is_only_looked_at_does_nothing(desk: CaseDesk) -> None:
    offered(desk.case, desk.people.jim, at=SOON)
    with nothing_changes():
        desk.browser(desk.people.jim).post(
            f"/cases/{desk.case.pk}/as-customer/", {"option": "again", "words": "x", "key": "k"}
        )


def test_the_page_as_the_customer_sees_it_asks_a_fixed_number_of_times(
    desk: CaseDesk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk.browser(desk.people.jim)
    address = f"/cases/{desk.case.pk}/as-customer/"
    with django_assert_num_queries(AS_CUSTOMER):
        browser.get(address)
    for n in range(30):
        receive_message(
            desk.case,
            body=f"Word {n}",
            from_name="Amy",
            channel=Channel.WEB,
            by=desk.people.amy.actor,
            at=AT + timedelta(minutes=1, seconds=n),
            key=f"word{n}",
        )
    with django_assert_num_queries(AS_CUSTOMER):
        browser.get(address)
