"""What the clock told whom about a claim."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from amends.claims.models.claims import SupplierClaim
from amends.people.models import Staff


class About(models.TextChoices):
    NOTIFY = "notify", _("the time to tell them")
    CLAIM = "claim", _("the time to make the claim")
    CHASE = "chase", _("their answer")


class ClaimReminder(models.Model):
    """Somebody here was told; `day` is the last day or the chase date that it is about."""

    claim = models.ForeignKey(SupplierClaim, models.PROTECT, related_name="reminders")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    about = models.CharField(max_length=6, choices=About.choices)
    day = models.DateField()
    rung = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["staff", "-at"],
                condition=Q(seen_at__isnull=True),
                name="claim_reminder_unseen",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="told_once_of_a_claim_at_a_rung",
                fields=["claim", "about", "day", "rung", "staff"],
            )
        ]
