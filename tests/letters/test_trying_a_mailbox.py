"""A mailbox is tried both ways against real servers: Dovecot for IMAP, an SMTP server beside it."""

import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from pytest_django import Settings

from amends.journal.actor import MACHINE
from amends.letters import trying
from amends.letters.actions.mailboxes import MailboxDetails, add_mailbox
from amends.letters.models import IncomingMail, Mailbox, MailOutcome, Security, Why
from amends.letters.trying import Tried, try_both_ways
from amends.mail.polling import fetch
from amends.people.models import Team
from cast import AT
from mail.receiving.dovecot import PASSWORD, Dovecot, free_port
from unchanged import nothing_changes

pytestmark = pytest.mark.django_db

DESK = "desk@northlight.example"


class Postman:
    """Takes mail and puts it into a mailbox of Dovecot; knows addresses with a plus, or not."""

    def __init__(self, dovecot: Dovecot, login: str) -> None:
        self.dovecot, self.login = dovecot, login
        self.folder = "INBOX"
        self.knows_plus = True
        self.refuses_plus = False
        self.refuses_sender = ""

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuses_sender:
            return self.refuses_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refuses_plus and "+" in address:
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.knows_plus or "+" not in envelope.rcpt_tos[0]:
            assert envelope.original_content is not None
            self.dovecot.deliver(self.login, envelope.original_content, folder=self.folder)
        return "250 Kept"


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    server = Dovecot()
    server.start()
    yield server
    server.throw_away()


@pytest.fixture
def postman(dovecot: Dovecot, settings: Settings) -> Iterator[Postman]:
    postman = Postman(dovecot, f"desk{uuid4().hex[:10]}")
    controller = Controller(postman, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "amends.letters.smtp.TimelySmtpBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield postman
    controller.stop()


@pytest.fixture(autouse=True)
def _not_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "LONGEST_WAIT", 1.0)


def box(team: Team, dovecot: Dovecot, login: str, **changed: object) -> Mailbox:
    set_up: dict[str, object] = {
        "host": "127.0.0.1",
        "port": dovecot.port,
        "security": Security.NONE,
        "login": login,
        "secret": PASSWORD,
        **changed,
    }
    details = MailboxDetails(DESK, **set_up)  # type: ignore[arg-type]
    return add_mailbox(team, details, by=MACHINE, at=AT)


def tried(mailbox: Mailbox) -> list[Tried]:
    with nothing_changes():
        return try_both_ways(mailbox)


def wells(answers: list[Tried]) -> list[bool | None]:
    return [one.is_well for one in answers]


def test_a_mailbox_that_works_is_told_so(
    northlight: Team, dovecot: Dovecot, postman: Postman
) -> None:
    answers = tried(box(northlight, dovecot, postman.login))
    assert wells(answers) == [True, True, True]
    assert "may read the folder INBOX" in answers[0].words
    assert "What we sent to desk@northlight.example is here." in answers[2].words


def test_marked_addresses_are_tried_where_they_are_to_be_used(
    northlight: Team, dovecot: Dovecot, postman: Postman
) -> None:
    mailbox = box(northlight, dovecot, postman.login, has_plus_addresses=True)
    assert wells(tried(mailbox)) == [True, True, True, True]
    postman.knows_plus = False
    answers = tried(mailbox)
    assert wells(answers) == [True, True, True, False]
    assert "does not know addresses with a plus sign" in answers[3].words
    postman.refuses_plus = True
    answers = tried(mailbox)
    assert any("plus sign" in one.words for one in answers if one.is_well is False)


def test_the_mail_of_a_trial_is_known_as_ours_when_it_is_fetched(
    northlight: Team, dovecot: Dovecot, postman: Postman
) -> None:
    mailbox = box(northlight, dovecot, postman.login, has_plus_addresses=True)
    try_both_ways(mailbox)
    fetch(mailbox, now=lambda: AT)
    outcomes = IncomingMail.objects.values_list("outcome", "why")
    assert {*outcomes} == {(MailOutcome.DUPLICATE, Why.OURS)}


def test_a_mail_that_goes_somewhere_else_is_missed(
    northlight: Team, dovecot: Dovecot, postman: Postman
) -> None:
    postman.folder = "Spam"
    answers = tried(box(northlight, dovecot, postman.login))
    assert wells(answers) == [True, True, False]
    assert "another folder or another server" in answers[2].words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"secret": "wrong"}, "does not accept this name with this password"),
        ({"folder": "Complaints"}, "There is no folder Complaints"),
        ({"host": "imap.invalid"}, "There is no server called imap.invalid"),
        ({"port": 1}, "takes no mail programs on port 1"),
        ({"security": Security.TLS}, "does not speak TLS"),
    ],
)
def test_what_is_wrong_on_the_way_in_is_said_in_words_and_the_way_out_is_still_tried(
    northlight: Team, dovecot: Dovecot, postman: Postman, changed: dict[str, object], words: str
) -> None:
    # As a user's folders are made when they first sign in.
    dovecot.deliver(postman.login)
    answers = tried(box(northlight, dovecot, postman.login, **changed))
    assert wells(answers) == [False, True]
    assert words in answers[0].words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("EMAIL_HOST", "smtp.invalid", "There is no mail server called smtp.invalid"),
        ("EMAIL_PORT", 1, "takes no mail on port 1"),
        ("EMAIL_USE_SSL", True, "does not speak TLS"),
        ("EMAIL_USE_TLS", True, "STARTTLS"),
        ("EMAIL_BACKEND", trying.OWN_MAILBOX, "No mail server is set"),
    ],
)
def test_what_is_wrong_on_the_way_out_is_said_in_words(
    northlight: Team,
    dovecot: Dovecot,
    postman: Postman,
    settings: Settings,
    name: str,
    value: object,
    words: str,
) -> None:
    setattr(settings, name, value)
    answers = tried(box(northlight, dovecot, postman.login))
    assert wells(answers) == [True, False]
    assert words in answers[1].words


def test_a_sender_that_the_server_does_not_let_us_use_is_named(
    northlight: Team, dovecot: Dovecot, postman: Postman
) -> None:
    postman.refuses_sender = "553 5.7.1 Not your address"
    answers = tried(box(northlight, dovecot, postman.login))
    assert "does not let us send from desk@northlight.example" in answers[1].words


def test_a_wrong_name_or_password_on_the_way_out_is_told(
    northlight: Team, dovecot: Dovecot, postman: Postman, settings: Settings
) -> None:
    guarded = Controller(
        postman,
        hostname="127.0.0.1",
        port=free_port(),
        auth_require_tls=False,
        authenticator=lambda *_said: AuthResult(success=False, handled=False),
    )
    guarded.start()
    settings.EMAIL_PORT = guarded.port
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "desk", "wrong"
    answers = tried(box(northlight, dovecot, postman.login))
    guarded.stop()
    assert "does not accept our name with our password" in answers[1].words


def test_a_certificate_that_nobody_vouches_for_is_told(
    northlight: Team, dovecot: Dovecot, postman: Postman, settings: Settings, tmp_path: Path
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    request = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=127.0.0.1",
        "-days",
        "2",
    ]
    subprocess.run(
        ["openssl", *request, "-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server = Controller(postman, hostname="127.0.0.1", port=free_port(), tls_context=context)
    server.start()
    settings.EMAIL_PORT, settings.EMAIL_USE_TLS = server.port, True
    answers = tried(box(northlight, dovecot, postman.login))
    server.stop()
    assert "The certificate of 127.0.0.1 is not valid for it" in answers[1].words


def test_without_a_server_to_fetch_from_only_the_way_out_is_tried(
    northlight: Team, dovecot: Dovecot, postman: Postman
) -> None:
    answers = tried(box(northlight, dovecot, postman.login, host="", secret=None))
    assert wells(answers) == [None, True]
