"""Who else is there: followers, the lead beside the owner, who is writing."""

from django.db import models

from amends.cases.models.case import Case
from amends.people.models import Staff


class Follow(models.Model):
    case = models.ForeignKey(Case, models.CASCADE, related_name="follows")
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="follows")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="follow_once", fields=["case", "staff"])]


class Beside(models.Model):
    """A lead was called in beside the owner; ownership stays where it was (S1)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="besides")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="besides")
    called_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    called_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="beside_once", fields=["case", "staff"])]


class Writing(models.Model):
    """Somebody has the composer open; told to whoever opens it next, forgotten in minutes."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="writings")
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="writing_once", fields=["case", "staff"])]
