"""What shows that the supplier owes us, in the same terms as the evidence of a finding."""

from django.db import models

from amends.claims.models.claims import SupplierClaim
from amends.facts.models import PieceOfEvidence
from amends.facts.models.evidence import DECLARED_SPEAKS
from amends.people.models import Staff


class ClaimEvidence(PieceOfEvidence):
    """One thing that bears on a claim; its file stands with the case and has its hash there.

    Never edited; what proves wrong is followed by better evidence. `key` makes a form sent
    twice one row.
    """

    claim = models.ForeignKey(SupplierClaim, models.PROTECT, related_name="evidence")
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="declared_weight_of_a_claim_is_silent", condition=~DECLARED_SPEAKS
            )
        ]
