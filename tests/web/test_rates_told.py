"""Rates are told as far as their figures carry, in words and as a picture."""

from datetime import date

import pytest

from amends.prevention.queries import MonthCounted
from amends.prevention.rates import BeforeAndSince
from amends.web.charts import BarChart, LineChart
from amends.web.problem_pages.rates_told import months_drawn, rate_told


@pytest.mark.parametrize(
    ("counted", "before", "since"),
    [
        (
            BeforeAndSince("orders", 9, 35, 0, 40),
            "9 cases in 35 orders: 26 in 100, between 12 and 49",
            "0 cases in 40 orders: 0 in 100, between 0 and 9.2",
        ),
        (
            BeforeAndSince("orders", 9, 35_000, 1, 2_000),
            "9 cases in 35000 orders: 0.26 in 1,000, between 0.12 and 0.49",
            "1 case in 2000 orders: 0.5 in 1,000, between 0.01 and 2.8",
        ),
        (
            BeforeAndSince("days", 9, 35, 1, 60),
            "9 cases in 35 days: 7.7 in 30 days, between 3.5 and 15",
            "1 case in 60 days: 0.5 in 30 days, between 0.01 and 2.8",
        ),
    ],
)
def test_both_rates_are_told_in_the_same_measure(
    counted: BeforeAndSince, before: str, since: str
) -> None:
    told = rate_told(counted)
    assert (told.before, told.since) == (before, since)


def months(orders: int) -> list[MonthCounted]:
    return [MonthCounted(date(2026, month, 1), 2, orders) for month in (1, 2, 3)]


def test_the_picture_takes_the_measure_that_its_orders_carry() -> None:
    few, many = months_drawn(months(60)), months_drawn(months(400))
    assert few.title == "Cases of this kind in 100 orders, month by month"
    assert many.title == "Cases of this kind in 1,000 orders, month by month"
    assert isinstance(few.chart, LineChart)
    assert isinstance(many.chart, LineChart)
    assert (few.chart.rows[0].said, few.chart.rows[0].interval) == ("3.3", "0.4 – 12")
    assert (many.chart.rows[0].said, many.chart.rows[0].interval) == ("5", "0.61 – 18")


def test_with_hardly_any_orders_the_picture_counts_cases() -> None:
    drawn = months_drawn(months(5))
    assert drawn.title == "Cases of this kind, month by month"
    assert isinstance(drawn.chart, BarChart)
    assert (drawn.chart.rows[0].said, drawn.chart.rows[0].note) == (("2",), "in 5 orders")
