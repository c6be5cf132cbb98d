"""A team: one shop or desk with its hours, holidays and authority."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody may decide, in rising order."""

    CLERK = "clerk", _("clerk")
    LEAD = "lead", _("lead")
    MANAGER = "manager", _("manager")
    OWNER = "owner", _("owner of the house")

    @property
    def rank(self) -> int:
        return list(Role).index(self)


class Kind(models.TextChoices):
    """Kinds of line, never renamed into each other (rule 5)."""

    MAKE_WHOLE = "make_whole", _("Make whole")
    ENTITLEMENT = "entitlement", _("Due by rule")
    INCONVENIENCE = "inconvenience", _("For the trouble")
    GOODWILL = "goodwill", _("Goodwill")


class Team(models.Model):
    """One shop or desk.

    `time_zone` is an IANA name, `currency` an ISO 4217 code, `country` an ISO 3166 code (its
    public holidays are shut days when `keeps_holidays`), `subdivision` its part, or empty.
    """

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(unique=True)
    trade = models.CharField(max_length=80, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=8, default="en")
    currency = models.CharField(max_length=3, default="USD")
    country = models.CharField(max_length=2, blank=True)
    subdivision = models.CharField(max_length=8, blank=True)
    keeps_holidays = models.BooleanField(default=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Hours(models.Model):
    """One stretch of opening hours on a weekday (Monday is 0), in the team's own time."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                name="hours_open_before_they_close",
                condition=models.Q(closes__gt=models.F("opens")),
            ),
            models.CheckConstraint(
                name="hours_on_a_real_weekday", condition=models.Q(weekday__lte=6)
            ),
            models.UniqueConstraint(name="hours_once", fields=["team", "weekday", "opens"]),
        ]


class ShutDay(models.Model):
    """A day on which the team is shut besides the public holidays."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="shut_days")
    on = models.DateField()
    why = models.CharField(max_length=80)

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(name="shut_day_once", fields=["team", "on"])]


class Authority(models.Model):
    """The most that a role may give of one kind without asking, in the team's currency.

    `limit` is for one case. `a_month` is for all that one person gives in a calendar month of
    the team's own; empty where a month has no limit. Never zero (rule 13): everybody on the
    desk may give something.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="authority")
    role = models.CharField(max_length=8, choices=Role.choices)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    limit = models.DecimalField(max_digits=12, decimal_places=2)
    a_month = models.DecimalField(max_digits=12, decimal_places=2, null=True)

    class Meta:
        ordering = ["team", "role", "kind"]
        constraints = [
            models.CheckConstraint(name="authority_is_never_zero", condition=models.Q(limit__gt=0)),
            models.CheckConstraint(
                name="authority_of_a_month_is_never_zero",
                condition=models.Q(a_month__isnull=True) | models.Q(a_month__gt=0),
            ),
            models.UniqueConstraint(name="authority_once", fields=["team", "role", "kind"]),
        ]
