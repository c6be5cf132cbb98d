"""Letters: what we say, in two parts that are kept apart."""

from django.db import models

from amends.cases.models import Case, Message
from amends.people.models import Channel, Staff, Team
from amends.remedies.models import Offer


class SavedReply(models.Model):
    """Words to start from; the places that are filled in are those of `placeholders`."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="saved_replies")
    name = models.CharField(max_length=80)
    body = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="saved_reply_once", fields=["team", "name"])]

    def __str__(self) -> str:
        return self.name


class Draft(models.Model):
    """What somebody has written so far on a case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="drafts")
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="drafts")
    owed_part = models.TextField(blank=True)
    extra_part = models.TextField(blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="draft_once", fields=["case", "staff"])]


class Letter(models.Model):
    """A letter that was sent. `owed_part` is about what is owed, `extra_part` about the
    extra; they are never mixed (rule 5). `key` makes a form sent twice one letter."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="letters")
    message = models.OneToOneField(Message, models.PROTECT, related_name="letter")
    offer = models.ForeignKey(Offer, models.PROTECT, null=True, related_name="letters")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=12, choices=Channel.choices)
    to_name = models.CharField(max_length=120)
    to_address = models.CharField(max_length=300)
    subject = models.CharField(max_length=200)
    owed_part = models.TextField()
    extra_part = models.TextField(blank=True)
    at = models.DateTimeField()
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-at"]
