"""The clocks on a case, in the team's business hours."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.cases.models.case import Case
from amends.people.models import Staff, Team


class ClockKind(models.TextChoices):
    OWN = "own", _("Owned")
    ACKNOWLEDGE = "acknowledge", _("Acknowledged")
    FIRST_OFFER = "first_offer", _("First offer")
    RESOLVE = "resolve", _("Accepted")
    FULFIL = "fulfil", _("Made right")
    NEXT_WORD = "next_word", _("Next word")


class ClockRule(models.Model):
    """How long a team gives itself: business minutes, or business days when `days`."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="clock_rules")
    kind = models.CharField(max_length=12, choices=ClockKind.choices)
    days = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="clock_rule_once", fields=["team", "kind"])]


class Clock(models.Model):
    """One clock of one case.

    `rung` counts the steps of the ladder already taken: 0 nobody told, 1 the owner warned,
    2 the lead told, 3 the manager told. `next_rung_at` is when the next one is due and null
    once the clock has stopped, is paused or has nobody left to tell.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="clocks")
    kind = models.CharField(max_length=12, choices=ClockKind.choices)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    rung = models.PositiveSmallIntegerField(default=0)
    next_rung_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_at"]
        indexes = [
            models.Index(
                fields=["next_rung_at"],
                condition=models.Q(next_rung_at__isnull=False),
                name="clock_next_rung",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_clock_of_a_kind_runs",
                fields=["case", "kind"],
                condition=models.Q(stopped_at__isnull=True),
            )
        ]

    @property
    def was_kept(self) -> bool:
        return self.stopped_at is not None and self.stopped_at <= self.due_at


class Pause(models.Model):
    """The ball is truly with the customer; clocks that wait for them stand still."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="pauses")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    why = models.CharField(max_length=16)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                name="one_pause_at_a_time",
                fields=["case"],
                condition=models.Q(until__isnull=True),
            )
        ]


class NoticeKind(models.TextChoices):
    CLOCK = "clock", _("a clock runs out")
    MENTION = "mention", _("you are mentioned")
    BESIDE = "beside", _("you are called in beside the owner")
    FOLLOWED = "followed", _("a case that you follow has moved")
    ANSWER = "answer", _("an answer came")
    SIDE = "side", _("an answer came beside the case")
    MANAGEMENT = "management", _("a letter to the management is yours to answer")


class Notice(models.Model):
    """Something that somebody here should see; it stays until they have."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="notices")
    case = models.ForeignKey(Case, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=NoticeKind.choices)
    clock = models.ForeignKey(Clock, models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        indexes = [
            models.Index(
                fields=["staff", "-at"],
                condition=models.Q(seen_at__isnull=True),
                name="notice_unseen",
            )
        ]
