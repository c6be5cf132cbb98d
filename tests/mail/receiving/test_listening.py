"""Beside the worker somebody listens: mail is here as soon as the server says that it came."""

import threading
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.utils import timezone

from amends.journal.actor import MACHINE
from amends.letters.actions.mailboxes import MailboxDetails, add_mailbox, change_mailbox
from amends.letters.models import IncomingMail, Security
from amends.mail import listening
from amends.mail.listening import Listening
from amends.people.models import Staff, Team
from mail.receiving.dovecot import PASSWORD, Dovecot
from mail.receiving.ground import DESK, mail

pytestmark = pytest.mark.django_db(transaction=True)

SOON = 15.0


@pytest.fixture
def dovecot() -> Iterator[Dovecot]:
    server = Dovecot()
    server.start()
    yield server
    server.throw_away()


@pytest.fixture
def ears(monkeypatch: pytest.MonkeyPatch) -> Iterator[Listening]:
    monkeypatch.setattr(listening, "LOOK_FOR_MAILBOXES_EVERY", 0.2)
    monkeypatch.setattr(listening, "WAITS_AFTER_TROUBLE", (0.2,))
    monkeypatch.setattr(listening, "IDLE_FOR", 2.0)
    ears = Listening()
    ears.start()
    yield ears
    ears.stop()
    for thread in threading.enumerate():
        if thread.name.startswith("mailbox"):
            thread.join(SOON)


def comes(count: int) -> bool:
    """Wait until so many mails are filed."""
    waiting = threading.Event()
    for _ in range(int(SOON / 0.1)):
        if IncomingMail.objects.exclude(outcome="").count() >= count:
            return True
        waiting.wait(0.1)
    return False


def test_new_mail_is_fetched_when_the_server_says_so_and_after_it_was_away(
    northlight: Team, jim: Staff, dovecot: Dovecot, ears: Listening
) -> None:
    login = f"desk{uuid4().hex[:8]}"
    dovecot.deliver(login, mail("Before"))
    details = MailboxDetails(
        DESK,
        host="127.0.0.1",
        port=dovecot.port,
        security=Security.NONE,
        login=login,
        secret=PASSWORD,
    )
    mailbox = add_mailbox(northlight, details, by=MACHINE, at=timezone.now())
    assert comes(1)
    dovecot.deliver(login, mail("While it listens"))
    assert comes(2)
    dovecot.restart()
    dovecot.deliver(login, mail("After the server was away"))
    assert comes(3)
    off = MailboxDetails(DESK, host="127.0.0.1", port=dovecot.port, login=login, is_on=False)
    change_mailbox(mailbox, off, by=MACHINE, at=timezone.now())
    assert IncomingMail.objects.count() == 3
