"""What happened to a claim, row by row."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from amends.cases.models import SideMessage
from amends.claims.models.claims import SupplierClaim
from amends.people.models import Staff


class StepKind(models.TextChoices):
    NOTIFIED = "notified", _("They were told")
    LODGED = "lodged", _("The claim was made")
    CHASED = "chased", _("They were asked again")
    ANSWERED = "answered", _("They wrote")
    ACKNOWLEDGED = "acknowledged", _("They acknowledged it")
    DISPUTED = "disputed", _("They dispute it")
    AGREED = "agreed", _("They agreed")
    RECEIVED = "received", _("It came")
    PASSED_ON = "passed_on", _("A colleague took it over")
    WRITTEN_OFF = "written_off", _("Written off")
    WITHDRAWN = "withdrawn", _("Withdrawn")


ANSWERS = (StepKind.ACKNOWLEDGED, StepKind.DISPUTED, StepKind.AGREED)
ENDS = (StepKind.WRITTEN_OFF, StepKind.WITHDRAWN)
WITH_SUM = (StepKind.AGREED, StepKind.RECEIVED)


class ClaimStep(models.Model):
    """Who did or said what, when. `amount` is what they agreed to or what came, this time.

    `is_last_word` when they agreed and will give no more. `message` is what they or we wrote.
    Without `by` the clock noted it. `key` makes a form sent twice one step.
    """

    claim = models.ForeignKey(SupplierClaim, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=StepKind.choices)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    words = models.CharField(max_length=500, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    is_last_word = models.BooleanField(default=False)
    message = models.ForeignKey(SideMessage, models.PROTECT, null=True, related_name="claim_steps")
    to_staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="claim_step_with_a_sum",
                condition=(Q(kind__in=WITH_SUM) & Q(amount__gt=0))
                | (~Q(kind__in=WITH_SUM) & Q(amount__isnull=True)),
            ),
            models.CheckConstraint(
                name="claim_is_given_up_by_a_person_with_a_reason",
                condition=~Q(kind__in=ENDS) | (Q(by__isnull=False) & ~Q(words="")),
            ),
            models.CheckConstraint(
                name="claim_passed_on_to_somebody",
                condition=(Q(kind=StepKind.PASSED_ON) & Q(to_staff__isnull=False))
                | (~Q(kind=StepKind.PASSED_ON) & Q(to_staff__isnull=True)),
            ),
        ]
