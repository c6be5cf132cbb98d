"""The written policy of a team, every version of it kept."""

from django.db import models

from amends.people.models import Staff, Team


class PolicyVersion(models.Model):
    """One version of a team's policy, as the YAML text that was written.

    An offer keeps the version it was made under; a version is never edited.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="policy_versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    saved_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    turned_on_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    turned_on_at = models.DateTimeField(null=True)
    turned_off_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(name="policy_number_once", fields=["team", "number"]),
            models.UniqueConstraint(
                name="one_policy_in_force",
                fields=["team"],
                condition=models.Q(turned_on_at__isnull=False, turned_off_at__isnull=True),
            ),
        ]
