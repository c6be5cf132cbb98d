"""What a finding rests on, and how far each piece bears on the question at hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Attachment, Message
from amends.facts.models.accounts import Account
from amends.facts.models.findings import Finding


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
    ACCOUNT = "account", _("Account")
    WORD = "word", _("What the customer tells us")
    OWN_WORD = "own_word", _("Our own word")


class Bearing(models.TextChoices):
    DECIDES = "decides", _("decides")
    SUGGESTS = "suggests", _("suggests")
    SILENT = "silent", _("says nothing on it")


# S3: a weight on a label is the sender's own number.
DECLARED_SPEAKS = models.Q(kind=EvidenceKind.DECLARED_WEIGHT) & ~models.Q(bearing=Bearing.SILENT)


class PieceOfEvidence(models.Model):
    """What something shows of a `question`, and how far it bears on it.

    `source` is whom or what it came from, `known_at` when it was made or seen, empty where
    nobody knows. A file's hash is that of its attachment.
    """

    kind = models.CharField(max_length=16, choices=EvidenceKind.choices)
    bearing = models.CharField(max_length=8, choices=Bearing.choices)
    words = models.CharField(max_length=300)
    source = models.CharField(max_length=120, blank=True)
    known_at = models.DateTimeField(null=True)
    question = models.CharField(max_length=200, blank=True)
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def sha256(self) -> str:
        """The hash of its file; empty without one."""
        return self.attachment.sha256 if self.attachment else ""


class Evidence(PieceOfEvidence):
    """One thing that the finding rests on."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="evidence")
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="evidence")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="declared_weight_is_silent", condition=~DECLARED_SPEAKS)
        ]


class ParcelWeight(models.Model):
    """The figures behind what a carrier's scales say, in grams."""

    evidence = models.OneToOneField(Evidence, models.CASCADE, related_name="parcel")
    ordered = models.PositiveIntegerField()
    measured = models.PositiveIntegerField()
    unit = models.PositiveIntegerField()
    tare = models.PositiveIntegerField()
    tolerance = models.PositiveIntegerField()
