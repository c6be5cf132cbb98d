"""Try a mailbox both ways: sign in and look, send a mail to itself, and see whether it arrives.

Nothing of ours is changed by it. The mail is recognised as ours when it is fetched later.
"""

import smtplib
import socket
import ssl
import time
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from email.policy import default
from secrets import token_hex

from anymail.exceptions import AnymailError
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

from amends.letters.delivery import SMTP
from amends.letters.errors import LockLost
from amends.letters.headers import message_id
from amends.letters.imap import MailboxTrouble, OpenMailbox, opened
from amends.letters.models import Mailbox
from amends.letters.reply_token import trial_message_id_token
from amends.letters.smtp import TimelySmtpBackend

LONGEST_WAIT = 15.0
"""Seconds in which a mail to ourselves should be back."""
LONGEST_TALK = 20.0
_BETWEEN = 0.5
OWN_MAILBOX = "amends.letters.mailbox.MailboxBackend"


@dataclass(frozen=True, slots=True)
class Tried:
    """What was tried and how it went, in words; `is_well` is None for what could not be tried."""

    what: str
    is_well: bool | None
    words: str


def try_both_ways(mailbox: Mailbox) -> list[Tried]:
    """Say how mail comes in to a mailbox and goes out from it; takes a minute at most."""
    if not mailbox.host:
        return [_not_fetched(), *_sent(mailbox, [])]
    tried: list[Tried] = []
    try:
        with opened(mailbox) as box:
            first = box.uid_next
            tried.append(_signed_in(mailbox, first))
            marks: list[str] = []
            tried += _sent(mailbox, marks)
            if marks:
                tried += _arrived(mailbox, box, first, marks)
    except (MailboxTrouble, LockLost) as trouble:
        if tried:
            return [*tried, Tried(_("It comes back"), False, str(trouble))]
        return [Tried(_("Mail comes in"), False, str(trouble)), *_sent(mailbox, [])]
    return tried


def _not_fetched() -> Tried:
    return Tried(
        _("Mail comes in"),
        None,
        _(
            "No server to fetch from is set, so that mail comes in by the pipe or by a provider. "
            "Write to the address from elsewhere to try that."
        ),
    )


def _signed_in(mailbox: Mailbox, uid_next: int) -> Tried:
    words = _("We signed in to %(host)s and may read the folder %(folder)s.") % {
        "host": mailbox.host,
        "folder": mailbox.folder,
    }
    if uid_next == 1:
        words += " " + _("No mail has ever been in it.")
    return Tried(_("Mail comes in"), True, words)


def _sent(mailbox: Mailbox, marks: list[str]) -> list[Tried]:
    """Send one mail to the address, and one with a mark in it where it is to take marks.

    The Message-IDs of what was taken go into `marks`.
    """
    what = _("Mail goes out")
    if settings.EMAIL_BACKEND == OWN_MAILBOX:
        words = _(
            "No mail server is set, so that letters stay inside the desk. Whoever runs it sets "
            "AMENDS_SMTP_URL or AMENDS_MAIL_PROVIDER."
        )
        return [Tried(what, False, words)]
    to = [mailbox.address]
    if mailbox.has_plus_addresses:
        to.append(_plus(mailbox))
    for address in to:
        mark = message_id(trial_message_id_token(mailbox.pk, token_hex(16)))
        try:
            _mail(mailbox, address, mark).send()
        except Exception as error:
            if address != mailbox.address:
                return [_went_out(mailbox), _no_plus(mailbox)]
            return [Tried(what, False, _said_plainly(error, mailbox))]
        marks.append(mark)
    return [_went_out(mailbox)]


def _went_out(mailbox: Mailbox) -> Tried:
    words = _("A mail from %(address)s was taken.") % {"address": mailbox.address}
    return Tried(_("Mail goes out"), True, words)


def _arrived(mailbox: Mailbox, box: OpenMailbox, first: int, marks: list[str]) -> list[Tried]:
    found = _found(box, first, {*marks})
    what = _("It comes back")
    if marks[0] not in found:
        words = _(
            "What we sent to %(address)s is not in %(folder)s after %(seconds)d seconds. Look "
            "whether mail to it goes to another folder or another server; it may also be late."
        ) % {"address": mailbox.address, "folder": mailbox.folder, "seconds": LONGEST_WAIT}
        return [Tried(what, False, words)]
    well = Tried(what, True, _("What we sent to %(address)s is here.") % {"address": mailbox})
    if len(marks) == 1:
        return [well]
    if marks[1] not in found:
        return [well, _no_plus(mailbox)]
    return [
        well,
        Tried(_("Marked addresses"), True, _("Mail to %(a)s arrives too.") % {"a": _plus(mailbox)}),
    ]


def _found(box: OpenMailbox, first: int, wanted: set[str]) -> set[str]:
    """Return which of the mails have come since, as soon as all have or the time is over."""
    found: set[str] = set()
    seen, ends = first - 1, time.monotonic() + LONGEST_WAIT
    while True:
        box.box.client.noop()
        for uid in box.uids_after(seen):
            found |= {_id_in(box.raw(uid) or b"")} & wanted
            seen = uid
        if found == wanted or time.monotonic() > ends:
            return found
        time.sleep(_BETWEEN)


def _no_plus(mailbox: Mailbox) -> Tried:
    words = _(
        "Mail to %(marked)s does not arrive: this mail system does not know addresses with a plus "
        "sign. Take the tick off; answers then find their case by the mail that they answer."
    ) % {"marked": _plus(mailbox)}
    return Tried(_("Marked addresses"), False, words)


def _plus(mailbox: Mailbox) -> str:
    local, _at, host = mailbox.address.rpartition("@")
    return f"{local}+trial@{host}"


def _mail(mailbox: Mailbox, to: str, mark: str) -> EmailMessage:
    return EmailMessage(
        subject=_("A trial of %(address)s") % {"address": mailbox.address},
        body=_("Somebody tries in the settings whether this mailbox works. You can delete it."),
        from_email=mailbox.address,
        to=[to],
        headers={
            "Message-ID": mark,
            "Auto-Submitted": "auto-generated",
            **settings.MAIL_HEADERS,
        },
        connection=_connection(),
    )


def _connection() -> BaseEmailBackend:
    connection: BaseEmailBackend = get_connection()
    if isinstance(connection, TimelySmtpBackend):
        connection.longest_talk = LONGEST_TALK
        connection.timeout = min(connection.timeout or LONGEST_TALK, 10)
    return connection


def _id_in(raw: bytes) -> str:
    headers = BytesHeaderParser(policy=default).parsebytes(raw[:100_000])
    return str(headers["Message-ID"] or "").strip()


def _said_plainly(error: Exception, mailbox: Mailbox) -> str:
    where = {
        "host": settings.EMAIL_HOST if settings.EMAIL_BACKEND == SMTP else _("The provider"),
        "port": settings.EMAIL_PORT,
        "address": mailbox.address,
        "why": " ".join(str(error).split())[:200],
    }
    match error:
        case ssl.SSLCertVerificationError():
            where["why"] = error.verify_message
            return _("The certificate of %(host)s is not valid for it: %(why)s.") % where
        case ssl.SSLError():
            return _(
                "%(host)s does not speak TLS on port %(port)d. Try smtp+tls:// and port 587, or "
                "smtps:// and port 465."
            ) % (where)
        case socket.gaierror():
            return _("There is no mail server called %(host)s. Look for a slip in its name.") % (
                where
            )
        case ConnectionRefusedError():
            return _("%(host)s takes no mail on port %(port)d. 587 is usual.") % where
        case smtplib.SMTPAuthenticationError():
            return _("%(host)s does not accept our name with our password.") % where
        case smtplib.SMTPNotSupportedError():
            return _("%(host)s does not do what is set: %(why)s") % where
        case smtplib.SMTPSenderRefused():
            return _("%(host)s does not let us send from %(address)s: %(why)s") % where
        case smtplib.SMTPRecipientsRefused():
            return _("%(host)s does not take mail to %(address)s: %(why)s") % where
        case TimeoutError():
            return _("%(host)s does not answer on port %(port)d.") % where
        case AnymailError():
            return _("The provider refuses: %(why)s") % where
    return _("%(host)s did not take it: %(why)s") % where
