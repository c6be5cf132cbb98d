"""Rates before and since in sentences, and month by month as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_skeleton
from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amends.claims.intervals import Interval, rate_interval
from amends.prevention.models import CountedOver, FixRate
from amends.prevention.queries import MonthCounted
from amends.prevention.rates import FEW_ORDERS, BeforeAndSince, Says, carried, orders_per
from amends.web.charts import BarChart, LineChart, Point, Tone, bars, line
from amends.web.templatetags.words import reader_locale

FEWEST_ORDERS = 30
"""A month with fewer orders has no rate that anybody could read."""

SAYS = {
    Says.LESS_OFTEN: gettext_lazy("It goes wrong less often since; chance alone hardly does that."),
    Says.MORE_OFTEN: gettext_lazy("It goes wrong more often since."),
    Says.TOO_FEW: gettext_lazy(
        "So few cases show nothing by themselves; look at what else shows it."
    ),
}


@dataclass(frozen=True, slots=True)
class RateTold:
    """How often before, how often since, and what the two show."""

    before: str
    since: str
    says: str


def rate_told(rate: BeforeAndSince) -> RateTold:
    """Say both rates, each with its sample and where the true one lies."""
    return RateTold(
        before=_part(rate, rate.before, rate.over_before, rate.rate_before, rate.interval_before),
        since=_part(rate, rate.after, rate.over_after, rate.rate_after, rate.interval_after),
        says=str(SAYS[rate.says]),
    )


def kept_rate(row: FixRate) -> BeforeAndSince:
    """Return the rates as they were kept when somebody looked."""
    return BeforeAndSince(row.counted_over, row.before, row.over_before, row.after, row.over_after)


@dataclass(frozen=True, slots=True)
class MonthsDrawn:
    """The picture of twelve months, and in words what it shows."""

    chart: LineChart | BarChart
    title: str


def months_drawn(months: Sequence[MonthCounted]) -> MonthsDrawn:
    """Draw cases in 1,000 or 100 orders where enough orders are known, else how many cases."""
    counted = [month for month in months if month.orders or month.failures]
    if counted and all(month.orders >= FEWEST_ORDERS for month in counted):
        per = orders_per(sum(month.orders for month in counted))
        title = (
            _("Cases of this kind in 100 orders, month by month")
            if per == FEW_ORDERS
            else _("Cases of this kind in 1,000 orders, month by month")
        )
        return MonthsDrawn(line([_point(month, per) for month in months], ""), title)
    chart = bars(
        [(_named(month), month.failures) for month in months], "", tone=Tone.RISK,
        notes=[_in_orders(month) for month in months],
    )  # fmt: skip
    return MonthsDrawn(chart, _("Cases of this kind, month by month"))


def _part(rate: BeforeAndSince, events: int, over: int, each: float, between: Interval) -> str:
    return _words_for(rate, events) % {
        "n": events,
        "over": over,
        "rate": _number(each),
        "low": _number(between.low),
        "high": _number(between.high),
    }


def _words_for(rate: BeforeAndSince, events: int) -> str:
    if rate.counted_over == CountedOver.DAYS:
        return ngettext(
            "%(n)d case in %(over)d days: %(rate)s in 30 days, between %(low)s and %(high)s",
            "%(n)d cases in %(over)d days: %(rate)s in 30 days, between %(low)s and %(high)s",
            events,
        )
    if rate.per == FEW_ORDERS:
        return ngettext(
            "%(n)d case in %(over)d orders: %(rate)s in 100, between %(low)s and %(high)s",
            "%(n)d cases in %(over)d orders: %(rate)s in 100, between %(low)s and %(high)s",
            events,
        )
    return ngettext(
        "%(n)d case in %(over)d orders: %(rate)s in 1,000, between %(low)s and %(high)s",
        "%(n)d cases in %(over)d orders: %(rate)s in 1,000, between %(low)s and %(high)s",
        events,
    )


def _point(month: MonthCounted, per: int) -> Point:
    if not month.orders:
        return Point(_named(month), None, note=_orders(month))
    low, high = rate_interval(month.failures, month.orders / per)
    rate = per * month.failures / month.orders
    return Point(_named(month), carried(rate), carried(low), carried(high), _orders(month))


def _named(month: MonthCounted) -> str:
    return str(format_skeleton("yMMM", month.first_day, locale=reader_locale()))


def _orders(month: MonthCounted) -> str:
    words = ngettext(
        "%(n)d case, %(orders)d orders", "%(n)d cases, %(orders)d orders", month.failures
    )
    return words % {"n": month.failures, "orders": month.orders}


def _in_orders(month: MonthCounted) -> str:
    return ngettext("in %(n)d order", "in %(n)d orders", month.orders) % {"n": month.orders}


def _number(figure: float) -> str:
    return str(format_decimal(carried(figure), locale=reader_locale()))
