"""The house's own mailbox."""

from django.db import models


class MailboxItem(models.Model):
    """A mail that was delivered into the house's own mailbox, where no SMTP server is set.

    `message_id` makes a mail delivered twice one row.
    """

    message_id = models.CharField(max_length=200, unique=True)
    from_address = models.CharField(max_length=300)
    to_address = models.CharField(max_length=300)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    arrived_at = models.DateTimeField()

    class Meta:
        ordering = ["-arrived_at", "-pk"]
        indexes = [models.Index(fields=["-arrived_at", "-id"], name="mailbox_latest")]
