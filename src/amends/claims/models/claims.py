"""The twin of a case: what a supplier owes us, with its own owner and clock."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amends.cases.models import Case
from amends.orders.models import Purchase, PurchaseLine
from amends.people.models import Staff, Supplier, Team


class Asked(models.TextChoices):
    """What is asked of the supplier."""

    RESHIP = "reship", _("Send what is missing")
    CREDIT = "credit", _("A credit note")
    REFUND = "refund", _("Money back")
    SHARE = "share", _("A share of what it cost us")


class Status(models.TextChoices):
    """Where a claim stands; derived from its steps and kept in one column for the lists."""

    DRAFT = "draft", _("Not told yet")
    NOTIFIED = "notified", _("Told")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("claim", "Acknowledged")
    DISPUTED = "disputed", _("Disputed")
    AGREED = "agreed", _("Agreed")
    CREDITED = "credited", _("Settled")
    WRITTEN_OFF = "written_off", _("Written off")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OVER = (Status.CREDITED, Status.WRITTEN_OFF, Status.WITHDRAWN)


class SupplierClaim(models.Model):
    """What is asked, of whom, for what; no case and no customer ever waits for it (rule 3).

    `received` counts what came of what was ordered. Weights are in grams. `goods`, `remedy` and
    `handling` add up to what is claimed: the thing itself, what we gave the customer for it,
    and our own work. `notify_from` to `notify_by` and `claim_from` to `claim_by` are the
    windows of the terms, empty where they say nothing.

    From `owner` on nothing is part of what was claimed: who looks after it now, where it stands
    by its steps, when an answer is to be asked for again, and when the clock looks next (empty
    once it is over).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="claims")
    team = models.ForeignKey(Team, models.PROTECT, related_name="claims")
    supplier = models.ForeignKey(Supplier, models.PROTECT, related_name="claims")
    purchase = models.ForeignKey(Purchase, models.PROTECT, null=True, related_name="claims")
    line = models.ForeignKey(PurchaseLine, models.PROTECT, null=True, related_name="claims")
    what = models.CharField(max_length=200)
    ordered = models.PositiveIntegerField()
    claimed = models.PositiveIntegerField()
    received = models.PositiveIntegerField()
    shipment = models.CharField(max_length=120, blank=True)
    declared_grams = models.PositiveIntegerField(null=True)
    measured_grams = models.PositiveIntegerField(null=True)
    unit_grams = models.PositiveIntegerField(null=True)
    tare_grams = models.PositiveIntegerField(null=True)
    tolerance_grams = models.PositiveIntegerField(default=0)
    clause = models.CharField(max_length=300, blank=True)
    delivered_on = models.DateField(null=True)
    discovered_on = models.DateField()
    notify_from = models.DateField(null=True)
    notify_by = models.DateField(null=True)
    claim_from = models.DateField(null=True)
    claim_by = models.DateField(null=True)
    asked = models.CharField(max_length=8, choices=Asked.choices)
    currency = models.CharField(max_length=3)
    goods = models.DecimalField(max_digits=12, decimal_places=2)
    remedy = models.DecimalField(max_digits=12, decimal_places=2)
    handling = models.DecimalField(max_digits=12, decimal_places=2)
    answer_days = models.PositiveSmallIntegerField()
    opened_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    key = models.CharField(max_length=64, unique=True)

    owner = models.ForeignKey(Staff, models.PROTECT, related_name="claims")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.DRAFT)
    agreed_sum = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(0))
    received_sum = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(0))
    chase_on = models.DateField(null=True)
    next_look_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        indexes = [
            models.Index(
                fields=["next_look_at"],
                condition=Q(next_look_at__isnull=False),
                name="claim_next_look",
            ),
            models.Index(fields=["supplier", "-opened_at", "-id"], name="claim_of_supplier"),
            models.Index(
                fields=["owner", "opened_at"],
                condition=Q(ended_at__isnull=True),
                name="claim_open_of_owner",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="claim_asks_for_what_did_not_come",
                condition=Q(claimed__gte=1, claimed__lte=F("ordered"), received__lte=F("ordered")),
            ),
            models.CheckConstraint(
                name="claim_sums_not_negative",
                condition=Q(goods__gte=0, remedy__gte=0, handling__gte=0),
            ),
            models.CheckConstraint(
                name="claim_over_says_when",
                condition=(Q(status__in=OVER) & Q(ended_at__isnull=False))
                | (~Q(status__in=OVER) & Q(ended_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="claim_windows_are_whole",
                condition=(
                    Q(notify_from__isnull=True, notify_by__isnull=True)
                    | Q(notify_from__lte=F("notify_by"))
                )
                & (
                    Q(claim_from__isnull=True, claim_by__isnull=True)
                    | Q(claim_from__lte=F("claim_by"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def sum(self) -> Decimal:
        """Return what is claimed in all."""
        return self.goods + self.remedy + self.handling

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None
