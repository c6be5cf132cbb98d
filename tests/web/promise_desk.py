"""A desk to try the promises at: Jim's word to Amy, and colleagues signed in."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

import cast
from amends.people.models import Staff
from amends.promises.models import Promise
from cast import AT, Cast
from promises.words import given
from web.case_desk import DeskBrowsers, said, shown

THURSDAY_SIX = datetime(2026, 3, 5, 23, 0, tzinfo=UTC)
NOON = AT + timedelta(hours=2)
FRIDAY = date(2026, 3, 6)
_keys = count(1)


@dataclass
class PromiseDesk(DeskBrowsers):
    """Tuesday noon: on Thursday at six the TV is to stand in the window."""

    people: Cast
    word: Promise
    patch: pytest.MonkeyPatch
    browsers: dict[int, Client] = field(default_factory=dict)

    def board(self, who: Staff, query: str = "") -> HttpResponse:
        """Look at the board."""
        return self.browser(who).get(f"/promises/{query}")

    def text(self, who: Staff, address: str) -> str:
        """Look at a page and return what it says."""
        return shown(self.browser(who).get(address))

    def page(self, who: Staff, word: Promise | None = None) -> str:
        """Look at the page of a promise and return what it says."""
        return self.text(who, f"/promises/{(word or self.word).pk}/")

    def send(
        self, who: Staff, name: str, word: Promise | None = None, /, **fields: object
    ) -> HttpResponse:
        """Send one of the forms of a promise."""
        fields.setdefault("key", f"key-{next(_keys)}")
        address = reverse(name, args=[(word or self.word).pk])
        return self.browser(who).post(address, fields)


def promise_desk(patch: pytest.MonkeyPatch) -> PromiseDesk:
    """Jim gave Amy his word at ten; it is noon."""
    people = cast.everybody()
    desk = PromiseDesk(people, given(people, due=THURSDAY_SIX, key="window"), patch)
    desk.at(NOON)
    # Signing in notes when it was; later it would look like a change by whatever is tried.
    for person in (people.jim, people.jane, people.ines, people.tom, people.ruth):
        desk.browser(person)
    return desk


def refused(answer: HttpResponse) -> str:
    """What a page says that came back because something was refused."""
    assert answer.status_code == 422
    return said(answer)
