"""How a letter went out that the coach had something against: who confirmed it, and why."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from amends.letters.models.letters import Letter
from amends.people.models import Staff


class Fact(models.TextChoices):
    """What a letter can say that its case does not bear out; the coach's own words."""

    REFUNDED = "refunded", _("what was refunded")
    SENT = "sent", _("what was sent")
    SUM = "sum", _("a sum")
    AUTHORITY = "authority", _("what the writer may give")
    DATE = "date", _("a date")
    NAME = "name", _("a name")
    NEVER_AGAIN = "never_again", _("that it will not happen again")


class Confirmation(models.Model):
    """Words of a letter that the case does not bear out, sent because their writer confirmed them.

    `quote` are the words, `why` is what the case said against them at that moment.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="confirmations")
    fact = models.CharField(max_length=12, choices=Fact.choices)
    quote = models.TextField()
    why = models.TextField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]


class LetterReason(models.Model):
    """Why a letter went out with words in it that may hurt; `moves` names them by their codes."""

    letter = models.OneToOneField(Letter, models.PROTECT, related_name="reason")
    words = models.CharField(max_length=300)
    moves = models.JSONField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="letter_reason_says_why", condition=~Q(words=""))
        ]
