"""A fix: what is changed, who does it by when, and how we shall know."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amends.people.models import Staff
from amends.prevention.models.problems import Problem


class FixState(models.TextChoices):
    """Where a fix stands; derived from its steps and kept in one column for the lists."""

    PLANNED = "planned", pgettext_lazy("fix", "Planned")
    DONE = "done", pgettext_lazy("fix", "Done")
    VERIFIED = "verified", pgettext_lazy("fix", "Verified")
    DID_NOT_HELP = "did_not_help", _("Did not help")
    CAME_BACK = "came_back", _("It came back")
    DROPPED = "dropped", pgettext_lazy("fix", "Dropped")


class Fix(models.Model):
    """What is changed, worded so that it ends "we have …"; `look_on` is when we look if it holds.

    `how_we_know` says by what. `due_on` and `look_on` are days of the team.
    """

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="fixes")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(Staff, models.PROTECT, related_name="fixes")
    due_on = models.DateField()
    how_we_know = models.CharField(max_length=300)
    look_on = models.DateField()
    planned_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    key = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=12, choices=FixState.choices, default=FixState.PLANNED)

    class Meta:
        ordering = ["planned_at", "pk"]
        indexes = [
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(state=FixState.PLANNED),
                name="fix_due_of_owner",
            ),
            models.Index(
                fields=["owner", "look_on"],
                condition=Q(state=FixState.DONE),
                name="fix_to_verify_of_owner",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="fix_is_looked_at_once_it_is_due", condition=Q(look_on__gte=models.F("due_on"))
            )
        ]

    def __str__(self) -> str:
        return self.what


class FixStepKind(models.TextChoices):
    DONE = "done", _("It was done")
    VERIFIED = "verified", _("It holds")
    DID_NOT_HELP = "did_not_help", _("It did not help")
    CAME_BACK = "came_back", _("It came back")
    DROPPED = "dropped", _("It was dropped")


class FixStep(models.Model):
    """Who did or saw what, when, and in which words; the same step is taken once."""

    fix = models.ForeignKey(Fix, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=FixStepKind.choices)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(name="fix_step_once", fields=["fix", "kind"]),
            models.CheckConstraint(
                name="fix_step_says_why",
                condition=Q(kind__in=(FixStepKind.DONE, FixStepKind.CAME_BACK)) | ~Q(words=""),
            ),
        ]


class FixHanding(models.Model):
    """Somebody handed a fix to a colleague, who puts the news of it away at `seen_at`."""

    fix = models.ForeignKey(Fix, models.PROTECT, related_name="handings")
    from_staff = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    to_staff = models.ForeignKey(Staff, models.PROTECT, related_name="fix_handings")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["to_staff", "at"],
                condition=Q(seen_at__isnull=True),
                name="fix_handing_unseen",
            )
        ]


class FixFile(models.Model):
    """A picture or paper that shows what was changed. `size` in bytes."""

    step = models.ForeignKey(FixStep, models.PROTECT, related_name="files")
    file = models.FileField(upload_to="%Y/%m/")
    filename = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)


class CountedOver(models.TextChoices):
    """What a rate is counted over."""

    ORDERS = "orders", _("orders")
    DAYS = "days", _("days")


class FixRate(models.Model):
    """How often it went wrong before a fix and since, as it stood when somebody looked."""

    step = models.OneToOneField(FixStep, models.PROTECT, related_name="rate")
    counted_over = models.CharField(max_length=6, choices=CountedOver.choices)
    before = models.PositiveIntegerField()
    over_before = models.PositiveIntegerField()
    after = models.PositiveIntegerField()
    over_after = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="fix_rate_is_over_something", condition=Q(over_before__gt=0, over_after__gt=0)
            )
        ]
