"""Signing in and out, and passwords."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

import cast
from amends.people.actions import let_go
from amends.people.models import Staff
from cast import AT
from unchanged import nothing_changes
from web.desk_ground import desk_of, text_of

WRONG = "The address or the password is not right. Try again, or have a link sent."
NEW = "a cake on the day you pick"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet(db: None) -> None:
    cache.clear()


def tried(browser: Client, email: str, password: str, query: str = "") -> HttpResponse:
    return browser.post(f"/signin/{query}", {"login": email, "password": password})


def is_signed_in(browser: Client) -> bool:
    return browser.get("/me/").status_code == 200


def test_with_address_and_password_one_is_at_todays_page(jim: Staff) -> None:
    browser = Client()
    answer = tried(browser, "JIM@northlight.example", cast.PASSWORD)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert is_signed_in(browser)


def test_one_gets_where_one_wanted_to_go_and_nowhere_else(jim: Staff) -> None:
    browser = Client()
    led = browser.get("/search/?q=window")
    query = led.headers["Location"].removeprefix("/signin/")
    answer = tried(browser, jim.email, cast.PASSWORD, query)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/search/?q=window")
    for foreign in ("//evil.example/", "https://evil.example/", "javascript:alert(1)"):
        stranger = Client()
        fields = {"login": jim.email, "password": cast.PASSWORD, "next": foreign}
        assert stranger.post("/signin/", fields).headers["Location"] == "/"


@pytest.mark.parametrize("email", ["jim@northlight.example", "nobody@northlight.example"])
def test_a_wrong_password_and_a_wrong_address_are_told_alike(email: str, jim: Staff) -> None:
    browser = Client()
    with nothing_changes():
        answer = tried(browser, email, "not it")
    page = text_of(answer)
    assert f'role="alert"><p>{WRONG}</p>' in page
    assert f'value="{email}"' in page
    assert "not it" not in page
    assert not is_signed_in(browser)


def test_nothing_filled_in_is_told(db: None) -> None:
    page = text_of(tried(Client(), "", ""))
    assert "Both the address and the password are needed." in page


def test_who_was_let_go_does_not_come_in(jim: Staff, ruth: Staff) -> None:
    let_go(jim, by=ruth.actor, at=AT)
    browser = Client()
    tried(browser, jim.email, cast.PASSWORD)
    assert not is_signed_in(browser)


def test_who_is_let_go_is_out_at_once(jim: Staff, ruth: Staff) -> None:
    browser = desk_of(jim)
    assert is_signed_in(browser)
    let_go(jim, by=ruth.actor, at=AT)
    assert not is_signed_in(browser)


def test_whoever_guesses_has_to_wait_even_with_the_right_one(jim: Staff) -> None:
    browser = Client()
    for _guess in range(5):
        assert WRONG in text_of(tried(browser, jim.email, "a guess"))
    page = text_of(tried(browser, jim.email, cast.PASSWORD))
    assert "That was too often in a short time. Wait five minutes." in page
    assert not is_signed_in(browser)


def test_signing_out_is_a_form_never_a_link(jim: Staff) -> None:
    browser = desk_of(jim)
    assert "Your cases stay yours." in text_of(browser.get("/signout/"))
    assert is_signed_in(browser)
    assert browser.post("/signout/").status_code == 302
    assert not is_signed_in(browser)


def changed(browser: Client, old: str, new: str, again: str | None = None) -> HttpResponse:
    fields = {"oldpassword": old, "password1": new, "password2": again or new}
    return browser.post("/me/password/", fields)


def test_the_password_is_changed_by_who_knows_the_present_one(jim: Staff) -> None:
    browser = desk_of(jim)
    answer = changed(browser, cast.PASSWORD, NEW)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/me/")
    assert is_signed_in(browser)
    assert WRONG in text_of(tried(Client(), jim.email, cast.PASSWORD))
    assert tried(Client(), jim.email, NEW).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("not it", NEW, NEW),
        (cast.PASSWORD, "short", "short"),
        (cast.PASSWORD, "password123", "password123"),
        (cast.PASSWORD, "jim@northlight.example", "jim@northlight.example"),
        (cast.PASSWORD, NEW, "another one entirely"),
        ("", "", ""),
    ],
)
def test_a_password_that_will_not_do_is_refused(old: str, new: str, again: str, jim: Staff) -> None:
    browser = desk_of(jim)
    with nothing_changes():
        page = text_of(changed(browser, old, new, again))
    assert 'class="error"' in page


def asked_for_link(email: str) -> HttpResponse:
    return Client().post("/password/", {"email": email}, follow=True)


def test_a_forgotten_password_is_set_by_a_link_that_works_once(jim: Staff) -> None:
    asked_for_link(jim.email)
    (letter,) = mail.outbox
    assert letter.to == [jim.email]
    found = re.search(r"http://localhost:8000(/password/key/\S+)", str(letter.body))
    assert found is not None
    browser = Client()
    form = browser.get(found[1], follow=True)
    address = form.redirect_chain[-1][0]
    assert browser.post(address, {"password1": NEW, "password2": NEW}).status_code == 302
    assert tried(Client(), jim.email, NEW).status_code == 302
    assert "password1" not in text_of(Client().get(found[1], follow=True))


def test_asking_for_a_link_tells_nobody_who_works_here(jim: Staff) -> None:
    known, unknown = asked_for_link(jim.email), asked_for_link("stranger@example.com")
    assert text_of(known) == text_of(unknown)
    assert [letter.to for letter in mail.outbox] == [[jim.email]]


def test_a_mail_about_signing_in_says_that_no_person_wrote_it(jim: Staff) -> None:
    asked_for_link(jim.email)
    assert mail.outbox[0].message()["Auto-Submitted"] == "auto-generated"


def test_a_forged_host_does_not_get_into_the_link(jim: Staff) -> None:
    Client(HTTP_HOST="127.0.0.1").post("/password/", {"email": jim.email})
    assert "http://localhost:8000/password/key/" in str(mail.outbox[0].body)
    assert Client(HTTP_HOST="evil.example").get("/password/").status_code == 400


def test_nobody_signs_up(db: None) -> None:
    with nothing_changes():
        answer = Client().post("/signin/new/", {"email": "x@example.com", "password1": NEW})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/signin/")


def test_a_mail_server_that_is_away_does_not_tell_who_works_here(jim: Staff, settings: Any) -> None:
    settings.EMAIL_BACKEND = "amends.letters.smtp.TimelySmtpBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    known, stranger = asked_for_link(jim.email), asked_for_link("nobody@shop.example")
    assert known.status_code == stranger.status_code == 200
    assert text_of(known) == text_of(stranger)
