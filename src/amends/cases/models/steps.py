"""State as rows that say who and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.cases.models.case import Case, Stage
from amends.people.models import Staff


class Ownership(models.Model):
    """Somebody owned the case from `since` to `until`; the open row repeats `Case.owner`."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="ownerships")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="ownerships")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                name="one_owner_at_a_time",
                fields=["case"],
                condition=models.Q(until__isnull=True),
            )
        ]


class Handover(models.Model):
    """The owner asks a colleague to take the case; it stays theirs until that one accepts."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="handovers")
    from_staff = models.ForeignKey(Staff, models.PROTECT, related_name="handovers_given")
    to_staff = models.ForeignKey(Staff, models.PROTECT, related_name="handovers_asked")
    why = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    is_accepted = models.BooleanField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_handover_at_a_time",
                fields=["case"],
                condition=models.Q(answered_at__isnull=True),
            )
        ]


class Acknowledgement(models.Model):
    """A person of ours told the customer that they have it."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="acknowledgement")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class FollowUp(models.Model):
    """Somebody asked the customer, after it was made right, whether it is right."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="follow_ups")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    words = models.CharField(max_length=500)
    at = models.DateTimeField()


class Outcome(models.TextChoices):
    RETAINED = "retained", _("Retained")
    PARTED = "parted", _("Parted gracefully")
    WITHDRAWN = "withdrawn", _("Withdrawn by the customer")
    TAKEN_OUTSIDE = "taken_outside", _("Taken outside")


class Closing(models.Model):
    """The case was closed, and how; a reopened closing stays on record."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="closings")
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    stage_before = models.CharField(max_length=12, choices=Stage.choices)
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                name="closed_once_at_a_time",
                fields=["case"],
                condition=models.Q(reopened_at__isnull=True),
            )
        ]
