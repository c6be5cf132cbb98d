"""Where things stand on the page of a case, and whether a finger can hit them."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from browser.ground import told_and_understood, written_to
from browser.looking import new_window
from stories.street import Street

pytestmark = pytest.mark.browser

STORY, CARDS = ".case-story", (".case-gap", ".case-person", ".case-offer")
PARTS = (
    ".case-head",
    ".case-gap",
    ".case-person",
    ".case-story",
    ".case-offer",
    ".case-composer",
    ".case-rest",
)

# WCAG 2.2, 2.5.8: 24 by 24 px, but not for a link within a sentence. What is around a tick box or
# a radio button and ticks it counts with it.
TOO_SMALL = """() => {
  const targets = document.querySelectorAll("a[href], button, input, select, textarea, summary");
  const inSentence = (one) => one.matches("a") && getComputedStyle(one).display === "inline"
    && one.parentElement.innerText.trim() !== one.innerText.trim();
  const size = (one) => (one.closest("label") ?? one).getBoundingClientRect();
  return [...targets]
    .filter((one) => one.checkVisibility() && one.type !== "hidden" && !inSentence(one))
    .filter((one) => !one.closest(".unseen, .skip"))
    .map((one) => ({ one, box: size(one) }))
    .filter(({ box }) => box.width < 24 || box.height < 24)
    .map(({ one, box }) => `${one.tagName} “${(one.innerText || one.name).trim().slice(0, 40)}”`
      + ` ${Math.round(box.width)} by ${Math.round(box.height)}`);
}"""


def box(page: Page, part: str) -> dict[str, float]:
    found = page.locator(part).bounding_box()
    assert found is not None, f"{part} is not seen"
    return {"left": found["x"], "right": found["x"] + found["width"], "top": found["y"]}


def test_at_a_desk_the_story_stands_left_of_the_cards(
    street: Street, chromium: Browser, live_server: LiveServer
) -> None:
    case = told_and_understood(street)
    window = new_window(chromium, width=1280)
    window.sign_in(live_server.url, street.staff["Jim"].email)
    window.open(live_server.url + case)
    story = box(window.page, STORY)
    for card in CARDS:
        assert story["right"] <= box(window.page, card)["left"], card
    # What can be offered begins on the first screen, without scrolling.
    assert box(window.page, ".case-gap")["top"] < 900
    window.close()


def test_on_a_phone_the_parts_stand_in_the_order_in_which_they_are_read_aloud(
    street: Street, chromium: Browser, live_server: LiveServer
) -> None:
    case = told_and_understood(street)
    window = new_window(chromium, width=390)
    window.sign_in(live_server.url, street.staff["Jim"].email)
    window.open(live_server.url + case)
    in_source = window.page.evaluate(
        "parts => [...document.querySelectorAll(parts.join())].map(one => '.' + one.className)",
        [*PARTS],
    )
    assert sorted(in_source) == sorted(PARTS)
    from_the_top = sorted(PARTS, key=lambda part: box(window.page, part)["top"])
    assert from_the_top == in_source
    window.close()


def test_a_finger_can_hit_whatever_there_is_to_press(
    street: Street, chromium: Browser, live_server: LiveServer
) -> None:
    case = told_and_understood(street)
    window = new_window(chromium, width=390)
    window.sign_in(live_server.url, street.staff["Ines"].email)
    small = {}
    hers = written_to(street, case)
    for address in (
        "/",
        "/cases/?whose=all",
        "/cases/new/",
        case,
        hers,
        "/complaint/",
        "/letters/",
    ):
        window.page.goto(live_server.url + address)
        # Folded parts have targets too.
        window.page.evaluate(
            "document.querySelectorAll('details').forEach(d => { d.open = true; })"
        )
        small[address] = window.page.evaluate(TOO_SMALL)
    assert {address: found for address, found in small.items() if found} == {}
    window.close()
