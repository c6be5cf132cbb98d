"""How far a count can be trusted: 95 % intervals for shares, rates and the ratio of two rates.

Pure. Each is exact or errs on the wide side, so that few cases never look like knowledge.
"""

from collections.abc import Callable
from math import exp, inf, lgamma, log, log1p, sqrt
from typing import NamedTuple

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""
TAIL = 0.025
_STEPS = 80


class Interval(NamedTuple):
    """Where the true figure lies in 95 of 100 samples like this one."""

    low: float
    high: float


def share_interval(hits: int, of: int) -> Interval:
    """Return the interval of a share, by Wilson's score (1927); 0 to 1 when `of` is 0.

    Raises ValueError for a count below zero or more hits than tries.
    """
    if not 0 <= hits <= of:
        raise ValueError("A share needs hits between 0 and the number counted.")
    if of == 0:
        return Interval(0.0, 1.0)
    share, weight = hits / of, Z * Z / of
    middle = (share + weight / 2) / (1 + weight)
    half = Z / (1 + weight) * sqrt(share * (1 - share) / of + weight / (4 * of))
    return Interval(
        0.0 if hits == 0 else max(0.0, middle - half),
        1.0 if hits == of else min(1.0, middle + half),
    )


def rate_interval(events: int, exposure: float) -> Interval:
    """Return the interval of events per unit of exposure, by Garwood's exact limits (1936).

    Raises ValueError for a count below zero or no exposure.
    """
    if events < 0 or exposure <= 0:
        raise ValueError("A rate needs a count and something that it is counted over.")
    low = _mean_where(lambda mean: 1 - _at_most(events - 1, mean), TAIL) if events else 0.0
    high = _mean_where(lambda mean: 1 - _at_most(events, mean), 1 - TAIL)
    return Interval(low / exposure, high / exposure)


def ratio_interval(
    before: int, exposure_before: float, after: int, exposure_after: float
) -> Interval:
    """Return the interval of the rate after over the rate before.

    Given both counts, those after are binomial; the limits are Clopper and Pearson's (1934)
    for their share, turned into a ratio. Without any event it is anything from 0 to infinity.
    Raises ValueError as `rate_interval` does.
    """
    if min(before, after) < 0 or min(exposure_before, exposure_after) <= 0:
        raise ValueError("A ratio needs two counts and what each is counted over.")
    both = before + after
    if both == 0:
        return Interval(0.0, inf)
    low = _share_where(lambda p: _at_least(after, both, p), TAIL) if after else 0.0
    high = _share_where(lambda p: _at_least(after + 1, both, p), 1 - TAIL) if before else 1.0
    times = exposure_before / exposure_after
    return Interval(times * low / (1 - low), times * high / (1 - high) if high < 1 else inf)


def _at_most(count: int, mean: float) -> float:
    """Return the chance of at most `count` events where `mean` are expected."""
    if count < 0:
        return 0.0
    if mean == 0:
        return 1.0
    # From the largest term downwards, in logarithms, so that great counts do not underflow.
    terms = [-mean]
    for number in range(1, count + 1):
        terms.append(terms[-1] + log(mean) - log(number))
    top = max(terms)
    return min(1.0, exp(top) * sum(exp(term - top) for term in terms))


def _at_least(count: int, of: int, share: float) -> float:
    """Return the chance of at least `count` hits in `of` tries."""
    if share <= 0 or share >= 1:
        return float(share >= 1 or count <= 0)
    yes, no = log(share), log1p(-share)
    return sum(
        exp(
            lgamma(of + 1)
            - lgamma(hits + 1)
            - lgamma(of - hits + 1)
            + hits * yes
            + (of - hits) * no
        )
        for hits in range(count, of + 1)
    )


def _mean_where(rising: Callable[[float], float], height: float) -> float:
    high = 1.0
    while rising(high) < height:
        high *= 2
    return _where(rising, height, high)


def _share_where(rising: Callable[[float], float], height: float) -> float:
    return _where(rising, height, 1.0)


def _where(rising: Callable[[float], float], height: float, high: float) -> float:
    low = 0.0
    for _step in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < height else (low, middle)
    return (low + high) / 2
