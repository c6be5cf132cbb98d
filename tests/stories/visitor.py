"""Somebody at a browser: opens pages, reads them, and sends their forms with what is hidden."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

import pytest
from django.http import HttpResponseBase
from django.test import Client

from house.test_no_votes import said
from stories.forms import Given, filled_in, form_with
from stories.html_tree import Node, read


@dataclass
class Clock:
    """The time of the house while a story is told; it moves on when somebody does something."""

    now: datetime

    def stand(self, patch: pytest.MonkeyPatch) -> None:
        """Make every page ask this clock."""
        patch.setattr("django.utils.timezone.now", lambda: self.now)

    def wait(self, *, days: int = 0, hours: int = 0, minutes: int = 0) -> None:
        """Let time pass."""
        self.now += timedelta(days=days, hours=hours, minutes=minutes)


class Visitor:
    """One browser. Forms carry their token and their key, as they stand on the page."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._client = Client(enforce_csrf_checks=True)
        self._address = "/"
        self.page: Node = Node("document", {})

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.text

    @property
    def address(self) -> str:
        """Where they are."""
        return self._address

    def open(self, address: str) -> str:
        """Open a page, or one by its full address, and return what it says."""
        parts = urlsplit(urljoin(self._address, address))
        self._address = parts.path + (f"?{parts.query}" if parts.query else "")
        response = self._client.get(self._address)
        if response.status_code == 302:
            return self.open(response.headers["Location"])
        return self._read(response)

    def follow(self, words: str) -> str:
        """Follow the one link with these words."""
        to = {link.attrs["href"] for link in self.page.all("a") if link.text == words}
        assert len(to) == 1, f"“{words}” leads to {to or 'nowhere'}"
        return self.open(to.pop())

    def send(
        self,
        button: str,
        given: dict[str, Given] | None = None,
        *,
        beside: str = "",
        is_refused: bool = False,
    ) -> str:
        """Fill in the form with this button, press it, and return what the next page says.

        It takes a minute. `beside` are words that the right one of several forms stands near.
        Fails when the form is refused; or when it is not, where that is expected.
        """
        self._clock.wait(minutes=1)
        given = given or {}
        form = form_with(self.page, button, given, beside)
        sent = filled_in(self.page, form, button, given)
        address = urljoin(self._address, sent.address).partition("#")[0]
        if sent.method == "get":
            return self._read(self._client.get(address, sent.data))
        response = self._client.post(address, sent.data)
        if is_refused:
            assert response.status_code == 422, f"It was accepted: {response.status_code}"
            return self._read(response)
        if response.status_code == 200:
            return self._read(response)
        assert response.status_code in (302, 303), f"{response.status_code}: {_refusal(response)}"
        return self.open(response.headers["Location"])

    def part(self, heading: str) -> str:
        """Return what stands in the part of the page under a heading."""
        return self._headed(heading).text

    def lines(self, heading: str) -> list[str]:
        """Return the lines of the one list under a heading, such as the sums of an option.

        Why each is given stands beneath it in small print, and is left out here.
        """
        lists = self._headed(heading).all("ul", "dl")
        assert len(lists) == 1, f"{len(lists)} lists under “{heading}”"
        return [one.text_in_large for one in lists[0].all("li", "div")]

    def rows(self, heading: str) -> list[list[str]]:
        """Return the rows of the one table under a heading, each as the words of its cells."""
        (table,) = self._headed(heading).all("table")
        rows = [[cell.text for cell in row.all("th", "td")] for row in table.all("tr")]
        return rows[1:]

    def has_button(self, name: str) -> bool:
        """Tell whether somebody could press this."""
        return any(name in (b.text, b.attrs.get("aria-label")) for b in self.page.all("button"))

    def _headed(self, heading: str) -> Node:
        headings = self.page.all("h1", "h2", "h3", "summary", "legend", "strong")
        found = [one.above for one in headings if one.text == heading and one.above is not None]
        assert found, f"No heading “{heading}” on {self._address}"
        return found[0]

    def _read(self, response: HttpResponseBase) -> str:
        assert response.status_code in (200, 422), f"{self._address}: {response.status_code}"
        self.page = read(response.content.decode())  # type: ignore[attr-defined]
        # S0: no page of the desk or of a customer counts heads or says who was right.
        assert said(self.text) == [], f"{self._address} says {said(self.text)}"
        return self.text


def _refusal(response: HttpResponseBase) -> str:
    page = read(response.content.decode())  # type: ignore[attr-defined]
    errors = [
        n.text
        for n in page.walk()
        if n.attrs.get("role") == "alert" or n.attrs.get("class") == "error"
    ]
    return " / ".join(errors) or page.text[:400]
