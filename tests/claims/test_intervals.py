"""Intervals against figures that are published or follow from a closed form."""

from math import inf, log

import pytest

from amends.claims.intervals import rate_interval, ratio_interval, share_interval


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 0, 0.0, 1.0),
        (0, 10, 0.0, 0.2775),
        (1, 10, 0.0179, 0.4042),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        # Newcombe 1998, table I: 81 of 263 and 15 of 148, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_share_has_wilsons_interval(hits: int, of: int, low: float, high: float) -> None:
    assert share_interval(hits, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("events", "low", "high"),
    [
        # Garwood 1936, 95 %: the limits of a Poisson mean.
        (0, 0.0, 3.689),
        (1, 0.0253, 5.572),
        (2, 0.242, 7.225),
        (5, 1.623, 11.668),
        (10, 4.795, 18.390),
        (20, 12.217, 30.888),
        (100, 81.364, 121.627),
    ],
)
def test_a_rate_has_garwoods_limits(events: int, low: float, high: float) -> None:
    assert rate_interval(events, 1) == pytest.approx((low, high), abs=6e-4)
    assert rate_interval(events, 250) == pytest.approx((low / 250, high / 250), abs=3e-6)


def test_many_events_are_counted_without_losing_the_small_terms() -> None:
    low, high = rate_interval(5_000, 1)
    assert low == pytest.approx(4_862.4, abs=0.5)
    assert high == pytest.approx(5_140.5, abs=0.5)


def test_no_event_after_has_the_limit_that_the_closed_form_says() -> None:
    # With none after, the upper share solves (1 - p)^n = 0.025.
    share = 1 - 0.025 ** (1 / 12)
    assert ratio_interval(12, 100, 0, 100) == pytest.approx((0, share / (1 - share)))
    assert log(1 - share) == pytest.approx(log(0.025) / 12)


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        # Clopper and Pearson for 4 of 20 is 0.0573 to 0.4366; p / (1 - p) of each.
        (16, 4, 0.0608, 0.7749),
        (10, 10, 0.3736, 2.6770),
        (0, 3, 0.4135, inf),
    ],
)
def test_the_ratio_of_two_rates(before: int, after: int, low: float, high: float) -> None:
    assert ratio_interval(before, 50, after, 50) == pytest.approx((low, high), abs=6e-4)


def test_a_ratio_of_great_counts_is_narrow() -> None:
    low, high = ratio_interval(3_000, 1, 3_000, 1)
    assert low == pytest.approx(0.9506, abs=1e-3)
    assert high == pytest.approx(1.0520, abs=1e-3)


def test_twice_the_exposure_halves_the_ratio() -> None:
    same, twice = ratio_interval(16, 50, 4, 50), ratio_interval(16, 50, 4, 100)
    assert twice == pytest.approx((same.low / 2, same.high / 2))


def test_where_nothing_ever_happened_nothing_is_known() -> None:
    assert ratio_interval(0, 10, 0, 10) == (0.0, inf)


@pytest.mark.parametrize(("hits", "of"), [(-1, 3), (4, 3)])
def test_a_share_of_nonsense_is_refused(hits: int, of: int) -> None:
    with pytest.raises(ValueError, match="share"):
        share_interval(hits, of)


@pytest.mark.parametrize(("events", "exposure"), [(-1, 3), (1, 0)])
def test_a_rate_over_nothing_is_refused(events: int, exposure: float) -> None:
    with pytest.raises(ValueError, match="rate"):
        rate_interval(events, exposure)
    with pytest.raises(ValueError, match="ratio"):
        ratio_interval(events, exposure, 0, 1)
