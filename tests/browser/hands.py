"""Two ways to use a page: with a pointer, and with the keyboard alone."""

from datetime import date
from typing import Protocol

from playwright.sync_api import Locator

MOST_STOPS = 250

IS_REACHED = """wanted => {
  const here = document.activeElement;
  return here === wanted
    || wanted.type === "radio" && here.type === "radio" && here.name === wanted.name;
}"""
SHOWS_FOCUS = """wanted => [document.activeElement, document.activeElement.closest("label")].some(
  (one) => one && (getComputedStyle(one).outlineStyle !== "none"
    || getComputedStyle(one).boxShadow !== "none"))"""


class Hands(Protocol):
    """How somebody uses what stands on a page."""

    def press(self, button: Locator) -> None: ...
    def write(self, field: Locator, words: str) -> None: ...
    def date(self, field: Locator, day: date) -> None: ...
    def pick(self, select: Locator, words: str) -> None: ...
    def tick(self, box: Locator) -> None: ...


class Pointer:
    """A mouse or a finger."""

    def press(self, button: Locator) -> None:
        button.click()

    def write(self, field: Locator, words: str) -> None:
        field.fill(words)

    def date(self, field: Locator, day: date) -> None:
        field.fill(day.isoformat())

    def pick(self, select: Locator, words: str) -> None:
        select.select_option(label=words)

    def tick(self, box: Locator) -> None:
        box.check()


class Keyboard:
    """Tab, arrows, space and Enter; wherever one comes, one sees where one is."""

    def press(self, button: Locator) -> None:
        self._reach(button)
        button.page.keyboard.press("Enter")

    def write(self, field: Locator, words: str) -> None:
        self._reach(field)
        field.page.keyboard.press("Control+A")
        field.page.keyboard.type(words)

    def date(self, field: Locator, day: date) -> None:
        self._reach(field)
        # The parts stand in the order of the browser's own language, American English.
        field.page.keyboard.type(f"{day:%m%d%Y}")

    def pick(self, select: Locator, words: str) -> None:
        self._reach(select)
        select.page.keyboard.type(words)
        assert select.evaluate("e => e.selectedOptions[0].text") == words

    def tick(self, box: Locator) -> None:
        self._reach(box)
        # Tab leads to a group of radio buttons, arrows from one to the next.
        for _ in range(10):
            if box.evaluate("e => e === document.activeElement"):
                break
            box.page.keyboard.press("ArrowDown")
        if not box.is_checked():
            box.page.keyboard.press("Space")
        assert box.is_checked()

    def _reach(self, wanted: Locator) -> None:
        for _ in range(MOST_STOPS):
            if wanted.evaluate(IS_REACHED):
                assert wanted.evaluate(SHOWS_FOCUS), f"No focus is seen at {wanted}"
                return
            wanted.page.keyboard.press("Tab")
        raise AssertionError(f"The keyboard does not reach {wanted}")
