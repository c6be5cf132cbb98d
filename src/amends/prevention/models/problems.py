"""A problem: a cause in the work, and the cases that came of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amends.cases.models import Case, Failure
from amends.people.models import Staff, Supplier, Team


class ProblemState(models.TextChoices):
    """Where a problem stands; derived from its fixes and kept in one column for the board."""

    OPEN = "open", pgettext_lazy("problem", "Open")
    BEING_FIXED = "being_fixed", _("Being fixed")
    TO_VERIFY = "to_verify", _("To verify")
    VERIFIED = "verified", pgettext_lazy("problem", "Verified")


class Problem(models.Model):
    """A cause, which is about the work and never a person (rule 11), with its cases.

    `cause` repeats the newest of its wordings, for the lists.
    `failure` is what goes wrong because of it; with `thing`, as it stands on orders, and
    `supplier` it says which cases are like it and what its rate is counted over. `key` makes a
    form sent twice one problem.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="problems")
    cause = models.CharField(max_length=300)
    failure = models.CharField(max_length=20, choices=Failure.choices)
    thing = models.CharField(max_length=200, blank=True)
    supplier = models.ForeignKey(Supplier, models.PROTECT, null=True, related_name="problems")
    named_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    key = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=12, choices=ProblemState.choices, default=ProblemState.OPEN)

    class Meta:
        ordering = ["-named_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "-named_at", "-id"], name="problem_by_state"),
            models.Index(fields=["team", "state", "-named_at", "-id"], name="problem_of_team"),
        ]

    def __str__(self) -> str:
        return self.cause


class CauseWording(models.Model):
    """How a cause was said, the first time or better; never changed. The newest counts."""

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="wordings")
    words = models.CharField(max_length=300)
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.words


class ProblemCase(models.Model):
    """Somebody said that a case came of a problem; taken out again it stays on record.

    `came_back` tells that a fix had been verified before: it did not hold.
    """

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="problem_cases")
    case = models.ForeignKey(Case, models.PROTECT, related_name="problem_cases")
    added_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    came_back = models.BooleanField(default=False)
    taken_out_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    taken_out_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-added_at", "-pk"]
        indexes = [
            models.Index(
                fields=["problem", "-added_at", "-id"],
                condition=Q(taken_out_at__isnull=True),
                name="case_in_problem",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="case_once_in_a_problem",
                fields=["problem", "case"],
                condition=Q(taken_out_at__isnull=True),
            ),
            models.CheckConstraint(
                name="taken_out_by_somebody",
                condition=Q(taken_out_by__isnull=True, taken_out_at__isnull=True)
                | Q(taken_out_by__isnull=False, taken_out_at__isnull=False),
            ),
        ]
