"""A desk to try problems at: parcels that come short, and colleagues signed in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

import cast
from amends.cases.models import Case
from amends.people.models import Staff
from amends.prevention.models import Problem
from cast import AT, Cast
from prevention.ground import named, seen, short
from web.case_desk import DeskBrowsers, signed_in

NOON = AT + timedelta(hours=2)
_keys = count(1)


@dataclass
class ProblemDesk(DeskBrowsers):
    """Tuesday noon: Jim named the cause of Priya's case at eleven."""

    people: Cast
    case: Case
    problem: Problem
    patch: pytest.MonkeyPatch
    browsers: dict[int, Client] = field(default_factory=dict)

    def at(self, moment: datetime) -> None:
        """Make it that time for every page; everybody signs in anew."""
        super().at(moment)
        for who in (self.people.jim, self.people.jane, self.people.ines):
            # Signing in notes when it was; later it would look like a change by what is tried.
            self.browsers[who.pk] = signed_in(who)

    text = DeskBrowsers.look

    def page(self, who: Staff, query: str = "") -> str:
        """Look at the problem and return what its page says."""
        return self.text(who, f"/problems/{self.problem.pk}/{query}")

    def send(self, who: Staff, name: str, number: int, /, **fields: object) -> HttpResponse:
        """Send one of the forms, of the row with that number."""
        fields.setdefault("key", f"key-{next(_keys)}")
        return self.browser(who).post(reverse(name, args=[number]), fields)

    def again(self) -> Problem:
        """The problem as it is now."""
        return seen(self.problem)


def problem_desk(
    patch: pytest.MonkeyPatch, name_it: Callable[[Cast, Case], Problem] = named
) -> ProblemDesk:
    """Jim named the cause at eleven; it is noon."""
    people = cast.everybody()
    case = short(people)
    desk = ProblemDesk(people, case, name_it(people, case), patch)
    desk.at(NOON)
    return desk


def refused(answer: HttpResponse) -> str:
    """What a page says that came back because something was refused."""
    assert answer.status_code == 422
    return " ".join(answer.content.decode().split())
