"""What a parcel's weight says about how many pieces were in it. Pure.

S3: the number on the label is the sender's own word. Only what the carrier measured speaks, and
only when one count of pieces fits it and the count in question does not, or the other way round.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Says(StrEnum):
    """How far a piece of evidence bears on the question (FIELD.md, evidence kinds)."""

    DECIDES = "decides"
    SUGGESTS = "suggests"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is known of a parcel. Weights in grams; None where nobody knows.

    `tolerance` is how far the carrier's scales and the packing may be off, either way.
    """

    unit: Decimal | None
    tare: Decimal | None
    tolerance: Decimal
    measured: Decimal | None = None
    declared: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """How far the weight decides, and how many pieces fit it (empty where it is silent)."""

    says: Says
    counts: tuple[int, ...] = ()


def pieces_by_weight(parcel: Parcel, *, ordered: int) -> Weighed:
    """Say how many of `ordered` pieces were in the parcel, by the weight the carrier measured.

    It decides when exactly one count from 0 to `ordered` lies within the tolerance; it suggests
    when several do but not all; otherwise, and for a declared weight alone, it is silent. Raises
    ValueError for a count, weight or tolerance below zero, or pieces without weight.
    """
    _refuse_nonsense(parcel, ordered)
    if parcel.measured is None or parcel.unit is None or parcel.tare is None:
        return Weighed(Says.SILENT)
    unit, tare = parcel.unit, parcel.tare
    fits = tuple(
        count
        for count in range(ordered + 1)
        if abs(parcel.measured - (tare + count * unit)) <= parcel.tolerance
    )
    # No count fits: another thing was in it, or the unit's weight is wrong. It says nothing.
    if not fits or len(fits) == ordered + 1:
        return Weighed(Says.SILENT)
    return Weighed(Says.DECIDES if len(fits) == 1 else Says.SUGGESTS, fits)


def _refuse_nonsense(parcel: Parcel, ordered: int) -> None:
    known = [parcel.tare, parcel.tolerance, parcel.measured, parcel.declared]
    if ordered < 1 or any(weight is not None and weight < 0 for weight in known):
        raise ValueError("Counts and weights are zero or more, and at least one was ordered.")
    if parcel.unit is not None and parcel.unit <= 0:
        raise ValueError("A piece weighs more than nothing.")
