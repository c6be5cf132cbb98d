"""What is agreed with a supplier about claims."""

from django.db import models

from amends.people.models import Staff, Supplier


class SupplierTerms(models.Model):
    """The terms of a supplier; those set last hold, and none is ever edited.

    Each number is days from delivery or from when it was seen: until they have to be told, and
    until the claim itself has to be made. Empty means that the terms say nothing of it.
    `answer_days` is how long we wait for an answer before we ask again.
    """

    supplier = models.ForeignKey(Supplier, models.PROTECT, related_name="terms")
    notify_after_delivery = models.PositiveSmallIntegerField(null=True)
    notify_after_discovery = models.PositiveSmallIntegerField(null=True)
    claim_after_delivery = models.PositiveSmallIntegerField(null=True)
    claim_after_discovery = models.PositiveSmallIntegerField(null=True)
    in_working_days = models.BooleanField(default=False)
    answer_days = models.PositiveSmallIntegerField(default=5)
    clause = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-set_at", "-pk"]
        indexes = [models.Index(fields=["supplier", "-set_at"], name="terms_of_supplier")]
