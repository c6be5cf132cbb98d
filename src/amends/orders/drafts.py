"""What a purchase is made from before it is one. Pure."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from amends.people.models import Supplier


@dataclass(frozen=True, slots=True)
class SignOffDraft:
    """The customer looked at something and signed it off, under their own name."""

    what: str
    signed_by: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class LineDraft:
    """One thing on a purchase; `price` is for one, `delivered` counts what arrived."""

    what: str
    price: Decimal
    quantity: int = 1
    delivered: int | None = None
    supplier: Supplier | None = None
    sign_offs: tuple[SignOffDraft, ...] = ()
