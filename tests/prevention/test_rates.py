"""Rates before and since, held against published limits and worked examples."""

import math

import pytest

from amends.prevention.rates import BeforeAndSince, Says, carried


# Exact 95 % limits of a Poisson count, as tabled since Garwood (1936).
@pytest.mark.parametrize(
    ("count", "low", "high"),
    [
        (0, 0.0, 3.689),
        (1, 0.0253, 5.572),
        (2, 0.2422, 7.225),
        (3, 0.6187, 8.767),
        (5, 1.6235, 11.668),
        (10, 4.7954, 18.390),
        (20, 12.2165, 30.888),
        (100, 81.364, 121.627),
    ],
)
def test_the_limits_of_a_rate_are_those_of_the_tables(count: int, low: float, high: float) -> None:
    counted = BeforeAndSince("orders", count, 1_000, 0, 1_000)
    assert counted.interval_before.low == pytest.approx(low, abs=6e-4)
    assert counted.interval_before.high == pytest.approx(high, abs=6e-4)


@pytest.mark.parametrize(
    ("before", "over_before", "after", "over_after", "low", "high"),
    [
        # All of ten before: their share after is at most 1 - 0.025 ** (1/10) = 0.3085.
        (10, 100, 0, 100, 0.0, 0.4461),
        # Five of ten: Clopper and Pearson give 0.1871 to 0.8129, which is 0.2302 to 4.345.
        (5, 100, 5, 100, 0.2302, 4.3449),
        # Two of ten: 0.0252 to 0.5561.
        (8, 100, 2, 100, 0.0259, 1.2527),
        # The same with twice the orders since: half of it.
        (8, 100, 2, 200, 0.0129, 0.6264),
        # One of one.
        (0, 50, 1, 50, 0.0256, math.inf),
    ],
)
def test_the_ratio_is_that_of_the_conditional_binomial(
    before: int, over_before: int, after: int, over_after: int, low: float, high: float
) -> None:
    ratio = BeforeAndSince("days", before, over_before, after, over_after).ratio
    assert ratio.low == pytest.approx(low, abs=6e-4)
    assert ratio.high == pytest.approx(high, abs=6e-4)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (0, 0, Says.TOO_FEW),
        (3, 0, Says.TOO_FEW),
        (5, 0, Says.TOO_FEW),
        (6, 0, Says.LESS_OFTEN),
        (10, 1, Says.LESS_OFTEN),
        (10, 3, Says.TOO_FEW),
        (0, 6, Says.MORE_OFTEN),
        (2, 12, Says.MORE_OFTEN),
    ],
)
def test_few_cases_never_look_like_knowledge(before: int, after: int, says: Says) -> None:
    assert BeforeAndSince("orders", before, 500, after, 500).says == says


def test_rates_are_told_per_thousand_orders_or_per_thirty_days() -> None:
    by_order = BeforeAndSince("orders", 4, 2_000, 1, 500)
    assert (by_order.rate_before, by_order.rate_after, by_order.per) == (2.0, 2.0, 1_000)
    by_day = BeforeAndSince("days", 6, 90, 1, 60)
    assert (by_day.rate_before, by_day.rate_after, by_day.per) == (2.0, 0.5, 30)


@pytest.mark.parametrize(
    ("over_before", "over_after", "per"),
    [(1_000, 1, 1_000), (500, 500, 1_000), (500, 499, 100), (35, 4, 100)],
)
def test_fewer_than_a_thousand_orders_are_told_in_a_hundred(
    over_before: int, over_after: int, per: int
) -> None:
    rate = BeforeAndSince("orders", 9, over_before, 1, over_after)
    assert rate.per == per
    assert rate.rate_before == pytest.approx(per * 9 / over_before)
    assert rate.interval_before.low < rate.rate_before < rate.interval_before.high


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        (257.142, 257),
        (25.714, 26),
        (10.4, 10),
        (9.96, 10),
        (9.94, 9.9),
        (1.04, 1),
        (0.996, 1),
        (0.253, 0.25),
        (0.004, 0),
        (0, 0),
    ],
)
def test_a_rate_is_told_as_far_as_its_figures_carry(rate: float, told: float) -> None:
    assert carried(rate) == told


@pytest.mark.parametrize("counts", [(-1, 10, 0, 10), (0, 0, 0, 10), (0, 10, 0, 0), (0, 10, -2, 10)])
def test_a_rate_over_nothing_is_none(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="A rate needs"):
        BeforeAndSince("orders", *counts)
