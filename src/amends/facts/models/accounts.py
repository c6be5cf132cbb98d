"""What operations, a colleague, a supplier or a witness say happened, on request."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from amends.cases.models import Case, SideMessage, SideThread
from amends.people.models import Staff


class AskedOf(models.TextChoices):
    OPERATIONS = "operations", _("Operations")
    COLLEAGUE = "colleague", _("A colleague")
    SUPPLIER = "supplier", _("A supplier")
    WITNESS = "witness", _("A witness")


class Account(models.Model):
    """Somebody was asked what happened, by `due_at`; no offer and no customer waits (rule 3).

    Name and address are those of its own `thread`, beside the case. `link_key` is the secret of
    the page on which they answer. `rung` counts the steps of the ladder that were taken: 1 they
    were asked again, 2 the case's owner was told, 3 the lead, 4 the manager. `next_look_at` is
    when the clock looks next, empty once there is nothing more to tell.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="accounts")
    thread = models.OneToOneField(SideThread, models.PROTECT, related_name="account")
    asked_of = models.CharField(max_length=10, choices=AskedOf.choices)
    question = models.CharField(max_length=2_000)
    due_at = models.DateTimeField()
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    link_key = models.CharField(max_length=32)
    rung = models.PositiveSmallIntegerField(default=0)
    next_look_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        indexes = [
            models.Index(fields=["case", "asked_at"], name="account_of_case"),
            models.Index(
                fields=["next_look_at"],
                condition=models.Q(next_look_at__isnull=False),
                name="account_next_look",
            ),
        ]


class AccountAnswer(models.Model):
    """What they told us, kept as it came; who tells more adds another answer.

    An answer by mail has its words in `message` alone. `noted_by` wrote down what was told on
    the telephone. `names_somebody` when a person is named or pointed at in it: they were asked
    to leave names out where that could be asked, and sent it so.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="answers")
    message = models.OneToOneField(SideMessage, models.PROTECT, related_name="account_answer")
    promised = models.TextField(blank=True)
    happened = models.TextField(blank=True)
    met_with = models.TextField(blank=True)
    would_help = models.TextField(blank=True)
    noted_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    names_somebody = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]


class AccountWithdrawal(models.Model):
    """We do not need it any more."""

    account = models.OneToOneField(Account, models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=300)


class AccountReminder(models.Model):
    """Who was reminded when; without `staff` it was the one who was asked."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="reminders")
    staff = models.ForeignKey(Staff, models.CASCADE, null=True, related_name="account_reminders")
    by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    rung = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["staff", "-at"],
                condition=models.Q(seen_at__isnull=True),
                name="account_reminder_unseen",
            )
        ]
