"""A supplier's record quarter by quarter, and the damage both ways. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amends.claims.scorecard import PerThousand, Share

SHOWN = 8
"""Two years: the same quarter stands there twice, and a phone can still show it."""
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Damage:
    """What the claims of a quarter are about, in one currency: what it cost in all, what of that
    went to customers, and what was paid back."""

    cost: Decimal
    to_customers: Decimal
    paid_back: Decimal

    @property
    def stays(self) -> Decimal:
        """What nobody has paid back."""
        return max(self.cost - self.paid_back, NOTHING)


@dataclass(frozen=True, slots=True)
class Quarter:
    """`promises` are their words to us that came due, `shortages` claims over lines bought,
    `customers` whom it met, `damage` by currency; withdrawn claims count nowhere."""

    starts: date
    promises: Share
    shortages: PerThousand
    customers: int
    damage: Mapping[str, Damage]


def quarters_until(today: date, number: int = SHOWN) -> list[date]:
    """Return the first days of the last quarters, the running one last."""
    last = today.year * 4 + (today.month - 1) // 3
    return [date(n // 4, n % 4 * 3 + 1, 1) for n in range(last - number + 1, last + 1)]
