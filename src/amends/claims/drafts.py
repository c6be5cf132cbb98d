"""A claim and terms as they come in, before anything is checked."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amends.claims.models import Asked
from amends.orders.models import PurchaseLine
from amends.people.models import Supplier

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class WeightsDraft:
    """What is known of the parcel, in grams; `tolerance` is how far scales may be off."""

    declared: int | None = None
    measured: int | None = None
    unit: int | None = None
    tare: int | None = None
    tolerance: int = 0


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """What is asked of a supplier. Sums are in the currency of the team."""

    supplier: Supplier
    what: str
    ordered: int
    claimed: int
    received: int
    asked: Asked
    discovered_on: date
    goods: Decimal
    remedy: Decimal = NOTHING
    handling: Decimal = NOTHING
    line: PurchaseLine | None = None
    delivered_on: date | None = None
    shipment: str = ""
    clause: str = ""
    weights: WeightsDraft = WeightsDraft()


@dataclass(frozen=True, slots=True)
class TermsDraft:
    """Days from delivery or from when it was seen; None where the terms say nothing."""

    notify_after_delivery: int | None = None
    notify_after_discovery: int | None = None
    claim_after_delivery: int | None = None
    claim_after_discovery: int | None = None
    in_working_days: bool = False
    answer_days: int = 5
    clause: str = ""
