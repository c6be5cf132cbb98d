"""An order as a file tells it, before anything of it is written down. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class LineTold:
    """One thing bought; `price` is for one, `extra` what was charged on top, such as freight."""

    what: str
    price: Decimal
    quantity: int = 1
    extra: Decimal = Decimal(0)
    supplier: str = ""
    hand_over_by: datetime | None = None


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

    `delivered_at` is the moment, noon of the day where the file tells only the day. An order
    that carries no promise has no `promised_on`. Sums are in `currency`, that of the team when
    empty; `total` is None when it is the sum of the lines and `paid` when all was paid.
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
