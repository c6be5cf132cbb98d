"""A desk to try the case page at: the case of the empty window, and colleagues signed in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

import cast
from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.people.models import Staff
from cast import AT, Cast
from remedies.desk import empty_window, policy_on

_keys = count(1)


class DeskBrowsers:
    """People at their browsers, and a clock that stands: what every desk of the tests has."""

    patch: pytest.MonkeyPatch
    browsers: dict[int, Client]

    def browser(self, who: Staff) -> Client:
        """The browser in which they are signed in, the same one every time."""
        if who.pk not in self.browsers:
            self.browsers[who.pk] = signed_in(who)
        return self.browsers[who.pk]

    def at(self, moment: datetime) -> None:
        """Make it that time for every page."""
        self.patch.setattr("django.utils.timezone.now", lambda: moment)

    def look(self, who: Staff, address: str) -> str:
        """Look at a page and return what it says."""
        return shown(self.browser(who).get(address))


@dataclass
class CaseDesk(DeskBrowsers):
    """Amy's case at Northlight, ten minutes after it opened."""

    people: Cast
    case: Case
    patch: pytest.MonkeyPatch
    browsers: dict[int, Client] = field(default_factory=dict)

    def page(self, who: Staff, query: str = "") -> HttpResponse:
        """Look at the case."""
        return self.browser(who).get(reverse("case", args=[self.case.pk]) + query)

    def text(self, who: Staff, query: str = "") -> str:
        """Look at the case and return what the page says, its white space as one."""
        return shown(self.page(who, query))

    def send(
        self, who: Staff, name: str, number: int | None = None, /, **fields: object
    ) -> HttpResponse:
        """Send one of its forms, as `name` says, to the case or to a row by its own number."""
        fields.setdefault("key", f"key-{next(_keys)}")
        address = reverse(name, args=[number or self.case.pk])
        return self.browser(who).post(address, fields)

    def sees(self, who: Staff, name: str, number: int) -> str:
        """Look at another page, of a row with that number, and return what it says."""
        return shown(self.browser(who).get(reverse(name, args=[number])))

    def again(self) -> Case:
        """The case as it is now."""
        return case_for(self.people.ruth, self.case.pk)


def case_desk(patch: pytest.MonkeyPatch) -> CaseDesk:
    """Open the case by phone at ten in the morning; it is ten past now."""
    people = cast.everybody()
    policy_on(people.team, people.ines)
    case = empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    desk = CaseDesk(people, case, patch)
    desk.at(AT + timedelta(minutes=10))
    # Signing in notes when it was; later it would look like a change by whatever is tried.
    for person in (people.jim, people.jane, people.ines, people.tom, people.ruth):
        desk.browser(person)
    return desk


def signed_in(who: Staff) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def said(answer: HttpResponse) -> str:
    """What a page says, its white space as one and none between two tags."""
    return " ".join(answer.content.decode().split()).replace("> <", "><")


def shown(answer: HttpResponse) -> str:
    """What a page says that was shown and did not send anybody elsewhere."""
    assert answer.status_code == 200
    return said(answer)


def refused(answer: HttpResponse) -> str:
    """What a page says that came back because something was refused."""
    assert answer.status_code == 422
    return said(answer)
