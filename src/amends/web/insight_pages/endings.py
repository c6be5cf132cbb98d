"""How cases end, what recovery costs and how long it takes: the front page of the figures."""

from babel.dates import format_skeleton
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from amends.cases.models import Outcome
from amends.insight.queries import (
    SAMPLE,
    Endings,
    Month,
    Took,
    costs_by_month,
    endings,
    times_taken,
)
from amends.web.charts import BarChart, Series, Tone, bars, stacked_bars
from amends.web.insight_pages.door import Asked, figures_page
from amends.web.insight_pages.parts import cases_counted, span
from amends.web.templatetags.words import reader_locale

STEPS = {
    "answered": gettext_lazy("Until a person of ours answered"),
    "offered": gettext_lazy("Until the first offer"),
    "made_right": gettext_lazy("Until it was made right"),
}
MOST_CURRENCIES = 3


@require_safe
@figures_page
def endings_page(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show outcomes, costs by month and times, each with how many cases it rests on."""
    wanted = asked.wanted
    found = endings(wanted)
    costs = costs_by_month(wanted.teams, at=asked.at)
    context = {
        "section": "insight",
        **asked.filters,
        "found": found,
        "cases": found.closed + found.open,
        "outcomes": _outcomes(found),
        "costs": [
            (currency, _costs(months, currency), sum(month.cases for month in months))
            for currency, months in [*costs.items()][:MOST_CURRENCIES]
        ],
        "times": [_time(took) for took in times_taken(wanted)],
        "sample": SAMPLE,
    }
    return render(request, "web/insight/endings.html", context)


def _outcomes(found: Endings) -> BarChart:
    named = [(Outcome(value).label, cases) for value, cases in found.outcomes.items()]
    return bars(
        [(str(label), cases / found.closed if found.closed else 0) for label, cases in named],
        "%",
        notes=[_("%(number)d of %(all)d") % {"number": n, "all": found.closed} for _l, n in named],
    )


def _costs(months: list[Month], currency: str) -> BarChart:
    return stacked_bars(
        [
            (
                format_skeleton("yMMM", month.first_day, locale=reader_locale()),
                (month.owed, month.goodwill),
            )
            for month in months
        ],
        (Series(_("Owed"), Tone.GOOD), Series(_("Goodwill"), Tone.LINE)),
        currency,
        notes=[cases_counted(month.cases) for month in months],
    )


def _time(took: Took) -> tuple[str, str, int]:
    return (
        str(STEPS[took.step]),
        "–" if took.median is None else span(took.median),
        took.cases,
    )
