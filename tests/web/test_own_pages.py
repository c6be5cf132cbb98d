"""What somebody sets for themselves: name, language, keys."""

import pytest
from pytest_django import DjangoAssertNumQueries

from amends.people.models import Staff
from unchanged import nothing_changes
from web.desk_ground import desk_of, messages_of, stand_still, text_of


@pytest.fixture(autouse=True)
def _ten_in_the_morning(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    stand_still(monkeypatch)


def test_name_and_language_are_kept_and_used_at_once(jim: Staff) -> None:
    browser = desk_of(jim)
    answer = browser.post("/me/", {"name": "Jim O’Neill", "language": "de"}, follow=True)
    assert answer.redirect_chain == [("/me/", 303)]
    assert len(messages_of(answer)) == 1
    page = text_of(answer)
    assert 'value="Jim O’Neill"' in page
    assert '<html lang="de">' in page
    jim.refresh_from_db()
    assert (jim.name, jim.language) == ("Jim O’Neill", "de")


def test_the_language_may_be_that_of_the_browser(jim: Staff) -> None:
    browser = desk_of(jim)
    browser.post("/me/", {"name": jim.name, "language": ""})
    assert (
        browser.get("/me/", headers={"Accept-Language": "es"}).headers["Content-Language"] == "es"
    )


def test_the_same_again_changes_nothing(jim: Staff) -> None:
    browser = desk_of(jim)
    fields = {"name": "Jim O’Neill", "language": "en"}
    browser.post("/me/", fields)
    with nothing_changes():
        browser.post("/me/", fields)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        *(
            ("", ""),
            ("   ", ""),
            ("x" * 81, ""),
            ("Jim\x00", ""),
            ("Jim\u202e", ""),
            ("Jim", "tlh"),
        ),
        ("Jim\nOrtiz", "en"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(
    name: str, language: str, jim: Staff
) -> None:
    browser = desk_of(jim)
    with nothing_changes():
        answer = browser.post("/me/", {"name": name, "language": language})
    assert answer.status_code == 422
    page = text_of(answer)
    assert 'aria-invalid="true"' in page
    assert 'class="error"' in page


def test_ones_role_and_address_are_not_ones_own_to_set(jim: Staff) -> None:
    desk_of(jim).post("/me/", {"name": "Jim", "role": "owner", "email": "x@example.com"})
    jim.refresh_from_db()
    assert (jim.role, jim.email) == ("clerk", "jim@northlight.example")


def test_keys_are_turned_off_and_on_for_one_machine(jim: Staff) -> None:
    browser, other = desk_of(jim), desk_of(jim)
    assert browser.post("/keys/").status_code == 303
    assert 'data-keys="off"' in text_of(browser.get("/"))
    assert 'data-keys="off"' not in text_of(other.get("/"))
    browser.post("/keys/", {"keys": "on"})
    assert 'data-keys="off"' not in text_of(browser.get("/"))


def test_every_key_leads_where_the_page_says(jim: Staff) -> None:
    page = text_of(desk_of(jim).get("/keys/"))
    for letter, address in (("t", "/"), ("c", "/cases/"), ("n", "/cases/new/"), ("l", "/letters/")):
        assert f"<kbd>{letter}</kbd>" in page
        assert f'href="{address}" data-go="{letter}"' in page


def test_ones_own_pages_ask_for_nothing_but_oneself(
    jim: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = desk_of(jim)
    # One's own page tells the addresses of one's calendars, of those of one's teams and of their
    # meetings, and where one is asked for one's name.
    for address, asked in (("/me/", 7), ("/keys/", 3)):
        with django_assert_num_queries(asked):
            browser.get(address)
