"""What the parcel of a claim says by its weight."""

from decimal import Decimal

from amends.claims.models import SupplierClaim
from amends.facts.evidence import ParcelDraft
from amends.facts.weighing import Parcel, Weighed, pieces_by_weight


def weighed(claim: SupplierClaim) -> Weighed:
    """Say how many pieces were in the parcel, by what the carrier measured."""
    parcel = Parcel(
        unit=_grams(claim.unit_grams),
        tare=_grams(claim.tare_grams),
        tolerance=Decimal(claim.tolerance_grams),
        measured=_grams(claim.measured_grams),
        declared=_grams(claim.declared_grams),
    )
    return pieces_by_weight(parcel, ordered=claim.ordered)


def parcel_of(claim: SupplierClaim) -> ParcelDraft | None:
    """Return the figures by which the carrier's weight bears on it; None where some are missing."""
    measured, unit, tare = claim.measured_grams, claim.unit_grams, claim.tare_grams
    if measured is None or unit is None or tare is None:
        return None
    return ParcelDraft(claim.ordered, measured, unit, tare, claim.tolerance_grams)


def _grams(known: int | None) -> Decimal | None:
    return None if known is None else Decimal(known)
