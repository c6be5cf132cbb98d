"""Tokens by which a program of ours speaks for a team, such as the shop that sends orders."""

from django.db import models

from amends.people.models.staff import Staff
from amends.people.models.teams import Team


class ApiToken(models.Model):
    """One token, of which only the SHA-256 is kept; it is shown once, when it is made.

    `made_by` is empty when an administrator made it on the command line.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_live_token_of_a_name",
                fields=["team", "name"],
                condition=models.Q(revoked_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.name
