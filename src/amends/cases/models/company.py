"""Who else is there: followers, and the lead beside the owner."""

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
