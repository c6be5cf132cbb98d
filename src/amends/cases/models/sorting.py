"""Finding and ordering cases: tags, links, merges, snoozes, saved views."""

from django.db import models

from amends.cases.models.case import Case
from amends.people.models import Staff, Team


class Tag(models.Model):
    """A word that a team sorts its cases by."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="tags")
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="tag_once", fields=["team", "name"])]

    def __str__(self) -> str:
        return self.name


class CaseTag(models.Model):
    case = models.ForeignKey(Case, models.CASCADE, related_name="case_tags")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="case_tags")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(name="case_tag_once", fields=["case", "tag"])]


class Link(models.Model):
    """Two cases belong together; `case` is always the one with the lower number."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="links_up")
    other = models.ForeignKey(Case, models.CASCADE, related_name="links_down")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="link_once", fields=["case", "other"]),
            models.CheckConstraint(
                name="link_lower_first", condition=models.Q(case__lt=models.F("other"))
            ),
        ]


class Merge(models.Model):
    """`case` turned out to be the same matter as `into`. Its rows stay where they are and
    are read with the other's, so that no line is lost."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="merge")
    into = models.ForeignKey(Case, models.CASCADE, related_name="merges")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="merge_into_another", condition=~models.Q(case=models.F("into"))
            )
        ]


class Snooze(models.Model):
    """Out of sight until a moment; its clocks run on."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="snoozes")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    woken_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                name="one_snooze_at_a_time",
                fields=["case"],
                condition=models.Q(woken_at__isnull=True),
            )
        ]


class SavedView(models.Model):
    """A named queue; `query` is the queue page's own query string."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(name="saved_view_once", fields=["staff", "name"])]
