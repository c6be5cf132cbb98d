"""What we offer: options to choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Case
from amends.people.models import Staff
from amends.remedies.models.policies import PolicyVersion


class Withdrawal(models.TextChoices):
    """Why an offer no longer stands."""

    REPLACED = "replaced", _("another took its place")
    REFUSED = "refused", _("it was not approved")
    NEW_FACTS = "new_facts", _("the facts have changed")
    NOT_POSSIBLE = "not_possible", _("it cannot be done")
    ASKED = "asked", _("the customer asked for it")
    MISTAKE = "mistake", _("it was a mistake of ours")


class Share(models.TextChoices):
    """Whose doing it is, as the policy says (it never names a person)."""

    OURS = "ours", _("our doing")
    SHARED = "shared", _("shared by a prior agreement")
    NONE = "none", _("delivered as promised")


class Offer(models.Model):
    """Two or three options put before the customer.

    Drafted by the owner; `made_at` is when the customer could see it, empty while somebody
    with more authority is being asked. `hear_by` is when the customer was told they would
    hear. `withdrawn_at` ends the options; what the offer gave whatever is chosen stays due
    until another offer is made. `why` is the sentence that says why it is right: for whoever is
    asked to approve it, or because it lies outside what cases like it got (`is_unlike`).
    `share` is what the policy said on whose doing it is. `key` makes a form sent twice one.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="offers")
    policy_version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="offers")
    facts = models.JSONField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    hear_by = models.DateTimeField(null=True)
    why = models.CharField(max_length=500, blank=True)
    is_unlike = models.BooleanField(default=False)
    share = models.CharField(max_length=6, choices=Share.choices, default=Share.OURS)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=12, choices=Withdrawal.choices, blank=True)
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["by", "made_at"], name="offer_of_a_month")]
        constraints = [
            models.UniqueConstraint(
                name="one_offer_at_a_time",
                fields=["case"],
                condition=models.Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="offer_withdrawn_says_why",
                condition=models.Q(withdrawn_at__isnull=True) | ~models.Q(withdrawn_why=""),
            ),
            models.CheckConstraint(
                name="offer_unlike_others_says_why",
                condition=models.Q(is_unlike=False) | ~models.Q(why=""),
            ),
        ]


class OfferedOption(models.Model):
    """One alternative, in words for the customer."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=100)
    title = models.TextField()
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(name="option_once", fields=["offer", "key"])]
