"""The finding: promised, happened, gap."""

from django.db import models

from amends.cases.models import Case
from amends.people.models import Staff


class Finding(models.Model):
    """What was promised, what happened and the gap between; nobody is found right (rule 2).

    Findings are never edited: a better one takes the place of the last. `key` makes a form
    sent twice one finding.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="findings")
    promised = models.TextField()
    happened = models.TextField()
    gap = models.TextField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["case", "-at"], name="finding_latest")]
