"""A mailbox on an IMAP server, opened to be read and never changed; what is wrong, in words."""

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date

from django.utils.translation import gettext as _
from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError

from amends.letters.locked import unlock
from amends.letters.models import Mailbox, Security, SignIn
from amends.letters.oauth import access_token

TIMEOUT = 20.0
"""Seconds for each answer of the server."""

# In English, whatever language this process speaks (RFC 9051, "date-month").
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
# What imaplib raises when a connection is cut in the middle of an answer is not always its own.
BROKEN = (OSError, EOFError, imaplib.IMAP4.error, ImapToolsError, ValueError, IndexError)


class MailboxTrouble(Exception):
    """A mailbox cannot be read; the text says in words what is wrong and what to do."""


class NotHandedOver(MailboxTrouble):
    """The server lists a mail and does not hand it over."""

    def __init__(self, uid: int) -> None:
        super().__init__(_("The server does not hand over mail number %(uid)d.") % {"uid": uid})
        self.uid = uid


class OpenMailbox:
    """A folder, opened to be read: looking at a mail here never marks it as seen."""

    def __init__(self, box: BaseMailBox) -> None:
        self.box = box

    @property
    def uid_validity(self) -> int:
        """The number that the server changes when it numbers its mails anew."""
        return self._told("UIDVALIDITY")

    @property
    def uid_next(self) -> int:
        """The number that the next mail to arrive will get, as told when it was opened."""
        return self._told("UIDNEXT")

    @property
    def can_idle(self) -> bool:
        """Tell whether the server says by itself when mail arrives (RFC 2177)."""
        answer = self._asked(*self.box.client.capability())
        return b"IDLE" in b" ".join(answer).upper().split()

    def uids_after(self, last: int) -> list[int]:
        """Return the numbers of the mails after `last`, in order."""
        # "n:*" holds the last mail even when its number is smaller.
        return [uid for uid in self._search(f"UID {last + 1}:*") if uid > last]

    def uids_since(self, day: date) -> list[int]:
        """Return the numbers of the mails that arrived there on a day or later, in order."""
        return self._search(f"SINCE {day.day}-{_MONTHS[day.month - 1]}-{day.year}")

    def raw(self, uid: int) -> bytes | None:
        """Return a mail as it is; None when somebody has deleted it meanwhile.

        Raises NotHandedOver, also when the server says good-bye in place of an answer.
        """
        try:
            kind, answer = self.box.client.uid("FETCH", str(uid), "(BODY.PEEK[])")
        except imaplib.IMAP4.abort as error:
            if "socket error" in str(error):
                raise
            raise NotHandedOver(uid) from error
        raw = next((bytes(part[1]) for part in answer if isinstance(part, tuple)), None)
        if kind != "OK" or (raw is None and any(answer)):
            raise NotHandedOver(uid)
        return raw

    def wait(self, seconds: float) -> bool:
        """Wait until the server says that something has changed; False when nothing did."""
        return bool(self.box.idle.wait(timeout=seconds))

    def _search(self, criteria: str) -> list[int]:
        answer = self._asked(*self.box.client.uid("SEARCH", criteria))
        return sorted(int(number) for line in answer for number in line.split())

    def _asked(self, kind: str, answer: list[bytes | None]) -> list[bytes]:
        if kind != "OK":
            raise MailboxTrouble(_("The server refuses: %(words)s") % {"words": _words(answer)})
        return [line for line in answer if line]

    def _told(self, name: str) -> int:
        _kind, answer = self.box.client.response(name)
        # Servers have to tell it (RFC 9051, 6.3.2); one that does not numbers anew each time.
        return int(answer[-1]) if answer and answer[-1] else 0


@contextmanager
def opened(mailbox: Mailbox) -> Iterator[OpenMailbox]:
    """Sign in and open the folder. Raises MailboxTrouble, also for what happens meanwhile."""
    try:
        box = _connected(mailbox)
        try:
            _signed_in(box, mailbox)
            box.folder.set(mailbox.folder, readonly=True)
            yield OpenMailbox(box)
        finally:
            with suppress(*BROKEN):
                box.client.logout()
            with suppress(OSError):
                box.client.sock.close()
    except BROKEN as error:
        raise MailboxTrouble(said_plainly(error, mailbox)) from error


def _connected(mailbox: Mailbox) -> BaseMailBox:
    where = {"host": mailbox.host, "port": mailbox.port, "timeout": TIMEOUT}
    match mailbox.security:
        case Security.TLS:
            return MailBox(**where, ssl_context=ssl.create_default_context())
        case Security.STARTTLS:
            return MailBoxStartTls(**where, ssl_context=ssl.create_default_context())
        case _:
            return MailBoxUnencrypted(**where)


def _signed_in(box: BaseMailBox, mailbox: Mailbox) -> None:
    secret = unlock(mailbox.locked_secret)
    try:
        if mailbox.sign_in == SignIn.OAUTH2:
            box.xoauth2(mailbox.login, access_token(secret), initial_folder=None)
        elif f"{mailbox.login}{secret}".isascii():
            box.login(mailbox.login, secret, initial_folder=None)
        else:
            box.login_utf8(mailbox.login, secret, initial_folder=None)
    except imaplib.IMAP4.abort:
        raise
    except (imaplib.IMAP4.error, MailboxLoginError) as error:
        raise MailboxTrouble(
            _("%(host)s does not accept this name with this password or token.")
            % {"host": mailbox.host}
        ) from error


def said_plainly(error: BaseException, mailbox: Mailbox) -> str:
    """Return what is wrong with a mailbox, in words for whoever set it up."""
    where = {"host": mailbox.host, "port": mailbox.port, "folder": mailbox.folder}
    match error:
        case ssl.SSLCertVerificationError():
            return _(
                "The certificate of %(host)s is not valid for it: %(why)s. Ask whoever runs it."
            ) % {**where, "why": error.verify_message}
        case ssl.SSLError():
            return _("%(host)s does not speak TLS on port %(port)d. Try STARTTLS or port 993.") % (
                where
            )
        case socket.gaierror():
            return _("There is no server called %(host)s. Look for a slip in its name.") % where
        case ConnectionRefusedError():
            return _("%(host)s takes no mail programs on port %(port)d. 993 is usual.") % where
        case TimeoutError():
            return _("%(host)s does not answer on port %(port)d.") % where
        case MailboxFolderSelectError():
            return _("There is no folder %(folder)s, or it may not be read.") % where
    return _("The connection to %(host)s broke: %(why)s") % {**where, "why": _plain(error)}


def _plain(error: BaseException) -> str:
    return " ".join(f"{error}".split())[:160] or type(error).__name__


def _words(answer: list[bytes | None]) -> str:
    return b" ".join(line for line in answer if line).decode("utf-8", "replace")[:160]
