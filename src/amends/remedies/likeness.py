"""How like two cases are, and what like cases got. Pure: values in, values out.

Only cases with the same failure in which the same was lost first (a thing, money, time, an
occasion, trust) are held against each other. Their distance is the sum of four parts, each from
0 (the same) to 1 (as far apart as can be). All four weigh the same; the choice is ours.

========  =====================================================================================
impact    half a point for each step from minor over serious to severe, and half when the date
          mattered in one of them only; at most 1
value     the difference of the two prices, divided by their sum; half when one is not known
delay     the difference in days late, divided by their sum and a week more
share     half a point for each step from our doing over shared to nobody's
========  =====================================================================================

A case more than half a point away is not like it: prices as one to three are as far as like
cases go when all else is the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from heapq import nsmallest
from statistics import median, quantiles

NEAREST = 9
FEWEST = 3
FARTHEST = 0.5
CENT = Decimal("0.01")
WEEK = 7
STEP = 0.5

SEVERITIES = {"minor": 0, "serious": 1, "severe": 2}
SHARES = {"ours": 0, "shared": 1, "none": 2}


@dataclass(frozen=True, slots=True)
class Likeness:
    """What of a case counts when it is held against one with the same failure and loss.

    `price` is in one currency, and rough: it is compared and never paid.
    """

    severity: str
    is_occasion: bool
    price: float | None
    days_late: int
    share: str


@dataclass(frozen=True, slots=True)
class Past:
    """A past case and what was given in it, owed and goodwill apart."""

    case: int
    team: int
    at: datetime
    likeness: Likeness
    owed: Decimal
    goodwill: Decimal


@dataclass(frozen=True, slots=True)
class Spread:
    """How sums lie: least, the middle half from `low` to `high`, the middle one, and most."""

    count: int
    least: Decimal
    low: Decimal
    median: Decimal
    high: Decimal
    most: Decimal

    def holds(self, sum_: Decimal) -> bool:
        """Tell whether a sum lies in the middle half, its ends among it."""
        return self.low <= sum_ <= self.high


def distance(one: Likeness, other: Likeness) -> float:
    """Return how far two cases with the same failure and loss are apart, from 0 to 4."""
    impact = STEP * abs(SEVERITIES[one.severity] - SEVERITIES[other.severity])
    if one.is_occasion != other.is_occasion:
        impact += STEP
    late = one.days_late + other.days_late
    return (
        min(1.0, impact)
        + _far_in_value(one.price, other.price)
        + abs(one.days_late - other.days_late) / (late + WEEK)
        + STEP * abs(SHARES[one.share] - SHARES[other.share])
    )


def nearest(
    likeness: Likeness, candidates: Sequence[Past], *, count: int = NEAREST
) -> tuple[Past, ...]:
    """Return the nearest past cases, nearest first; of two as near the one that comes first.

    None that is farther away than like cases may be.
    """
    apart = ((distance(likeness, past.likeness), n) for n, past in enumerate(candidates))
    found = nsmallest(count, (row for row in apart if row[0] <= FARTHEST))
    return tuple(candidates[n] for _distance, n in found)


def spread_of(sums: Iterable[Decimal]) -> Spread | None:
    """Return how sums lie; None for fewer than three, which say nothing.

    The middle half ends at the quartiles, reckoned with the least and the most as the ends of
    what there is (the inclusive method), to the cent.
    """
    ordered = sorted(sums)
    if len(ordered) < FEWEST:
        return None
    low, _middle, high = quantiles(ordered, n=4, method="inclusive")
    return Spread(
        count=len(ordered),
        least=ordered[0],
        low=low.quantize(CENT),
        median=median(ordered).quantize(CENT),
        high=high.quantize(CENT),
        most=ordered[-1],
    )


def _far_in_value(one: float | None, other: float | None) -> float:
    if one is None or other is None:
        return 0.0 if one is other else STEP
    together = one + other
    return abs(one - other) / together if together else 0.0
