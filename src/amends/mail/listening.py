"""Beside the worker: one thread for each mailbox, told of new mail by its server or asking.

Every worker has them; that two fetch the same mail at once does no harm, since it is kept once.
"""

import logging
import threading

from django.db import close_old_connections, connections
from django.utils import timezone

from amends.letters.errors import LockLost
from amends.letters.imap import MailboxTrouble, OpenMailbox, opened
from amends.letters.models import Mailbox
from amends.letters.queries.mailboxes import mailbox_numbered, mailboxes_to_fetch
from amends.mail.polling import Fetched, fetch_new, note_trouble

logger = logging.getLogger(__name__)

LOOK_FOR_MAILBOXES_EVERY = 15.0
ASK_EVERY = 60.0
"""Seconds between two visits to a server that does not tell by itself."""
IDLE_FOR = 240.0
"""Seconds; firewalls forget a silent connection after five minutes (RFC 2177 allows 29)."""
WAITS_AFTER_TROUBLE = (10.0, 30.0, 60.0, 120.0, 300.0)


class Listening:
    """Read all mailboxes that are on, until told to stop; follows what is changed of them."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._threads: dict[int, threading.Thread] = {}

    def start(self) -> None:
        """Begin; returns at once."""
        threading.Thread(target=self._look, name="mailboxes", daemon=True).start()

    def stop(self) -> None:
        """Ask for the end. A fetch that is cut off loses nothing, so nobody waits for it."""
        self._stopping.set()

    def _look(self) -> None:
        while not self._stopping.is_set():
            try:
                for mailbox in mailboxes_to_fetch():
                    self._listen_to(mailbox)
            except Exception:
                logger.exception("The mailboxes could not be looked up, trying again")
            close_old_connections()
            self._stopping.wait(LOOK_FOR_MAILBOXES_EVERY)
        connections.close_all()

    def _listen_to(self, mailbox: Mailbox) -> None:
        running = self._threads.get(mailbox.pk)
        if running is None or not running.is_alive():
            thread = threading.Thread(
                target=self._listen, args=(mailbox.pk,), name=f"mailbox {mailbox.pk}", daemon=True
            )
            self._threads[mailbox.pk] = thread
            thread.start()

    def _listen(self, number: int) -> None:
        failures = 0
        while not self._stopping.is_set():
            mailbox = _on(number)
            if mailbox is None:
                break
            fetched = Fetched(mailbox)
            try:
                with opened(mailbox) as box:
                    failures = 0
                    self._stay(box, fetched)
            except (MailboxTrouble, LockLost) as trouble:
                failures = min(failures + 1, len(WAITS_AFTER_TROUBLE))
                _noted(fetched, trouble)
            except Exception:
                failures = min(failures + 1, len(WAITS_AFTER_TROUBLE))
                logger.exception("Mailbox %s could not be read, trying again", number)
            close_old_connections()
            self._stopping.wait(WAITS_AFTER_TROUBLE[failures - 1] if failures else 0.1)
        connections.close_all()

    def _stay(self, box: OpenMailbox, fetched: Fetched) -> None:
        """Fetch, and wait for more on the same connection, until it breaks or is changed."""
        can_idle = box.can_idle
        opened_as = _how(fetched.mailbox)
        while not self._stopping.is_set():
            fetch_new(box, fetched, now=timezone.now)
            close_old_connections()
            if can_idle:
                box.wait(IDLE_FOR)
            else:
                self._stopping.wait(ASK_EVERY)
                box.box.client.noop()
            mailbox = _on(fetched.mailbox.pk)
            if mailbox is None or _how(mailbox) != opened_as:
                return
            fetched.mailbox = mailbox


def _on(number: int) -> Mailbox | None:
    mailbox = mailbox_numbered(number)
    return mailbox if mailbox and mailbox.is_on and mailbox.host else None


def _how(mailbox: Mailbox) -> tuple[object, ...]:
    return (
        *(mailbox.host, mailbox.port, mailbox.security, mailbox.sign_in),
        *(mailbox.login, mailbox.locked_secret, mailbox.folder),
    )


def _noted(fetched: Fetched, trouble: Exception) -> None:
    try:
        note_trouble(fetched, trouble, now=timezone.now)
    except Exception:
        logger.exception("What is wrong with a mailbox could not be noted: %s", trouble)
