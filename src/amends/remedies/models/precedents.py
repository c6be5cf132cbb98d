"""What was agreed in past cases, kept so that like cases are treated alike."""

from django.db import models

from amends.cases.models import Case, Failure, Loss, Severity
from amends.people.models import Channel, Team
from amends.remedies.models.answers import Choice
from amends.remedies.models.offers import Share


class Precedent(models.Model):
    """A case as it was when its customer chose, and what they got; one of a case, the last.

    `price` is that of what went wrong, empty where none is known. `owed` and `goodwill` are
    what was given, apart (rule 5), in `currency`. Language, channel, `worth` (empty when
    unknown) and `is_returning` are there for one reason: to show whether goodwill goes by who
    somebody is. No decision reads them.
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="precedent")
    choice = models.OneToOneField(Choice, models.CASCADE, related_name="precedent")
    team = models.ForeignKey(Team, models.PROTECT, related_name="precedents")
    at = models.DateTimeField()
    failure = models.CharField(max_length=20, choices=Failure.choices)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    loss = models.CharField(max_length=10, choices=Loss.choices)
    is_occasion = models.BooleanField()
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    days_late = models.PositiveIntegerField(default=0)
    share = models.CharField(max_length=6, choices=Share.choices)
    currency = models.CharField(max_length=3)
    owed = models.DecimalField(max_digits=12, decimal_places=2)
    goodwill = models.DecimalField(max_digits=12, decimal_places=2)
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    worth = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    is_returning = models.BooleanField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["currency", "failure", "loss", "-at", "-id"], name="precedent_like_it"
            ),
            models.Index(fields=["team", "-at", "-id"], name="precedent_of_team"),
        ]
