"""What is given, line by line, and the proof that it was."""

from django.db import models
from django.db.models import Q

from amends.cases.models import Attachment
from amends.people.models import Kind, Role, Staff
from amends.remedies.models.offers import Offer, OfferedOption


class Line(models.Model):
    """One line of redress.

    A line without an option is due whatever is chosen. Goodwill never belongs to an option:
    it has no strings and is never set off against what is owed (rule 5). `amount` is what it
    is worth in `currency`, 0 for what costs no money. `due_on` is the day it is promised for:
    `due_days` after it was offered (of an option: after it was chosen), counted in the team's
    business days when `due_working`; a line without `due_days` keeps the day it was given.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="lines")
    option = models.ForeignKey(OfferedOption, models.CASCADE, null=True, related_name="lines")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=100)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    what = models.TextField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    due_on = models.DateField(null=True)
    due_days = models.PositiveSmallIntegerField(null=True)
    due_working = models.BooleanField(default=False)
    authority = models.CharField(max_length=8, choices=Role.choices)
    because = models.TextField(blank=True)

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

    def __str__(self) -> str:
        return self.what

    @property
    def delivery(self) -> "Fulfilment | None":
        """Return the delivery that counts; no query where deliveries were fetched with it."""
        counting = (row for row in self.fulfilments.all() if row.disputed_at is None)
        return next(counting, None)


class Fulfilment(models.Model):
    """One line was delivered, with proof; `arrived_at` once the customer says so.

    `disputed_at` once the customer says that it did not arrive: then it no longer counts, the
    line is due again and gets another row.
    """

    line = models.ForeignKey(Line, models.PROTECT, related_name="fulfilments")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    proof = models.CharField(max_length=300)
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    arrived_at = models.DateTimeField(null=True)
    disputed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="fulfilment_has_proof", condition=~Q(proof="")),
            models.UniqueConstraint(
                name="one_fulfilment_of_a_line",
                fields=["line"],
                condition=Q(disputed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="fulfilment_arrived_or_disputed",
                condition=Q(arrived_at__isnull=True) | Q(disputed_at__isnull=True),
            ),
        ]
