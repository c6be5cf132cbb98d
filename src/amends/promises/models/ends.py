"""How a promise ends, and another date that the customer is asked for."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Case
from amends.people.models import Channel, Staff
from amends.promises.models.words import Promise


class Renegotiation(models.Model):
    """The customer is asked for another date; until they consent the old word stands (rule 4).

    `how` is the way in which they answered, `noted_by` who wrote their answer down, empty when
    they answered on their own page. Silence leaves it unanswered.
    """

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="renegotiations")
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    why = models.CharField(max_length=300)
    due_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    is_consented = models.BooleanField(null=True)
    how = models.CharField(max_length=12, choices=Channel.choices, blank=True)
    noted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_new_date_asked_for_at_a_time",
                fields=["promise"],
                condition=Q(answered_at__isnull=True),
            ),
            models.CheckConstraint(
                name="new_date_answered_says_how",
                condition=Q(answered_at__isnull=True, is_consented__isnull=True, how="")
                | (Q(answered_at__isnull=False, is_consented__isnull=False) & ~Q(how="")),
            ),
        ]


class End(models.TextChoices):
    KEPT = "kept", _("Kept")
    BROKEN = "broken", _("Broken")
    RENEGOTIATED = "renegotiated", _("Renegotiated")
    RELEASED = "released", _("Released")


class Ending(models.Model):
    """The one end of a promise.

    `at` is when it ended: when it was done in time, when its time ran out, when the customer
    said so. `noted_at` is when that was written down, by `by` (empty: by the clock or the
    customer). `done_at` is when the thing was done, for a broken word also when it came late;
    `proof` shows it, or says why a word was given up before its time. `how` is the way in which
    the customer consented or let us off.

    A breaking that proves wrong (it had been done in time and nobody had told us) is set aside
    and stays on record. `case` is where a broken word is made good, and `prepared_at` when all
    was ready there; past news opens no case.
    """

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="endings")
    kind = models.CharField(max_length=12, choices=End.choices)
    at = models.DateTimeField()
    noted_at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    proof = models.CharField(max_length=300, blank=True)
    how = models.CharField(max_length=12, choices=Channel.choices, blank=True)
    renegotiation = models.OneToOneField(
        Renegotiation, models.PROTECT, null=True, related_name="ending"
    )
    set_aside_at = models.DateTimeField(null=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="broken_promises")
    prepared_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["noted_at", "pk"]
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(kind=End.BROKEN, prepared_at__isnull=True, set_aside_at__isnull=True),
                name="breaking_to_prepare",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_end_of_a_promise",
                fields=["promise"],
                condition=Q(set_aside_at__isnull=True),
            ),
            models.CheckConstraint(
                name="only_a_breaking_is_set_aside",
                condition=Q(set_aside_at__isnull=True) | Q(kind=End.BROKEN),
            ),
            models.CheckConstraint(
                name="kept_with_proof",
                condition=~Q(kind=End.KEPT) | (Q(done_at__isnull=False) & ~Q(proof="")),
            ),
            models.CheckConstraint(
                name="renegotiated_only_with_consent",
                condition=Q(kind=End.RENEGOTIATED, renegotiation__isnull=False)
                | (~Q(kind=End.RENEGOTIATED) & Q(renegotiation__isnull=True)),
            ),
            models.CheckConstraint(
                name="customer_said_how",
                condition=(Q(kind__in=[End.RENEGOTIATED, End.RELEASED]) & ~Q(how=""))
                | (Q(kind__in=[End.KEPT, End.BROKEN]) & Q(how="")),
            ),
        ]

    @property
    def is_given_up(self) -> bool:
        """Tell whether we said before its time that the word cannot be kept."""
        return self.kind == End.BROKEN and self.done_at is None and self.at < self.promise.deadline
