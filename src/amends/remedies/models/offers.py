"""What we offer: options to choose from, and what is extra, apart."""

from django.db import models

from amends.cases.models import Case
from amends.people.models import Kind, Role, Staff
from amends.remedies.models.policies import PolicyVersion


class Offer(models.Model):
    """Two or three options put before the customer.

    Drafted by the owner; `made_at` is when the customer could see it, empty while somebody
    with more authority is being asked. `hear_by` is when the customer was told they would
    hear. `key` makes a form sent twice one offer.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="offers")
    policy_version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="offers")
    facts = models.JSONField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    hear_by = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_offer_at_a_time",
                fields=["case"],
                condition=models.Q(withdrawn_at__isnull=True),
            )
        ]


class OfferedOption(models.Model):
    """One alternative, in words for the customer."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(name="option_once", fields=["offer", "key"])]


class Line(models.Model):
    """One line of redress.

    A line without an option is due whatever is chosen. Goodwill never belongs to an option:
    it has no strings and is never set off against what is owed (rule 5). `amount` is what it
    is worth in `currency`, 0 for what costs no money; `due_on` is the day it is promised for.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="lines")
    option = models.ForeignKey(OfferedOption, models.CASCADE, null=True, related_name="lines")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    what = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    due_on = models.DateField(null=True)
    authority = models.CharField(max_length=8, choices=Role.choices)
    because = models.CharField(max_length=500)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                name="goodwill_has_no_strings",
                condition=~models.Q(kind=Kind.GOODWILL) | models.Q(option__isnull=True),
            ),
            models.CheckConstraint(
                name="line_is_never_negative", condition=models.Q(amount__gte=0)
            ),
        ]
