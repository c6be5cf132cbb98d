"""The word itself: who of ours gave it, to whom, what, and by when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Case, Message
from amends.orders.models import Purchase
from amends.people.models import Customer, Staff, Supplier, Team


class GivenIn(models.TextChoices):
    """Where the word was given."""

    MESSAGE = "message", _("in a letter")
    PHONE = "phone", _("on the phone")
    IN_PERSON = "in_person", _("in person")
    ORDER = "order", _("with the order")
    OFFER = "offer", _("with what was chosen")
    SUPPLIER = "supplier", _("passed on from a supplier")


class State(models.TextChoices):
    """Where a promise stands; derived from rows and kept in one column for the boards."""

    OPEN = "open", _("Open")
    AT_RISK = "at_risk", _("At risk")
    WAITING = "waiting_for_consent", _("Waiting for consent")
    KEPT = "kept", _("Kept")
    BROKEN = "broken", _("Broken")
    RENEGOTIATED = "renegotiated", _("Renegotiated")
    RELEASED = "released", _("Released")


UNDER_WAY = (State.OPEN, State.AT_RISK, State.WAITING)


class Promise(models.Model):
    """A dated word. The database refuses to change it or to delete it (rule 4).

    Of a promised day `due_on` is the day and `due_at` its end in `zone`; of a promised moment
    `due_on` is empty. `deadline` is `due_at` and what was said to be tolerated: after it the
    word is broken. `effort_minutes` is the business time that the work takes. `given_at` is
    when the word was said, `noted_at` when it was written down here. A word without a customer
    was given to us, by a supplier. `source` names what it stands in when that belongs to a
    room above, such as `line:12`. `replaces` is the word that was renegotiated into this one.

    From `keeper` on nothing belongs to the word: who looks after it now, where it stands
    (`state`), when the clock looks at it next (empty once it has ended), and how many rungs of
    the ladder were told. `letter_at` is when a letter about its risk was prepared.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="promises")
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, related_name="promises")
    given_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="words_given")
    supplier = models.ForeignKey(Supplier, models.PROTECT, null=True, related_name="words_given")
    given_in = models.CharField(max_length=10, choices=GivenIn.choices)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="promises")
    message = models.ForeignKey(Message, models.PROTECT, null=True, related_name="promises")
    purchase = models.ForeignKey(Purchase, models.PROTECT, null=True, related_name="promises")
    source = models.CharField(max_length=64, blank=True)
    what = models.CharField(max_length=300)
    due_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    zone = models.CharField(max_length=64)
    is_essential = models.BooleanField(default=False)
    tolerance_days = models.PositiveSmallIntegerField(default=0)
    tolerance_minutes = models.PositiveIntegerField(default=0)
    deadline = models.DateTimeField()
    effort_minutes = models.PositiveIntegerField(default=0)
    given_at = models.DateTimeField()
    noted_at = models.DateTimeField()
    key = models.CharField(max_length=100, unique=True)
    depends_on = models.ForeignKey("self", models.PROTECT, null=True, related_name="dependents")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    keeper = models.ForeignKey(Staff, models.PROTECT, related_name="promises_to_keep")
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    next_look_at = models.DateTimeField(null=True)
    rung = models.PositiveSmallIntegerField(default=0)
    letter_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["next_look_at"],
                condition=Q(next_look_at__isnull=False),
                name="promise_next_look",
            ),
            models.Index(
                fields=["due_at", "id"],
                condition=Q(next_look_at__isnull=False),
                name="promise_due",
            ),
            models.Index(
                fields=["team", "due_at", "id"],
                condition=Q(next_look_at__isnull=False),
                name="promise_due_of_team",
            ),
            models.Index(fields=["state", "due_at", "id"], name="promise_board"),
            models.Index(fields=["team", "state", "due_at", "id"], name="promise_board_of_team"),
            models.Index(fields=["keeper", "state", "due_at"], name="promise_of_keeper"),
            models.Index(fields=["customer", "-given_at"], name="promise_of_customer"),
            # Most words are about no case and wait for no other: what a planner makes of an
            # index in which nearly every row is empty differs, so these leave them out.
            models.Index(
                fields=["case", "due_at"],
                condition=Q(case__isnull=False),
                name="promise_of_case",
            ),
            models.Index(
                fields=["depends_on"],
                condition=Q(depends_on__isnull=False),
                name="promise_that_waits",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="promise_was_given_by_somebody",
                condition=Q(given_by__isnull=False)
                | Q(supplier__isnull=False)
                | Q(given_in__in=[GivenIn.ORDER, GivenIn.OFFER]),
            ),
            models.CheckConstraint(
                name="promise_to_us_is_a_suppliers",
                condition=Q(customer__isnull=False) | Q(supplier__isnull=False),
            ),
            models.CheckConstraint(
                name="promise_tolerates_from_its_date_on", condition=Q(deadline__gte=F("due_at"))
            ),
            models.CheckConstraint(name="promise_says_what", condition=~Q(what="")),
            models.CheckConstraint(
                name="promise_is_looked_at_until_it_ends",
                condition=Q(state__in=UNDER_WAY, next_look_at__isnull=False)
                | (~Q(state__in=UNDER_WAY) & Q(next_look_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_day(self) -> bool:
        return self.due_on is not None

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def is_past_news(self) -> bool:
        """Tell whether its time was over when it was written down: nobody can still be warned."""
        return self.deadline <= self.noted_at
