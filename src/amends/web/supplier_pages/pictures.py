"""A supplier's record over time, in pictures: what they keep, what comes short, what it costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amends.claims.quarters import Quarter
from amends.web.charts import BarChart, LineChart, Point, Series, Tone, line, stacked_bars
from amends.web.templatetags.words import money, reader_locale

MOST_CURRENCIES = 3


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart and, in words, what it shows."""

    title: str
    chart: LineChart | BarChart


def pictures_of(quarters: Sequence[Quarter]) -> list[Picture]:
    """Return the pictures for which something was counted."""
    found = []
    if any(quarter.promises.of for quarter in quarters):
        found.append(Picture(_("Words to us that they kept, quarter by quarter"), _kept(quarters)))
    if any(quarter.shortages.lines for quarter in quarters):
        title = _("Came short, of 1,000 lines, quarter by quarter")
        found.append(Picture(title, _short(quarters)))
    currencies = sorted({currency for quarter in quarters for currency in quarter.damage})
    for currency in currencies[:MOST_CURRENCIES]:
        title = _("What it cost, and what of it was paid back, by when it was claimed, in %(in)s")
        found.append(Picture(title % {"in": currency}, _damage(quarters, currency)))
    return found


def _kept(quarters: Sequence[Quarter]) -> LineChart:
    points = []
    for quarter in quarters:
        counted = quarter.promises
        low, high = counted.interval if counted.of else (None, None)
        note = ngettext("%(n)d word", "%(n)d words", counted.of) % {"n": counted.of}
        points.append(Point(_named(quarter.starts), counted.part, low, high, note))
    return line(points, "%")


def _short(quarters: Sequence[Quarter]) -> LineChart:
    points = []
    for quarter in quarters:
        counted = quarter.shortages
        between = counted.interval
        low, high = between if between else (None, None)
        note = ngettext("%(events)d of %(n)d line", "%(events)d of %(n)d lines", counted.lines) % {
            "events": counted.events,
            "n": counted.lines,
        }
        points.append(Point(_named(quarter.starts), counted.rate, low, high, note))
    return line(points, "")


def _damage(quarters: Sequence[Quarter], currency: str) -> BarChart:
    rows, notes = [], []
    for quarter in quarters:
        damage = quarter.damage.get(currency)
        if damage is None:
            continue
        rows.append((_named(quarter.starts), (damage.paid_back, damage.stays)))
        met = ngettext("%(n)d customer", "%(n)d customers", quarter.customers)
        notes.append(
            _("%(met)s, %(sum)s of it to them")
            % {
                "met": met % {"n": quarter.customers},
                "sum": money(damage.to_customers, currency),
            }
        )
    series = (Series(_("Paid back"), Tone.GOOD), Series(_("Stays with us"), Tone.RISK))
    return stacked_bars(rows, series, currency, notes=notes)


def _named(start: date) -> str:
    return format_skeleton("yQQQ", start, locale=reader_locale())
