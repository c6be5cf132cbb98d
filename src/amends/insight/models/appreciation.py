"""Recoveries that a team is proud of, and who agreed to be named with them (S4: the check on
the wall)."""

from django.db import models
from django.db.models import Q

from amends.cases.models import Case
from amends.people.models import Staff


class Appreciation(models.Model):
    """Somebody chose a recovery; `words` say why, and name nobody.

    Nothing counts them: there is no first and no last among them.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="appreciations")
    words = models.CharField(max_length=400)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_down_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    taken_down_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["-at", "-id"],
                condition=Q(taken_down_at__isnull=True),
                name="appreciation_latest",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="appreciated_once", fields=["case"], condition=Q(taken_down_at__isnull=True)
            )
        ]


class Naming(models.Model):
    """A colleague is asked whether they wish to be named; the answer may change any time."""

    appreciation = models.ForeignKey(Appreciation, models.CASCADE, related_name="namings")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="namings")
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    is_willing = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="naming_once", fields=["appreciation", "staff"]),
            models.CheckConstraint(
                name="naming_answered_says_when",
                condition=Q(is_willing__isnull=True, answered_at__isnull=True)
                | Q(is_willing__isnull=False, answered_at__isnull=False),
            ),
        ]


class CustomerNamed(models.Model):
    """The customer agreed to be named; `said` is how they said so."""

    appreciation = models.ForeignKey(Appreciation, models.CASCADE, related_name="customer_named")
    said = models.CharField(max_length=300)
    noted_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="customer_named_once",
                fields=["appreciation"],
                condition=Q(withdrawn_at__isnull=True),
            )
        ]
