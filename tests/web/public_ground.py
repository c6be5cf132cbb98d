"""Ground for the tests of the public doors: browsers of customers, who never sign in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from threading import Barrier, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client

import cast
from amends.cases.links import customer_path
from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.remedies.models import Offer
from cast import AT, Cast
from remedies.desk import empty_window, offered, policy_on
from web.desk_ground import stand_still, text_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
_keys = count(1)
WORDS = {
    "happened": "The lamp fell off the wall. Nobody was hurt.",
    "name": "Nora Blake",
    "email": "nora@example.com",
}


@dataclass
class CustomersPage:
    """Amy's page at Northlight, half an hour after she rang; Jim owns her case."""

    people: Cast
    case: Case
    patch: pytest.MonkeyPatch

    def at(self, moment: datetime) -> None:
        """Make it that time for every page."""
        stand_still(self.patch, moment)

    def offer(self, *extras: str) -> Offer:
        """Jim offers the evening, or something off the balance."""
        return offered(self.case, self.people.jim, extras=extras)

    def look(self, browser: Client | None = None) -> HttpResponse:
        """Open the page."""
        return (browser or Client()).get(customer_path(self.case))

    def text(self) -> str:
        """What the page says."""
        return text_of(self.look())

    def send(self, form: str, browser: Client | None = None, **fields: object) -> HttpResponse:
        """Send one of its forms."""
        fields.setdefault("key", new_key())
        return (browser or Client()).post(f"{customer_path(self.case)}{form}/", fields)

    def again(self) -> Case:
        """The case as it is now."""
        return case_for(self.people.ruth, self.case.pk)


def customers_page(patch: pytest.MonkeyPatch) -> CustomersPage:
    """Everybody at Northlight, and the case of the empty window."""
    people = cast.everybody()
    policy_on(people.team, people.ines)
    case = empty_window(people.amy, people.jim, cast.the_tv(people.team, people.amy))
    page = CustomersPage(people, case, patch)
    page.at(AT + timedelta(minutes=30))
    return page


def new_key() -> str:
    """A key as a page of ours carries it."""
    return f"{next(_keys):032x}"


def paper(name: str = "window.png", content: bytes = PNG) -> SimpleUploadedFile:
    """A file to send along."""
    return SimpleUploadedFile(name, content, content_type="text/html")


def at_once(*steps: Callable[[], HttpResponse]) -> list[int]:
    """Send every form in a thread of its own, all from one start; return the answers' status."""
    start = Barrier(len(steps))
    answers: list[int] = []

    def send(step: Callable[[], HttpResponse]) -> None:
        try:
            start.wait(timeout=10)
            answers.append(step().status_code)
        finally:
            connection.close()

    threads = [Thread(target=send, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(answers) == len(steps)
    return sorted(answers)


def complain(address: str = "/complaint/", language: str = "en", **fields: object) -> HttpResponse:
    """Fill the form in and send it."""
    form = {"key": new_key(), **WORDS, **fields}
    return Client(headers={"accept-language": language}).post(address, form)


def thanks_for(answer: HttpResponse, language: str = "en") -> str:
    """The page that the answer leads to."""
    assert answer.status_code == 303
    address = answer.headers["Location"]
    return text_of(Client(headers={"accept-language": language}).get(address))
