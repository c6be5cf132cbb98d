"""A desk to try the claims at: the widget that never came, and colleagues signed in."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

import cast
from amends.claims.models import SupplierClaim
from amends.people.models import Staff
from cast import AT, Cast
from claims.ground import again, claimed, terms
from web.case_desk import DeskBrowsers, said

NOON = AT + timedelta(hours=2)
_keys = count(1)


@dataclass
class ClaimDesk(DeskBrowsers):
    """Tuesday noon: Jim opened the claim at ten."""

    people: Cast
    claim: SupplierClaim
    patch: pytest.MonkeyPatch
    browsers: dict[int, Client] = field(default_factory=dict)

    text = DeskBrowsers.look

    def page(self, who: Staff) -> str:
        """Look at the claim and return what the page says."""
        return self.text(who, f"/claims/{self.claim.pk}/")

    def send(self, who: Staff, name: str, /, **fields: object) -> HttpResponse:
        """Send one of the forms of the claim."""
        fields.setdefault("key", f"key-{next(_keys)}")
        return self.browser(who).post(reverse(name, args=[self.claim.pk]), fields)

    def again(self) -> SupplierClaim:
        """The claim as it is now."""
        return again(self.claim)


def claim_desk(patch: pytest.MonkeyPatch) -> ClaimDesk:
    """Jim opened the claim at ten; it is noon."""
    people = cast.everybody()
    terms(people)
    desk = ClaimDesk(people, claimed(people), patch)
    desk.at(NOON)
    # Signing in notes when it was; later it would look like a change by whatever is tried.
    for person in (people.jim, people.jane, people.ines, people.ruth):
        desk.browser(person)
    return desk


def refused(answer: HttpResponse) -> str:
    """What a page says that came back because something was refused."""
    assert answer.status_code == 422
    return said(answer)
