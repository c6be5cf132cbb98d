"""The house's own mailbox: where mail goes while no SMTP server is set, as in the demo."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from amends.letters.models import MailboxItem

LONGEST_HEADER = 300


class MailboxBackend(BaseEmailBackend):
    """Deliver into the table that the mailbox pages show.

    It stands for the world outside, so it writes no line in the journal; the outbox writes
    that the mail went out.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep each mail once, by its Message-ID; return how many were delivered."""
        for message in email_messages:
            headers = message.message()
            MailboxItem.objects.get_or_create(
                message_id=str(headers["Message-ID"])[:200],
                defaults={
                    "from_address": str(message.from_email)[:LONGEST_HEADER],
                    "to_address": ", ".join(message.recipients())[:LONGEST_HEADER],
                    "subject": str(message.subject)[:LONGEST_HEADER],
                    "body": str(message.body).replace("\0", ""),
                    "arrived_at": _date_of(str(headers["Date"])),
                },
            )
        return len(email_messages)


def _date_of(header: str) -> datetime:
    # The mail's own date, so that a mailbox filled with letters of last year reads in order.
    try:
        date = parsedate_to_datetime(header)
    except ValueError:
        return timezone.now()
    return date if date.tzinfo else date.replace(tzinfo=UTC)
