"""An order as a file tells it, before anything of it is written down. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

QUIET_DAYS = 4
"""Days without a scan after which a parcel is looked for, where the shop says nothing else."""


@dataclass(frozen=True, slots=True)
class LineTold:
    """One thing bought; `price` is for one, `extra` what was charged on top, such as freight."""

    what: str
    price: Decimal
    quantity: int = 1
    extra: Decimal = Decimal(0)
    supplier: str = ""
    hand_over_by: datetime | None = None
    in_stock_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class CustomerTold:
    """Who bought it, as far as the file says."""

    number: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class OrderTold:
    """One order. `promised_on` and `delivered_on` are days in `zone`, an IANA name.

    `delivered_at` is the moment, noon of the day where only the day is told. An order that
    carries no promise has no `promised_on`; one with a promise may have none either, where the
    shop named no day. `scanned_at` is when the carrier saw the parcel last, and after
    `quiet_days` without another scan it is looked for. Sums are in `currency`, that of the team
    when empty; `total` is None when it is the sum of the lines and `paid` when all was paid.
    """

    number: str
    customer: CustomerTold
    bought_at: datetime
    zone: str
    says: str
    lines: tuple[LineTold, ...]
    currency: str = ""
    total: Decimal | None = None
    paid: Decimal | None = Decimal(0)
    promised_on: date | None = None
    delivered_on: date | None = None
    delivered_at: datetime | None = None
    handed_over_at: datetime | None = None
    is_cancelled_by_customer: bool = False
    keeper: str = ""
    carries_promise: bool = True
    is_essential: bool = False
    scanned_at: datetime | None = None
    quiet_days: int = QUIET_DAYS

    @property
    def bill(self) -> Decimal:
        """What it came to: as told, else the sum of the lines and what was charged on top."""
        if self.total is not None:
            return self.total
        return sum((one.price * one.quantity + one.extra for one in self.lines), Decimal(0))

    @property
    def digest(self) -> str:
        """What tells it apart from the same order told otherwise."""
        return hashlib.sha256(repr(self).encode("utf-8", "backslashreplace")).hexdigest()
