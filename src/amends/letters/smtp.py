"""A conversation with a mail server that comes to an end in time, whatever the server does."""

import smtplib
import socket
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

LONGEST_TALK = 45.0
"""Seconds. A letter that no server takes has to be before its owner within a minute."""
SLOWEST_LINE = 125_000
"""Bytes a second at which attachments can be expected to leave; they get so much longer."""
LONGEST_OF_ALL = 240.0
"""Seconds. Below `OUTBOX_LEASE`, or another worker would send the same mail beside us."""


class TooSlow(smtplib.SMTPException):
    """The server kept us waiting for longer than a conversation may take."""


class TimelySmtpBackend(EmailBackend):
    """Django's SMTP backend, with an end to the whole talk and not only to each wait in it.

    A server that sends a byte now and then would otherwise hold a worker for ever.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin without an end; each `send_messages` sets its own."""
        super().__init__(*args, **kwargs)
        self.longest_talk = LONGEST_TALK
        self._end = _End()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send the mails. Raises TooSlow when the time is over, else as Django's backend."""
        self._end = _End()
        timer = threading.Timer(self._time_for(email_messages), self._end.come)
        timer.daemon = True
        timer.start()
        try:
            return int(super().send_messages(email_messages))
        except (OSError, ValueError) as error:
            if self._end.has_come:
                raise TooSlow("The mail server took too long.") from error
            raise
        finally:
            timer.cancel()

    def _time_for(self, mails: Sequence[EmailMessage]) -> float:
        attached = sum(len(one[1]) for mail in mails for one in mail.attachments)
        return min(self.longest_talk + attached / SLOWEST_LINE, LONGEST_OF_ALL)

    @property
    def connection_class(self) -> Any:
        """Return what opens the connection and tells the end of the talk of its socket."""
        return partial(_TlsTalk if self.use_ssl else _Talk, self._end)


class _End:
    """The end of one conversation: when it comes, the socket is shut and every wait is over."""

    def __init__(self) -> None:
        self.has_come = False
        self._talk: smtplib.SMTP | None = None

    def of(self, talk: smtplib.SMTP) -> None:
        self._talk = talk
        if self.has_come:
            raise TooSlow("The mail server took too long.")

    def come(self) -> None:
        self.has_come = True
        # Through the connection, since STARTTLS puts another socket in the place of the first.
        with suppress(OSError, AttributeError):
            self._talk.sock.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]


class _Talk(smtplib.SMTP):
    def __init__(self, end: _End, *args: Any, **kwargs: Any) -> None:
        self._end = end
        super().__init__(*args, **kwargs)

    def getreply(self) -> tuple[int, bytes]:
        self._end.of(self)
        return super().getreply()


class _TlsTalk(_Talk, smtplib.SMTP_SSL):
    """The same over TLS from the first byte."""
