"""S4 walked through in a browser: as the clerk who hears of it, and as Amy on her own page.

On a phone and at a desk, with JavaScript and without, once with the keyboard alone.
"""

import re

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from browser.ground import FOUND, laid_away
from browser.hands import Hands, Keyboard, Pointer
from browser.looking import new_window
from browser.walk import Walk
from stories.street import LINK, Street

pytestmark = pytest.mark.browser

POINTER, KEYBOARD = Pointer(), Keyboard()


@pytest.mark.parametrize(
    ("width", "has_script", "hands"),
    [
        pytest.param(1280, True, KEYBOARD, id="desk, keyboard alone"),
        pytest.param(1280, False, POINTER, id="desk, no script"),
        pytest.param(390, True, POINTER, id="phone"),
        pytest.param(390, False, POINTER, id="phone, no script"),
    ],
)
def test_from_the_first_word_to_the_last_line_of_proof(
    street: Street,
    chromium: Browser,
    live_server: LiveServer,
    width: int,
    has_script: bool,
    hands: Hands,
) -> None:
    laid_away(street)
    desk = new_window(chromium, width=width, has_script=has_script)
    jim = Walk(desk, hands)
    jim.open(live_server.url)
    _signs_in(jim, street)
    _opens_the_case(jim)
    case = jim.page.url
    _states_the_finding(jim)
    _puts_three_ways_before_her(jim)
    letter = _writes(jim, street)

    hers = new_window(chromium, width=width, has_script=has_script)
    amy = Walk(hers, hands)
    amy.open(letter)
    hands.tick(amy.page.get_by_role("radio", name=re.compile("^A new evening in the window")))
    amy.send("Choose this")
    assert "you chose “A new evening in the window”" in amy.page.locator("h1").inner_text()

    jim.open(case)
    _delivers(jim, "Window, balloons and cake, on the day you pick", "Photo of Friday")
    _delivers(jim, "Half the balance, for the spoiled occasion", "Order N-8817")
    _delivers(jim, "Dinner for two at Lucia's", "Voucher 12")

    amy.open(letter)
    amy.send("It arrived: Window, balloons and cake, on the day you pick")
    hands.tick(amy.page.get_by_role("radio", name="Fully"))
    amy.send("Tell Jim")

    jim.open(case)
    jim.go(jim.page.get_by_role("link", name="Close the case"))
    hands.pick(jim.page.get_by_label("How it ends"), "Retained")
    jim.send("Close it")
    assert "Retained" in jim.page.locator(".case-head").inner_text()
    assert street.journal(case)[-1] == "case.closed"
    desk.close()
    hers.close()


def _signs_in(jim: Walk, street: Street) -> None:
    jim.sign_in(street.staff["Jim"].email)
    assert jim.page.get_by_role("heading", name="Good evening, Jim").is_visible()


def _opens_the_case(jim: Walk) -> None:
    jim.go(jim.page.get_by_role("navigation", name="Main").get_by_role("link", name="Cases"))
    jim.go(jim.page.locator("main").get_by_role("link", name="Open a case"))
    page, hands = jim.page, jim.hands
    jim.write(**{"Who was let down?": "Amy Chen"})
    hands.write(page.get_by_label("What did they say?"), "There was nothing in the window.")
    hands.pick(page.get_by_label("What went wrong"), "A promise broken")
    hands.pick(page.get_by_label("What they lost first"), "An occasion")
    hands.pick(page.get_by_label("How bad"), "Severe")
    hands.tick(page.get_by_label("A date or an occasion depended on it"))
    hands.write(page.get_by_label("Number of the order"), "N-8817")
    known = page.get_by_role("radio", name=re.compile("^Amy Chen"))
    if not known.count():
        # Without a script the page asks back, with every word still in it.
        jim.send("Open it, it is mine")
    hands.tick(known)
    jim.send("Open it, it is mine")
    assert "Jim Ortiz owns it" in page.locator(".case-head").inner_text()


def _states_the_finding(jim: Walk) -> None:
    jim.hands.press(jim.page.get_by_text("State what was promised and what happened"))
    gap = jim.page.locator(".case-gap")
    for label, words in FOUND.items():
        jim.hands.write(gap.get_by_label(label, exact=True), str(words))
    jim.send("Write it down", gap)


def _puts_three_ways_before_her(jim: Walk) -> None:
    for offered in (
        "Nothing more to pay",
        "A new evening in the window",
        "Dinner for two at Lucia's",
    ):
        jim.hands.tick(jim.page.get_by_role("checkbox", name=offered))
    jim.send("Put these to Amy Chen")
    assert jim.page.get_by_role("heading", name="What is offered").is_visible()


def _writes(jim: Walk, street: Street) -> str:
    jim.write(Letter_to_Amy_Chen="Dear Amy, that is ours to mend.")
    jim.send("Send to Amy Chen")
    link = LINK.search(street.post_goes_out())
    assert link is not None
    return link[0]


def _delivers(jim: Walk, what: str, proof: str) -> None:
    line = jim.page.locator(".words li", has_text=what)
    jim.hands.press(line.get_by_text("It is delivered"))
    jim.hands.write(line.get_by_label("Proof"), proof)
    jim.send("Write it down", line)
    assert proof in jim.page.locator(".words li", has_text=what).inner_text()
