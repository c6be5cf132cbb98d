"""What must be so on every page that is opened: nothing barred, nothing astray, no error."""

from dataclasses import dataclass, field
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

from amends.config.demo.cast import PASSWORD
from amends.web.middleware import CONTENT_POLICY

AXE = Axe().axe_script
# Nothing is fetched beforehand: none of its rules needs the text of a style sheet.
_QUICK = {"resultTypes": ["violations"], "preload": False}
RULES = {**_QUICK, "rules": {"target-size": {"enabled": True}}}
"""Every rule of axe, and the size of targets (WCAG 2.2), which it leaves out by itself."""

CONTRAST = {**_QUICK, "runOnly": ["color-contrast"]}
"""Of all its rules the one that looks at colours."""

BY_SCHEME: dict[Literal["dark", "light"], dict[str, object]] = {"dark": CONTRAST, "light": RULES}

SAYS_NO = tuple(
    f"Failed to load resource: the server responded with a status of {status}"
    for status in (404, 422)
)
PHONE = 600
STRICT = {"Content-Security-Policy": CONTENT_POLICY}
BARRING = ("serious", "critical")

ASTRAY = """() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const beyond = (one) => one.getBoundingClientRect().right > innerWidth + 1;
  const found = [...document.body.querySelectorAll("*")].filter(beyond);
  return ["the page", ...found.map((one) => `${one.tagName}.${one.className}`)].slice(0, 6);
}"""


@dataclass
class Window:
    """One window of a browser, and what it complained of."""

    context: BrowserContext
    page: Page
    has_script: bool
    is_searched: bool
    complaints: list[str] = field(default_factory=list)
    _glass: Page | None = None

    def open(self, url: str) -> None:
        """Open a page and look at it; one that is kindly not there is looked at as well."""
        response = self.page.goto(url)
        assert response is not None
        assert response.status < 500, f"{url} answers {response.status}"
        self.look()

    def sign_in(self, home: str, email: str) -> None:
        """Sign in as somebody of ours."""
        self.page.goto(home)
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(f"{home}/")

    def close(self) -> None:
        """Close the window, and the one that it was looked at through."""
        self.context.close()
        if self._glass is not None:
            self._glass.context.close()

    def heard(self, message: ConsoleMessage) -> None:
        """Keep an error of the console; that a page says no, the browser calls one too."""
        if message.type == "error" and not message.text.startswith(SAYS_NO):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def look(self) -> None:
        """Fail when the page bars somebody, scrolls sideways or has complained."""
        page = self.page
        astray = page.evaluate(ASTRAY)
        assert not astray, f"{page.url} scrolls sideways: {astray}"
        assert not self.complaints, "\n".join(self.complaints)
        if self.is_searched:
            bars = _bars(page) if self.has_script else self._bars_without_script()
            assert not bars, "\n".join([page.url, *bars])

    def _bars_without_script(self) -> list[str]:
        """Look at the same page through a window in which the checker itself can run."""
        html, url = self.page.content(), self.page.url

        def answer(route: Route) -> None:
            if route.request.resource_type == "document":
                kind = "text/html; charset=utf-8"
                route.fulfill(body=html, content_type=kind, headers=STRICT)
            elif route.request.resource_type == "script":
                route.abort()
            else:
                route.continue_()

        assert self.context.browser is not None
        if self._glass is None:
            glass = self.context.browser.new_context(
                viewport=self.page.viewport_size, reduced_motion="reduce"
            )
            self._glass = glass.new_page()
        self._glass.unroute_all()
        self._glass.route("**/*", answer)
        self._glass.goto(url)
        return _bars(self._glass)


def new_window(
    browser: Browser, *, width: int, has_script: bool = True, is_searched: bool | None = None
) -> Window:
    """Open a window as wide as a phone or a desk, with or without JavaScript.

    Unless it is said otherwise, what a phone shows is searched for bars and what a desk shows is
    not: every page is searched at both widths once, without what one does there.
    """
    is_phone = width <= PHONE
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=has_script,
        has_touch=is_phone,
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    is_searched = is_phone if is_searched is None else is_searched
    window = Window(context, context.new_page(), has_script, is_searched)
    window.page.on("console", window.heard)
    window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
    return window


def _bars(page: Page) -> list[str]:
    """What keeps somebody out, by light and in the dark."""
    found = []
    page.evaluate(AXE)
    for scheme, rules in BY_SCHEME.items():
        page.emulate_media(color_scheme=scheme)
        for rule in page.evaluate("(rules) => axe.run(document, rules)", rules)["violations"]:
            places = [node["target"][0] for node in rule["nodes"]][:4]
            if rule["impact"] in BARRING:
                found.append(f"{scheme}: {rule['id']}, {rule['help']}: {places}")
    return found
