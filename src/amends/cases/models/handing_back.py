"""What customers write to the top goes back to whoever owns their case (S2)."""

from django.db import models

from amends.cases.models.case import Case
from amends.cases.models.talk import Message
from amends.people.models import Executive, Staff


class HandBack(models.Model):
    """Something for a case came through the management; its owner keeps the final say.

    `message` are the customer's own words that came with it, `words` what the executive added.
    `noted_by` is empty when it came by mail. `key` makes the same passed on twice one row.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="hand_backs")
    executive = models.ForeignKey(Executive, models.PROTECT, related_name="hand_backs")
    message = models.OneToOneField(Message, models.PROTECT, null=True, related_name="hand_back")
    words = models.TextField(blank=True)
    noted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["at", "pk"]
