"""What is noted while a promise is under way: risks, reminders, steps, and who looks after it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from amends.people.models import Staff
from amends.promises.models.words import Promise


class StepKind(models.TextChoices):
    """What must happen first for a promise to be kept."""

    HAND_OVER = "hand_over", _("the supplier's hand-over")
    STOCK = "stock", _("it is in stock")
    SCAN = "scan", _("the carrier's next scan")


class Step(models.Model):
    """A step that the promise waits for. Its date moves with the news; the journal keeps each."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_step_of_a_kind", fields=["promise", "kind"])
        ]


class Reason(models.TextChoices):
    """Why a promise is at risk (`risk.py` has the rule)."""

    TIME = "time", _("time runs short")
    STEP_LATE = "step_late", _("a step before it is late")
    STEP_MOVED = "step_moved", _("a step before it comes after the date")
    KEEPER_AWAY = "keeper_away", _("its keeper is not there on the day")


class Risk(models.Model):
    """Seen at `at`: this may not be kept. It stays on record, also when it is kept after all."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="risks")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_risk_of_a_reason", fields=["promise", "reason"])
        ]


class Reminder(models.Model):
    """Somebody here was told; it stays before them until they have seen it."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="reminders")
    staff = models.ForeignKey(Staff, models.PROTECT, related_name="reminders")
    rung = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["staff", "-at"], condition=Q(seen_at__isnull=True), name="reminder_unseen"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="reminded_once_at_a_rung", fields=["promise", "rung", "staff"]
            )
        ]


class Passing(models.Model):
    """The keeping went from one colleague to another; the word stays the word of who gave it."""

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="passings")
    from_staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    to_staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
