"""When a team meets, and the problems that are on the agenda."""

from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from amends.people.models import Staff, Team
from amends.prevention.calendar import LAST, Pattern, Rhythm
from amends.prevention.models.problems import Problem

RHYTHMS = [
    (Rhythm.WEEKLY.value, pgettext_lazy("meetings", "Every so many weeks")),
    (Rhythm.MONTHLY.value, pgettext_lazy("meetings", "On a weekday of the month")),
    (Rhythm.ONCE.value, pgettext_lazy("meetings", "Once")),
]
NTH = [
    (1, pgettext_lazy("weekday of a month", "the first")),
    (2, pgettext_lazy("weekday of a month", "the second")),
    (3, pgettext_lazy("weekday of a month", "the third")),
    (4, pgettext_lazy("weekday of a month", "the fourth")),
    (LAST, pgettext_lazy("weekday of a month", "the last")),
]


class MeetingSeries(models.Model):
    """Meetings of a team by one pattern, on the clock of `zone`; a single one is a series too.

    `minutes` is how long one takes. `lay_at` is when the next ones are laid out, empty once
    none will follow.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="meeting_series")
    rhythm = models.CharField(max_length=8, choices=RHYTHMS)
    every_weeks = models.PositiveSmallIntegerField(default=1)
    nth = models.SmallIntegerField(choices=NTH, default=1)
    first_on = models.DateField()
    clock = models.TimeField()
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120, blank=True)
    set_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    lay_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["first_on", "clock", "pk"]
        indexes = [
            models.Index(
                fields=["lay_at"], condition=Q(lay_at__isnull=False), name="series_to_lay_out"
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="series_has_a_pattern",
                condition=Q(
                    rhythm__in=[one.value for one in Rhythm],
                    every_weeks__gte=1,
                    nth__in=[1, 2, 3, 4, LAST],
                ),
            ),
            models.CheckConstraint(name="series_takes_time", condition=Q(minutes__gt=0)),
        ]

    @property
    def pattern(self) -> Pattern:
        end = getattr(self, "end", None)
        return Pattern(
            Rhythm(self.rhythm),
            self.first_on,
            self.clock,
            self.zone,
            every_weeks=self.every_weeks,
            nth=self.nth,
            last_on=end.last_on if end else None,
        )


class SeriesEnd(models.Model):
    """Somebody ended a series: no meeting after `last_on`."""

    series = models.OneToOneField(MeetingSeries, models.PROTECT, related_name="end")
    last_on = models.DateField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Meeting(models.Model):
    """One meeting; `on` is its day by the pattern and stays, whatever becomes of the meeting.

    `starts_at` and `place` are as they stand now, `changes` how often it was moved or called
    off, the last time at `changed_at`.
    """

    series = models.ForeignKey(MeetingSeries, models.PROTECT, related_name="meetings")
    team = models.ForeignKey(Team, models.PROTECT, related_name="meetings")
    on = models.DateField()
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=120, blank=True)
    changes = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()
    is_cancelled = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["team", "starts_at", "id"], name="meeting_of_team"),
            models.Index(fields=["starts_at", "id"], name="meeting_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(name="meeting_once_a_day_of_a_series", fields=["series", "on"])
        ]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.series.zone)


class MeetingMove(models.Model):
    """Somebody moved a meeting to another time or place."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="moves")
    from_at = models.DateTimeField()
    to_at = models.DateTimeField()
    from_place = models.CharField(max_length=120, blank=True)
    to_place = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class CalledOff(models.Model):
    """Somebody called a meeting off, or said that it had not taken place."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="called_off")
    why = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class AgendaItem(models.Model):
    """A problem is on the agenda of a meeting; `left_at` tells that it went to another one."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda_items")
    placed_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["placed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="once_on_an_agenda",
                fields=["problem", "meeting"],
                condition=Q(left_at__isnull=True),
            )
        ]


class Minute(models.Model):
    """What was said and decided on one item; never changed. `corrects` is the one it stands for."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="minutes")
    said = models.CharField(max_length=1000)
    decided = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_minute_of_an_item",
                fields=["item"],
                condition=Q(corrects__isnull=True),
            ),
        ]
