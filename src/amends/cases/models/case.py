"""The case itself: one customer let down once, and who makes it right."""

from datetime import UTC, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.orders.models import Purchase
from amends.people.models import Channel, Customer, Staff, Team

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""The due time of a case on which no clock runs: it sorts behind all others."""


class CaseKind(models.TextChoices):
    COMPLAINT = "complaint", _("Complaint")
    FEEDBACK = "feedback", _("Feedback")
    ENQUIRY = "enquiry", _("Enquiry")


class Failure(models.TextChoices):
    """What went wrong, as the customer sees it."""

    LATE = "late", _("Late")
    NOT_RECEIVED = "not_received", _("Not received")
    SHORT = "short", _("Something missing")
    WRONG_ITEM = "wrong_item", _("Wrong thing")
    DAMAGED = "damaged", _("Damaged")
    NOT_AS_DESCRIBED = "not_as_described", _("Not as described")
    QUALITY = "quality", _("Poor quality")
    SAFETY = "safety", _("Not safe")
    BILLING = "billing", _("Wrong bill")
    CONDUCT = "conduct", _("How they were treated")
    ENVIRONMENT = "environment", _("The place")
    INFORMATION = "information", _("Wrongly told")
    PROMISE_BROKEN = "promise_broken", _("A promise broken")
    NOT_OFFERED = "not_offered", _("Something we do not offer")


class Severity(models.TextChoices):
    MINOR = "minor", _("Minor")
    SERIOUS = "serious", _("Serious")
    SEVERE = "severe", _("Severe")


class Loss(models.TextChoices):
    """What they lost first; the remedy should match it (FIELD.md, Roschk & Gelbrich 2014)."""

    GOODS = "goods", _("A thing")
    MONEY = "money", _("Money")
    TIME = "time", _("Time")
    OCCASION = "occasion", _("An occasion")
    TRUST = "trust", _("Trust")


class Stage(models.TextChoices):
    """The way of a case, derived from rows and kept in one column for the queues."""

    RECEIVED = "received", _("Received")
    OWNED = "owned", _("Owned")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    UNDERSTOOD = "understood", _("Understood")
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    MADE_RIGHT = "made_right", _("Made right")
    FOLLOWED_UP = "followed_up", _("Followed up")
    CLOSED = "closed", _("Closed")


class Case(models.Model):
    """A case always has exactly one owner: the column refuses to be empty (rule 1).

    `queue_at` is when its next clock runs out, `NEVER` while none runs. `closed_at` repeats
    the open Closing for the queues' index. `key` makes a form sent twice one case. `facts`
    holds what the policy asked for, by fact name.
    """

    kind = models.CharField(max_length=12, choices=CaseKind.choices, default=CaseKind.COMPLAINT)
    team = models.ForeignKey(Team, models.PROTECT, related_name="cases")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="cases")
    reported_by = models.CharField(max_length=120, blank=True)
    purchase = models.ForeignKey(Purchase, models.PROTECT, null=True, related_name="cases")
    owner = models.ForeignKey(Staff, models.PROTECT, related_name="owned_cases")
    subject = models.CharField(max_length=200)
    failure = models.CharField(max_length=20, choices=Failure.choices)
    severity = models.CharField(max_length=8, choices=Severity.choices, default=Severity.SERIOUS)
    loss = models.CharField(max_length=10, choices=Loss.choices, default=Loss.GOODS)
    is_occasion = models.BooleanField(default=False)
    wants = models.CharField(max_length=500, blank=True)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    facts = models.JSONField(default=dict)
    key = models.CharField(max_length=64, unique=True)
    link_key = models.CharField(max_length=32)
    opened_at = models.DateTimeField()
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.OWNED)
    queue_at = models.DateTimeField(default=NEVER)
    last_word_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    snoozed_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["queue_at", "pk"]
        indexes = [
            models.Index(
                fields=["queue_at", "id"],
                condition=models.Q(closed_at__isnull=True),
                name="case_queue",
            ),
            models.Index(
                fields=["team", "queue_at", "id"],
                condition=models.Q(closed_at__isnull=True),
                name="case_queue_of_team",
            ),
            models.Index(
                fields=["owner", "queue_at", "id"],
                condition=models.Q(closed_at__isnull=True),
                name="case_queue_of_owner",
            ),
            models.Index(
                fields=["stage", "queue_at", "id"],
                condition=models.Q(closed_at__isnull=True),
                name="case_queue_of_stage",
            ),
            models.Index(fields=["customer", "-opened_at"], name="case_of_customer"),
            models.Index(fields=["team", "-opened_at"], name="case_latest_of_team"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_open(self) -> bool:
        return self.closed_at is None
