"""Mail that waits for a person, could not be filed, or lies in a folder."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from amends.cases.models import Case, Message
from amends.letters.actions import give_up_mail, keep_mail
from amends.letters.models import Folder, IncomingMail, MailOutcome, Source, Why
from amends.letters.queries.incoming import MAILS_ON_A_PAGE
from amends.letters.raw_mail import keep_raw
from amends.letters.reply_token import reply_address
from amends.people.models import Customer, Staff, Team
from cast import AT
from mail.receiving.ground import DESK, STRANGER, arrive, mail
from unchanged import nothing_changes
from web.desk_ground import desk_of, messages_of, stand_still, text_of, told_of

# Signing in 3, one's teams 2, how many wait and failed 2, the mails 2.
A_LIST = 9
# Signing in 3, one's teams 3, the mail 1, how many wait and failed 2, the case it may be about 1.
ONE_MAIL = 10
# An empty list is not read.
AN_EMPTY_LIST = 8

EVIL = (
    '<p onclick="x()">Hello <b>there</b></p><script>alert(1)</script>'
    '<img src="https://track.example/open.gif?who=1"><img src="https://track.example/b.png">'
    '<form action="https://evil.example"><input name="password"></form>'
)


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


@pytest.fixture
def window(northlight: Team, jim: Staff, amy: Customer) -> Case:
    return told_of(northlight, amy, jim)


@pytest.fixture
def stranger(window: Case) -> IncomingMail:
    """Mallory has come by the address of Amy's case."""
    to = reply_address(window.pk, DESK)
    came = arrive(mail("Send the money to me.", sender=STRANGER, to=to, html=EVIL))
    assert came.outcome == MailOutcome.QUARANTINED
    return came


@pytest.fixture
def dead(northlight: Team, settings: Settings) -> IncomingMail:
    kept = keep_mail(
        keep_raw(mail("My TV is broken.")),
        key="dead",
        source=Source.PIPE,
        envelope_to=DESK,
        at=AT,
    )
    return give_up_mail(kept, why="The disk was full.", at=AT)


def the_mail(browser: Client, one: IncomingMail, query: str = "") -> str:
    return text_of(browser.get(f"/mail/{one.pk}/{query}"))


def test_an_empty_list_says_what_will_be_here(jim: Staff) -> None:
    page = text_of(desk_of(jim).get("/mail/"))
    assert "No mail waits for a decision." in page
    assert "All mail could be filed." in text_of(desk_of(jim).get("/mail/dead/"))
    assert "Nothing has come back." in text_of(desk_of(jim).get("/mail/folders/bounces/"))
    assert desk_of(jim).get("/mail/folders/none/").status_code == 404


def test_what_waits_says_who_wrote_what_and_why_it_waits(
    stranger: IncomingMail, window: Case, jim: Staff
) -> None:
    browser = desk_of(jim)
    listed = text_of(browser.get("/mail/"))
    assert "<strong>Mallory</strong>, My TV" in listed
    assert str(Why.STRANGER.label) in listed
    page = the_mail(browser, stranger)
    assert "Mallory, mallory@elsewhere.example" in page
    assert f"Let it into case {window.pk}" in page
    assert "Send the money to me." in page
    assert "Send the money" not in text_of(browser.get(f"/cases/{window.pk}/"))


def test_one_click_lets_it_into_its_case(stranger: IncomingMail, window: Case, jim: Staff) -> None:
    answer = desk_of(jim).post(f"/mail/{stranger.pk}/case/", {"case": window.pk}, follow=True)
    assert answer.redirect_chain == [(f"/cases/{window.pk}/", 303)]
    assert messages_of(answer) == [f"It is on case {window.pk} now, as an answer."]
    assert window.messages.last().body == "Send the money to me."  # type: ignore[union-attr]


def test_one_click_makes_it_a_case_of_whoever_decides(
    stranger: IncomingMail, window: Case, jane: Staff
) -> None:
    answer = desk_of(jane).post(f"/mail/{stranger.pk}/new-case/", follow=True)
    case = Case.objects.exclude(pk=window.pk).get()
    assert answer.redirect_chain == [(f"/cases/{case.pk}/", 303)]
    assert case.owner == jane


def test_one_click_leaves_it_out_and_it_can_be_taken_out_again(
    stranger: IncomingMail, window: Case, jim: Staff
) -> None:
    browser = desk_of(jim)
    assert browser.post(f"/mail/{stranger.pk}/leaving-out/").headers["Location"] == "/mail/"
    assert "Mallory" in text_of(browser.get("/mail/folders/left_out/"))
    assert "Leave it out" not in the_mail(browser, stranger)
    browser.post(f"/mail/{stranger.pk}/case/", {"case": window.pk})
    stranger.refresh_from_db()
    assert (stranger.case, stranger.folder) == (window, "")


def test_a_second_click_changes_nothing_and_says_so(
    stranger: IncomingMail, window: Case, jim: Staff
) -> None:
    browser = desk_of(jim)
    browser.post(f"/mail/{stranger.pk}/new-case/")
    with nothing_changes():
        again = browser.post(f"/mail/{stranger.pk}/new-case/")
    assert again.status_code == 422
    assert "Somebody has decided about this mail already." in text_of(again)


def test_a_case_that_is_not_there_or_not_theirs_takes_nothing_in(
    stranger: IncomingMail, window: Case, jim: Staff, ruth: Staff, the_regent: Team, amy: Customer
) -> None:
    elsewhere = told_of(the_regent, amy, ruth)
    browser = desk_of(jim)
    with nothing_changes():
        for number in (elsewhere.pk, 999_999, "x", ""):
            answer = browser.post(f"/mail/{stranger.pk}/case/", {"case": number})
            assert answer.status_code == 422
            assert 'aria-invalid="true"' in text_of(answer)


def test_another_team_s_mail_is_not_there(stranger: IncomingMail, ruth: Staff, tom: Staff) -> None:
    IncomingMail.objects.update(team=None)
    browser = desk_of(tom)
    assert "Mallory" not in text_of(browser.get("/mail/"))
    with nothing_changes():
        for page in ("", "raw/"):
            assert browser.get(f"/mail/{stranger.pk}/{page}").status_code == 404
        for act in ("case", "new-case", "leaving-out", "again"):
            assert browser.post(f"/mail/{stranger.pk}/{act}/").status_code == 404
    assert "Mallory" in text_of(desk_of(ruth).get("/mail/"))


def test_html_is_shown_only_when_asked_for_and_harmless(stranger: IncomingMail, jim: Staff) -> None:
    browser = desk_of(jim)
    assert "<b>there</b>" not in the_mail(browser, stranger)
    page = the_mail(browser, stranger, "?as=html")
    inside = page[page.index('class="foreign"') :]
    assert "Hello <b>there</b>" in inside
    for harm in ("onclick", "<script", "evil.example", 'src="https', "<input"):
        assert harm not in inside[: inside.index("</article>")]
    assert (
        browser.get(f"/mail/{stranger.pk}/")
        .headers["Content-Security-Policy"]
        .startswith("default-src 'none'")
    )


def test_pictures_from_elsewhere_are_named_and_not_loaded(
    stranger: IncomingMail, jim: Staff
) -> None:
    page = the_mail(desk_of(jim), stranger)
    assert "2 pictures from elsewhere are not loaded" in page
    assert "https://track.example/open.gif?who=1" in page
    assert "<img" not in page


def test_the_mail_as_it_came_is_only_ever_downloaded(stranger: IncomingMail, jim: Staff) -> None:
    answer = desk_of(jim).get(f"/mail/{stranger.pk}/raw/")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert b"<script>" in answer.content


def test_a_dead_letter_says_why_and_is_run_again(dead: IncomingMail, jim: Staff) -> None:
    browser = desk_of(jim)
    assert "The disk was full." in text_of(browser.get("/mail/dead/"))
    assert "The disk was full." in the_mail(browser, dead)
    answer = browser.post(f"/mail/{dead.pk}/again/", follow=True)
    assert messages_of(answer) == [
        "It is filed once more within a minute. What fails again comes back here."
    ]
    assert "All mail could be filed." in text_of(browser.get("/mail/dead/"))
    with nothing_changes():
        assert browser.post(f"/mail/{dead.pk}/again/").status_code == 422


def test_today_counts_them_for_the_team(
    stranger: IncomingMail, dead: IncomingMail, jane: Staff
) -> None:
    page = text_of(desk_of(jane).get("/"))
    assert "1 mail waits for a decision" in page
    assert "1 mail could not be filed" in page


def test_what_was_let_in_is_gone_from_today(
    stranger: IncomingMail, window: Case, jim: Staff
) -> None:
    browser = desk_of(jim)
    browser.post(f"/mail/{stranger.pk}/leaving-out/")
    assert "waits for a decision" not in text_of(browser.get("/"))
    assert Message.objects.filter(case=window).count() == 1


def test_older_mail_is_a_page_away_and_the_list_asks_the_same(
    stranger: IncomingMail,
    window: Case,
    jim: Staff,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = desk_of(jim)
    with django_assert_num_queries(A_LIST):
        browser.get("/mail/")
    to = reply_address(window.pk, DESK)
    for number in range(MAILS_ON_A_PAGE):
        sender = f"M{number} <m{number}@elsewhere.example>"
        arrive(mail("Me.", sender=sender, to=to), at=AT + timedelta(minutes=number))
    with django_assert_num_queries(A_LIST):
        first = text_of(browser.get("/mail/"))
    assert "Mallory" not in first
    assert "Mallory" in text_of(browser.get("/mail/?page=2"))


def test_one_mail_asks_the_same_whatever_is_in_it(
    stranger: IncomingMail, jim: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk_of(jim)
    with django_assert_num_queries(ONE_MAIL):
        browser.get(f"/mail/{stranger.pk}/?as=html")


def test_an_empty_folder_asks_for_no_mails(
    jim: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk_of(jim)
    with django_assert_num_queries(AN_EMPTY_LIST):
        browser.get(f"/mail/folders/{Folder.BULK}/")
