"""What a clock pack asks of us about a promise, and which pack a team keeps."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from amends.people.models import Staff, Team
from amends.promises.models.words import Promise


class PackTurnedOn(models.Model):
    """A team keeps a clock pack, by its name in `promises/packs/`, until somebody ends that."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="packs")
    pack = models.CharField(max_length=40)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_clock_pack_at_a_time", fields=["team"], condition=Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.pack


class DutyKind(models.TextChoices):
    """What a pack asks for."""

    OFFER = "offer", _("offer another day or the money back")
    REFUND = "refund", _("cancel the order and pay the money back, unasked")


class Duty(models.Model):
    """One duty of a pack about one promise, to be done by `due_at`.

    An offer is due from `vests_at` on, and made once the customer was asked for another date. A
    refund is granted at `vests_at`, unless the thing came before: `settled_at` says when that
    was seen, and `word` is our own word that the money comes back, empty where it need not.
    `why` is the reason in the words of the pack (`packs.Why`).
    """

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="duties")
    kind = models.CharField(max_length=8, choices=DutyKind.choices)
    pack = models.CharField(max_length=40)
    why = models.CharField(max_length=16, blank=True)
    vests_at = models.DateTimeField()
    due_at = models.DateTimeField()
    noted_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    word = models.OneToOneField(Promise, models.PROTECT, null=True, related_name="refund_duty")

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["vests_at"],
                condition=Q(kind=DutyKind.REFUND, settled_at__isnull=True),
                name="refund_to_grant",
            )
        ]
        constraints = [
            models.UniqueConstraint(name="one_duty_of_a_kind", fields=["promise", "kind"])
        ]
