"""The coach beneath the letter, in a browser: as one types, with one click, on Check."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from amends.promises.models import Promise
from browser.ground import told_and_understood
from browser.looking import Window, new_window
from stories.street import Street

pytestmark = pytest.mark.browser

HOLLOW = "Dear Amy,\n\nThis was our fault. We apologise for any inconvenience."
MENDED = "Dear Amy,\n\nThis was our fault. I am sorry that the window was empty."
BAGS = f"{MENDED}\n\nI will bring the TV to your house by Friday."


def at_the_letter(
    street: Street, chromium: Browser, home: str, *, width: int = 1280, has_script: bool = True
) -> Window:
    case = told_and_understood(street)
    window = new_window(chromium, width=width, has_script=has_script)
    window.sign_in(home, street.staff["Jim"].email)
    window.open(f"{home}{case}")
    return window


def letter(page: Page) -> str:
    return page.locator("#letter-owed").input_value()


def send(window: Window) -> None:
    with window.page.expect_navigation():
        window.page.get_by_role("button", name="Send to Amy Chen").click()
    window.look()


@pytest.mark.parametrize("width", [1280, 390])
def test_as_one_types_the_words_that_hurt_are_marked_and_one_click_mends_them(
    street: Street, chromium: Browser, live_server: LiveServer, width: int
) -> None:
    window = at_the_letter(street, chromium, live_server.url, width=width)
    page = window.page
    page.locator("#letter-owed").fill(HOLLOW)
    expect(page.locator("#echo-owed mark.hurt")).to_have_text("apologise for any inconvenience")
    expect(page.locator("#coach-count")).to_contain_text("to look at beneath the letter")
    window.look()
    page.get_by_role("button", name="Use it").click()
    assert letter(page) == MENDED
    # What stood there belongs to the text of before; new lines come half a second later.
    expect(page.locator("#coach-says")).not_to_contain_text("Sorry for nothing named")
    expect(page.locator("#echo-owed mark.hurt")).to_have_count(0)
    page.get_by_role("button", name="Add: ").last.click()
    assert "you reach me on" in letter(page)
    page.locator("#letter-owed").press("Control+z")
    assert letter(page) == MENDED
    window.close()


def test_what_the_case_does_not_bear_out_stops_the_letter_until_it_is_ticked(
    street: Street, chromium: Browser, live_server: LiveServer
) -> None:
    window = at_the_letter(street, chromium, live_server.url)
    page = window.page
    page.locator("#letter-owed").fill(f"{MENDED} We have refunded you.")
    expect(page.locator("#coach-says")).to_contain_text("The case has nothing refunded yet.")
    send(window)
    expect(page.locator("#coach-says")).to_contain_text("Mend it, or confirm that it is so.")
    page.get_by_role("checkbox", name="“We have refunded” is so").check()
    send(window)
    expect(page.locator("main")).to_contain_text("Jim Ortiz wrote, by e-mail")
    window.close()


@pytest.mark.parametrize("has_script", [True, False])
def test_a_word_that_the_letter_gives_is_put_into_the_ledger(
    street: Street, chromium: Browser, live_server: LiveServer, has_script: bool
) -> None:
    window = at_the_letter(street, chromium, live_server.url, has_script=has_script)
    page = window.page
    page.locator("#letter-owed").fill(BAGS)
    if not has_script:
        with page.expect_navigation():
            page.get_by_role("button", name="Check the words").click()
        window.look()
    day = page.get_by_label("By when: Bring the TV to your house")
    expect(day).to_have_value("2026-11-20")
    day.fill("2026-11-21")
    send(window)
    expect(page.locator("body")).to_contain_text("In the ledger now: Bring the TV to your house.")
    assert [one.due_on for one in Promise.objects.filter(given_in="message")] == [
        date(2026, 11, 21)
    ]
    window.close()


def test_without_a_script_the_page_comes_back_checked_and_mended(
    street: Street, chromium: Browser, live_server: LiveServer
) -> None:
    window = at_the_letter(street, chromium, live_server.url, width=390, has_script=False)
    page = window.page
    page.locator("#letter-owed").fill(HOLLOW)
    with page.expect_navigation():
        page.get_by_role("button", name="Check the words").click()
    window.look()
    assert letter(page) == HOLLOW
    assert page.locator("#coach-says").get_by_text("Sorry for nothing named").is_visible()
    with page.expect_navigation():
        page.get_by_role("button", name="Use it").click()
    window.look()
    assert letter(page) == MENDED
    window.close()


def test_enter_in_a_line_of_the_form_sends_nothing(
    street: Street, chromium: Browser, live_server: LiveServer
) -> None:
    window = at_the_letter(street, chromium, live_server.url)
    page = window.page
    page.locator("#letter-owed").fill(HOLLOW)
    with page.expect_navigation():
        page.get_by_label("Subject", exact=True).press("Enter")
    assert letter(page) == HOLLOW
    expect(page.locator("main")).not_to_contain_text("Jim Ortiz wrote")
    window.close()
