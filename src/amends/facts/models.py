"""The finding: promised, happened, gap, and on what evidence."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Attachment, Case, Message
from amends.people.models import Staff


class Finding(models.Model):
    """What was promised, what happened and the gap between. There is no verdict (rule 2).

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


class EvidenceKind(models.TextChoices):
    """Kinds of evidence (FIELD.md, terms)."""

    POD = "pod", _("Proof of delivery")
    CARRIER_SCAN = "carrier_scan", _("Carrier scan")
    CARRIER_WEIGHT = "carrier_weight", _("Weight measured by the carrier")
    DECLARED_WEIGHT = "declared_weight", _("Weight declared by the sender")
    PACK_PHOTO = "pack_photo", _("Photo of the pack")
    PHOTO = "photo", _("Photo")
    SIGNATURE = "signature", _("Signature")
    MESSAGE = "message", _("Message")
    INVOICE = "invoice", _("Invoice or order")
    WORD = "word", _("What the customer tells us")
    OWN_WORD = "own_word", _("Our own word")


class Bearing(models.TextChoices):
    DECIDES = "decides", _("decides")
    SUGGESTS = "suggests", _("suggests")
    SILENT = "silent", _("says nothing on it")


class Evidence(models.Model):
    """One thing that the finding rests on, and how far it bears on the gap."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=16, choices=EvidenceKind.choices)
    bearing = models.CharField(max_length=8, choices=Bearing.choices)
    words = models.CharField(max_length=300)
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            # S3: a weight on a label is the sender's own number.
            models.CheckConstraint(
                name="declared_weight_never_decides",
                condition=~models.Q(kind=EvidenceKind.DECLARED_WEIGHT, bearing=Bearing.DECIDES),
            )
        ]
