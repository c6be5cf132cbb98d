"""Who wants to know what we changed, and who was told."""

from django.db import models
from django.db.models import Q

from amends.cases.models import Case
from amends.people.models import Staff
from amends.prevention.models.fixes import Fix


class Wish(models.Model):
    """A customer wants to be told what we changed; without `noted_by` they said so themselves.

    Taken back it stays on record.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="wishes")
    noted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    wished_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_wish_at_a_time",
                fields=["case"],
                condition=Q(taken_back_at__isnull=True),
            )
        ]


class Told(models.Model):
    """A customer was told what a fix changed."""

    fix = models.ForeignKey(Fix, models.PROTECT, related_name="told")
    case = models.ForeignKey(Case, models.PROTECT, related_name="told")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="told_once_of_a_fix", fields=["fix", "case"])]
