"""What was said: messages with the customer, notes among ourselves, files."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.cases.models.case import Case
from amends.cases.models.side import SideMessage
from amends.people.models import Channel, Staff


class Direction(models.TextChoices):
    IN = "in", _("from the customer")
    OUT = "out", _("to the customer")


class Message(models.Model):
    """Words between us and the customer, on whatever channel; a call is noted here too.

    `key` makes the same message arriving twice one row.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="messages")
    direction = models.CharField(max_length=3, choices=Direction.choices)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    from_name = models.CharField(max_length=120)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    body = models.TextField()
    at = models.DateTimeField()
    key = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["case", "at"], name="message_of_case")]


class Note(models.Model):
    """A note among ourselves, written as if the customer will read it (rule 15)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    body = models.TextField()
    at = models.DateTimeField()
    mentions = models.ManyToManyField(Staff, related_name="mentioned_in")
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["case", "at"], name="note_of_case")]


class Attachment(models.Model):
    """A file, kept outside the web root and only ever downloaded. `size` in bytes."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="attachments")
    message = models.ForeignKey(Message, models.CASCADE, null=True, related_name="attachments")
    side_message = models.ForeignKey(
        SideMessage, models.CASCADE, null=True, related_name="attachments"
    )
    file = models.FileField(upload_to="%Y/%m/")
    filename = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(name="attachment_once", fields=["case", "sha256", "filename"])
        ]
