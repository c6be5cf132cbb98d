"""What people answer: approvals, the customer's choice and proposal."""

from django.db import models
from django.db.models import Q

from amends.cases.models import Case
from amends.people.models import Staff
from amends.remedies.models.offers import Offer, OfferedOption


class Approval(models.Model):
    """An offer above somebody's authority; a no carries its reason and an alternative."""

    offer = models.OneToOneField(Offer, models.CASCADE, related_name="approval")
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    asked_of = models.ForeignKey(Staff, models.PROTECT, related_name="approvals_asked")
    asked_at = models.DateTimeField()
    why = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    alternative = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                name="approval_refused_by_a_person_with_reason",
                condition=~Q(is_granted=False)
                | (Q(answered_by__isnull=False) & ~Q(reason="") & ~Q(alternative="")),
            )
        ]


class Choice(models.Model):
    """The customer accepted an option: by themselves, or told us and we wrote it down."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="choices")
    offer = models.OneToOneField(Offer, models.PROTECT, related_name="choice")
    option = models.ForeignKey(OfferedOption, models.PROTECT, related_name="choices")
    noted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    set_aside_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_choice_of_a_case",
                fields=["case"],
                condition=Q(set_aside_at__isnull=True),
            )
        ]


class Thinking(models.Model):
    """The customer asked for time: "let me think, write to me on Friday"."""

    offer = models.OneToOneField(Offer, models.CASCADE, related_name="thinking")
    at = models.DateTimeField()
    write_on = models.DateField()


class Proposal(models.Model):
    """What the customer would rather have, in their words.

    `amount` is the sum that they named, in the team's currency; empty when they named none.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals")
    offer = models.ForeignKey(Offer, models.PROTECT, null=True, related_name="proposals")
    words = models.TextField()
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    at = models.DateTimeField()
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                name="proposal_is_never_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
            )
        ]


class ProposalAnswer(models.Model):
    """The answer comes from a person; a no carries a reason and an alternative (rules 6, 7)."""

    proposal = models.OneToOneField(Proposal, models.CASCADE, related_name="answer")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    is_granted = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    alternative = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="proposal_refused_with_reason",
                condition=Q(is_granted=True) | (~Q(reason="") & ~Q(alternative="")),
            )
        ]
