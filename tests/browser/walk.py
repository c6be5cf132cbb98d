"""Somebody who goes from page to page, and looks at each."""

from playwright.sync_api import Locator

from amends.config.demo.cast import PASSWORD
from browser.hands import Hands
from browser.looking import Window


class Walk:
    """Somebody in a window, who looks at each page that they come to."""

    def __init__(self, window: Window, hands: Hands) -> None:
        self.page = window.page
        self.hands = hands
        self._window = window

    def open(self, url: str) -> None:
        self._window.open(url)

    def go(self, to: Locator) -> None:
        """Press what leads to another page, and look at that one."""
        with self.page.expect_navigation():
            self.hands.press(to)
        self._window.look()

    def send(self, button: str, within: Locator | None = None) -> None:
        """Press the button of a form."""
        self.go(
            (within or self.page.locator("main")).get_by_role("button", name=button, exact=True)
        )

    def write(self, **words: str) -> None:
        """Write into fields; the name of each is its label, with _ for spaces."""
        for label, text in words.items():
            field = self.page.get_by_label(label.replace("_", " "), exact=True)
            self.hands.write(field, text)

    def sign_in(self, email: str) -> None:
        """Sign in on the page that asks for it."""
        self.hands.write(self.page.get_by_label("E-mail address"), email)
        self.hands.write(self.page.get_by_label("Password"), PASSWORD)
        self.send("Sign in")
