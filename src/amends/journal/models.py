"""The lines of the journal, what waits to leave the building, and the worker's own diary."""

from datetime import datetime

from django.db import models

from amends.journal.actor import Actor, ActorKind


class Entry(models.Model):
    """One fact: when, what, about which rows, by whom. A database trigger refuses any change."""

    at = models.DateTimeField(db_index=True)
    name = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    about = models.CharField(max_length=64, blank=True, default="")
    actor_kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in ActorKind])
    actor_id = models.BigIntegerField(null=True, blank=True)
    figures = models.JSONField(default=dict)

    class Meta:
        """Both ways to ask for the lines of one row are indexed."""

        ordering = ["id"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["about", "id"], name="journal_entry_about"),
            models.Index(fields=["subject", "id"], name="journal_entry_subject"),
            models.Index(fields=["name", "at"], name="journal_entry_name_at"),
        ]

    def __str__(self) -> str:
        """Show the line as a log would."""
        return f"{self.at:%Y-%m-%d %H:%M} {self.name} {self.subject}"

    @property
    def by(self) -> Actor:
        """Return who did it."""
        return Actor(ActorKind(self.actor_kind), self.actor_id)


class OutgoingState(models.TextChoices):
    """Where something that leaves the building stands."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


class Outgoing(models.Model):
    """Something that must leave the building; written with its fact, delivered after it.

    `attempts` also tells attempts apart: a worker that lost its lease may not report a failure
    over the worker that took the row after it. `job` is the queued job of the next attempt.
    """

    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=128, unique=True)
    payload = models.JSONField(default=dict)
    about = models.CharField(max_length=64, blank=True, default="")
    created_at = models.DateTimeField()
    state = models.CharField(
        max_length=9, choices=OutgoingState.choices, default=OutgoingState.WAITING
    )
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    job = models.UUIDField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True, default="")
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The sweep looks for what waits; people look for what failed."""

        ordering = ["id"]
        verbose_name_plural = "outgoing"
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="journal_outgoing_due"),
            models.Index(fields=["about", "id"], name="journal_outgoing_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="delivered", delivered_at__isnull=False)
                | (~models.Q(state="delivered") & models.Q(delivered_at__isnull=True)),
                name="journal_outgoing_delivered_has_a_time",
            )
        ]

    def __str__(self) -> str:
        """Show kind, key and state."""
        return f"{self.kind} {self.key} {self.state}"

    def is_leased(self, at: datetime) -> bool:
        """Say whether a worker holds this row at that time."""
        return self.lease_until is not None and self.lease_until > at


class ScheduledRun(models.Model):
    """One line of the timetable: when it is due next and who holds it now."""

    name = models.CharField(max_length=64, unique=True)
    next_due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=64, blank=True, default="")
    last_started_at = models.DateTimeField(null=True, blank=True)
    last_finished_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        """Keep the timetable in the order of names."""

        ordering = ["name"]

    def __str__(self) -> str:
        """Show what is due when."""
        return f"{self.name} due {self.next_due_at:%Y-%m-%d %H:%M:%S}"


class WorkerAlive(models.Model):
    """A worker process and when it last said that it lives; what a dead one held is freed."""

    name = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        """Newest first."""

        ordering = ["-started_at"]
        verbose_name_plural = "workers alive"

    def __str__(self) -> str:
        """Show the worker's name."""
        return self.name
