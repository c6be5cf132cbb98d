"""What is said about a case with others than its customer: suppliers, colleagues, witnesses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.cases.models.case import Case
from amends.people.models import Staff, Supplier


class SideKind(models.TextChoices):
    SUPPLIER = "supplier", _("Supplier")
    COLLEAGUE = "colleague", _("Colleague")
    WITNESS = "witness", _("Witness")


class SideWay(models.TextChoices):
    IN = "in", _("from them")
    OUT = "out", _("to them")


class SideThread(models.Model):
    """A conversation beside the case; its words are in no message that the customer can see.

    `key` makes a form sent twice one thread.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="side_threads")
    kind = models.CharField(max_length=10, choices=SideKind.choices)
    supplier = models.ForeignKey(Supplier, models.PROTECT, null=True, related_name="side_threads")
    with_name = models.CharField(max_length=120)
    address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200)
    opened_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="side_thread_names_its_supplier",
                condition=models.Q(supplier__isnull=True) | models.Q(kind="supplier"),
            )
        ]

    def __str__(self) -> str:
        return self.subject


class SideMessage(models.Model):
    """Words of a side thread. `key` makes the same message arriving twice one row."""

    thread = models.ForeignKey(SideThread, models.PROTECT, related_name="messages")
    way = models.CharField(max_length=3, choices=SideWay.choices)
    from_name = models.CharField(max_length=120)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    body = models.TextField()
    at = models.DateTimeField()
    key = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["thread", "at"], name="side_message_of_thread")]
        constraints = [
            models.CheckConstraint(
                name="side_message_of_ours_has_a_writer",
                condition=models.Q(way="in") | models.Q(by__isnull=False),
            )
        ]
