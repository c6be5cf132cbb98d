"""Those at the top, to whom customers write past everybody else."""

from django.db import models

from amends.people.models.staff import Staff


class Executive(models.Model):
    """Somebody whose letters from customers go back to the owner of the case (S2).

    The row gives no right to anything. `matched` is the address as addresses are compared.
    """

    name = models.CharField(max_length=120)
    address = models.EmailField()
    matched = models.CharField(max_length=254)
    added_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="executive_once",
                fields=["matched"],
                condition=models.Q(removed_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.name
