"""A word on the phone, another day that Amy agrees to, and the proof that it was kept.

At a desk with the keyboard alone, and on a phone without JavaScript.
"""

from datetime import date

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from amends.cases.links import customer_path
from browser.ground import told_and_understood
from browser.hands import Hands, Keyboard, Pointer
from browser.looking import new_window
from browser.walk import Walk
from stories.street import Street

pytestmark = pytest.mark.browser

WHAT = "The balloons are in the window"


@pytest.mark.parametrize(
    ("width", "has_script", "hands"),
    [
        pytest.param(1280, True, Keyboard(), id="desk, keyboard alone"),
        pytest.param(390, False, Pointer(), id="phone, no script"),
    ],
)
def test_a_word_is_given_moved_with_consent_and_kept(
    street: Street,
    chromium: Browser,
    live_server: LiveServer,
    width: int,
    has_script: bool,
    hands: Hands,
) -> None:
    case = told_and_understood(street)
    desk = new_window(chromium, width=width, has_script=has_script)
    jim = Walk(desk, hands)
    jim.open(live_server.url)
    jim.sign_in(street.staff["Jim"].email)
    jim.open(live_server.url + case)
    _writes_a_word_down(jim)
    jim.go(jim.page.get_by_role("link", name=WHAT))
    _asks_for_another_day(jim)

    hers = new_window(chromium, width=width, has_script=has_script)
    amy = Walk(hers, hands)
    amy.open(live_server.url + customer_path(street.case(case)))
    assert "Jim asks you for another day" in amy.page.locator("main").inner_text()
    amy.send(f"I agree to the other day: {WHAT}")
    assert "You agreed to this in place of" in amy.page.locator("main").inner_text()

    jim.open(f"{live_server.url}/promises/")
    row = jim.page.locator(".ledger li", has_text=WHAT)
    hands.press(row.get_by_text("It is done"))
    hands.write(row.get_by_label("What shows that it was done"), "Photo of Thursday")
    jim.send("Write it down", row)
    assert "Kept. It is written down with its proof." in jim.page.inner_text("body")
    assert street.journal(case)[-1] == "promise.kept"
    amy.open(live_server.url + customer_path(street.case(case)))
    assert "Photo of Thursday" in amy.page.locator("main").inner_text()
    desk.close()
    hers.close()


def test_g_and_p_lead_to_the_promises(
    street: Street, chromium: Browser, live_server: LiveServer
) -> None:
    street.open_shop("Northlight Electronics")
    window = new_window(chromium, width=1280)
    window.sign_in(live_server.url, street.staff["Jim"].email)
    with window.page.expect_navigation():
        window.page.keyboard.type("gp")
    assert window.page.url == f"{live_server.url}/promises/"
    window.close()


def _writes_a_word_down(jim: Walk) -> None:
    page, hands = jim.page, jim.hands
    card = page.locator("section", has=page.locator("#due"))
    hands.press(card.get_by_text("Write down a word that was given"))
    hands.write(card.get_by_label("What was promised"), WHAT)
    hands.pick(card.get_by_label("Where", exact=True), "on the phone")
    hands.date(card.get_by_label("By", exact=True), date(2026, 11, 17))
    hands.tick(card.get_by_label("The date matters"))
    jim.send("Write it down", card)
    assert "It is in the ledger." in page.inner_text("body")


def _asks_for_another_day(jim: Walk) -> None:
    page, hands = jim.page, jim.hands
    hands.press(page.get_by_text("Ask for another date"))
    fold = page.locator("#new-date")
    hands.date(fold.get_by_label("By", exact=True), date(2026, 11, 19))
    hands.write(fold.get_by_label("Why, as they will read it"), "The shop with the gas is shut.")
    jim.send("Ask them", fold)
    assert "Silence is not consent" in page.inner_text("main")
