"""What was read in messages and notes, and what that makes for each case."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Case, Message, Note, Stage
from amends.people.models import Channel, Team


class About(models.TextChoices):
    """What words are about; the values are those of the coach's `Focus`."""

    FAULT = "fault", _("Cause and fault")
    SOLUTION = "solution", _("The solution")
    OTHER = "other", _("Neither")


class FocusReading(models.Model):
    """One message or note, as the coach read it.

    `fault` and `solution` count words, `words` all of them; a customer's message has none.
    `main` is what most of it is about, `stage` how far the case had come before it, and
    `until_next` how long it took until somebody said something again. `team`, `channel` and
    `opened_at` repeat the case's, which never change, so that one index answers for all.
    """

    message = models.OneToOneField(Message, models.CASCADE, null=True, related_name="focus")
    note = models.OneToOneField(Note, models.CASCADE, null=True, related_name="focus")
    case = models.ForeignKey(Case, models.CASCADE, related_name="focus_readings")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=12, choices=Channel.choices)
    opened_at = models.DateTimeField()
    is_ours = models.BooleanField()
    stage = models.CharField(max_length=12, choices=Stage.choices)
    main = models.CharField(max_length=8, choices=About.choices, default=About.OTHER)
    fault = models.PositiveIntegerField(default=0)
    solution = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    until_next = models.DurationField(default=timedelta)
    version = models.CharField(max_length=12)

    class Meta:
        indexes = [
            models.Index(fields=["version"], name="focus_by_version"),
            models.Index(
                fields=["team", "opened_at"], condition=Q(is_ours=True), name="focus_of_team"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="focus_of_a_message_or_a_note",
                condition=Q(message__isnull=True) ^ Q(note__isnull=True),
            )
        ]


class CaseFocus(models.Model):
    """The readings of one case, added up.

    `first` is what the first message of ours that was about either was about (`other` while
    none was), `first_stage` and `first_in_note` where that was. `share` is the part of fault in
    the words about either, in hundredths; empty while there are none.
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="focus")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=12, choices=Channel.choices)
    opened_at = models.DateTimeField()
    fault = models.PositiveIntegerField()
    solution = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    fault_time = models.DurationField()
    solution_time = models.DurationField()
    other_time = models.DurationField()
    first = models.CharField(max_length=8, choices=About.choices, default=About.OTHER)
    first_stage = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    first_in_note = models.BooleanField(default=False)
    share = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["team", "opened_at"], name="case_focus_of_team")]
        constraints = [
            models.CheckConstraint(
                name="case_focus_share_of_a_hundred",
                condition=Q(share__isnull=True) | Q(share__lte=100),
            )
        ]
