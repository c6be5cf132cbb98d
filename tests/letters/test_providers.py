"""Letters that leave through a provider's own door, here a small HTTP server that stands for it."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any, ClassVar

import pytest
from pytest_django import Settings

from amends.cases.models import Case
from amends.clock.letters import sweep_letters
from amends.config.mail_way import PROVIDERS
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.models import Outgoing, OutgoingState
from amends.letters.models import Undelivered
from amends.people.models import Staff
from cast import AT
from mail.receiving.ground import sent

pytestmark = pytest.mark.django_db


class Postmark(BaseHTTPRequestHandler):
    """Answers as Postmark does; what it was sent, and what it says next."""

    taken: ClassVar[list[dict[str, Any]]] = []
    says: ClassVar[tuple[int, dict[str, Any]]] = (200, {})

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.taken.append(json.loads(self.rfile.read(length)))
        status, said = self.says
        answer = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the test's own output."""


@pytest.fixture
def postmark(settings: Settings) -> Iterator[type[Postmark]]:
    Postmark.taken.clear()
    to = "amy.chen@example.com"
    Postmark.says = (200, {"ErrorCode": 0, "Message": "OK", "MessageID": "abc", "To": to})
    server = HTTPServer(("127.0.0.1", 0), Postmark)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = {
        "POSTMARK_SERVER_TOKEN": "token",
        "POSTMARK_API_URL": f"http://127.0.0.1:{server.server_port}",
    }
    settings.MAIL_HEADERS = dict(PROVIDERS["postmark"].headers)
    yield Postmark
    server.shutdown()
    server.server_close()


@pytest.fixture
def outgoing(birthday: Case, jim: Staff) -> Outgoing:
    sent(birthday, jim)
    return Outgoing.objects.get(kind="letter")


def tried(outgoing: Outgoing) -> Outgoing:
    attempt_delivery(outgoing.pk, at=AT)
    sweep_letters(AT)
    outgoing.refresh_from_db()
    return outgoing


def test_it_takes_the_letter_with_our_own_message_id(
    outgoing: Outgoing, postmark: type[Postmark]
) -> None:
    assert tried(outgoing).state == OutgoingState.DELIVERED
    (taken,) = postmark.taken
    headers = {one["Name"]: one["Value"] for one in taken["Headers"]}
    assert headers["Message-ID"].startswith("<")
    assert headers["X-PM-KeepID"] == "true"
    assert taken["From"].endswith("<desk@northlight.example>")
    assert "It is ours." in taken["TextBody"]
    assert "It is ours." in taken["HtmlBody"]


@pytest.mark.parametrize("status", [401, 429, 500, 503])
def test_what_is_no_fault_of_the_mail_is_tried_again(
    outgoing: Outgoing, postmark: type[Postmark], status: int
) -> None:
    postmark.says = (status, {"ErrorCode": 10, "Message": "Not now"})
    assert tried(outgoing).state == OutgoingState.WAITING
    assert outgoing.last_error.startswith("NotTaken: ")
    assert Undelivered.objects.get(until=None).is_tried_again


def test_an_address_that_it_does_not_send_to_is_for_good_and_stays_out_of_the_log(
    outgoing: Outgoing, postmark: type[Postmark]
) -> None:
    said = "You tried to send to recipient(s) that have been marked as inactive. "
    said += "Found inactive addresses: amy.chen@example.com. Inactive recipients are …"
    postmark.says = (422, {"ErrorCode": 406, "Message": said})
    assert tried(outgoing).state == OutgoingState.FAILED
    assert "amy.chen" not in outgoing.last_error
    assert not Undelivered.objects.get(until=None).is_tried_again


def test_an_answer_that_makes_no_sense_is_told_and_tried_again(
    outgoing: Outgoing, postmark: type[Postmark]
) -> None:
    postmark.says = (200, {"ErrorCode": 0, "Message": "OK", "MessageID": "abc", "To": "amy"})
    assert tried(outgoing).state == OutgoingState.WAITING
    assert Undelivered.objects.filter(until=None).exists()


def test_a_provider_that_is_away_is_tried_again(
    outgoing: Outgoing, postmark: type[Postmark], settings: Settings
) -> None:
    settings.ANYMAIL = {**settings.ANYMAIL, "POSTMARK_API_URL": "http://127.0.0.1:1"}
    assert tried(outgoing).state == OutgoingState.WAITING
