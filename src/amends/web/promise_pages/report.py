"""How many words we keep, in pictures: by team, kind, month and supplier, never as a contest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from amends.people.models import Role, Staff
from amends.people.queries import teams_of
from amends.promises.queries import Rate
from amends.promises.queries.rates import LatelyKept, lately_kept
from amends.web.charts import BarChart, LineChart, Point, bars, line
from amends.web.staff_only import staff_page
from amends.web.templatetags.words import long_span, reader_locale

STRETCHES = (90, 365)
"""Days to look back: a quarter, a year."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its heading; `title` says in words what it shows."""

    place: str
    heading: str
    title: str
    first: str
    chart: BarChart | LineChart


@require_safe
@staff_page
def report(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show how many words were kept in the last quarter or year."""
    at, days = timezone.now(), _days(request.GET.get("days", ""))
    shops = [*teams_of(staff)]
    team = next((shop for shop in shops if str(shop.pk) == request.GET.get("team")), None)
    found = lately_kept(staff, since=at - timedelta(days=days), until=at, team=team)
    leads = staff.role != Role.CLERK
    context: dict[str, Any] = {
        "section": "promises",
        "whole": found.whole,
        "counts": found.counts,
        "warning": _warning(found),
        "pictures": pictures_of(found, with_keepers=leads),
        "stretches": STRETCHES,
        "days": days,
        "teams": shops,
        "team": team,
    }
    return render(request, "web/promises/report.html", context)


def pictures_of(found: LatelyKept, *, with_keepers: bool) -> list[Picture]:
    """Return the pictures that have anything to show.

    Figures by person are for leads and managers, in the order of names: a shift with more
    promises is not a worse one, and nobody is ranked.
    """
    months = _months(found.by_month)
    by_shop = _("Words kept, of those whose time came, by shop")
    by_kind = _("Words kept, by where they were given")
    with_part = _("Words kept to customers where a supplier has a part")
    to_us = _("Words that suppliers kept to us")
    in_order = _("Words kept, by who keeps them, in the order of names. It ranks nobody.")
    pictures = [
        _bars("teams", _("By shop"), by_shop, found.by_team),
        _bars("kinds", _("By where it was given"), by_kind, found.by_kind),
        _bars("suppliers", _("By supplier"), with_part, found.by_supplier),
        _bars("theirs", _("Words of suppliers to us"), to_us, found.from_suppliers),
        _bars("keepers", _("By who keeps them"), in_order, found.by_keeper if with_keepers else []),
    ]
    return [picture for picture in (months, *pictures) if picture is not None]


def _months(rates: Sequence[Rate]) -> Picture | None:
    if not rates:
        return None
    points = [Point(_month(r.name), r.kept_share, note=_sample(r.sample)) for r in rates]
    title = _("Words kept, of those whose time came, by month")
    return Picture("months", _("By month"), title, _("Month"), line(points, "%"))


def _bars(place: str, heading: str, title: str, rates: Sequence[Rate]) -> Picture | None:
    if not rates:
        return None
    chart = bars(
        [(rate.name, rate.kept_share) for rate in rates],
        "%",
        notes=[_sample(rate.sample) for rate in rates],
    )
    return Picture(place, heading, title, heading, chart)


def _sample(number: int) -> str:
    return ngettext("of %(n)d word", "of %(n)d words", number) % {"n": number}


def _month(name: str) -> str:
    day = date.fromisoformat(f"{name}-01")
    return str(format_date(day, "MMM y", locale=reader_locale()))


def _warning(found: LatelyKept) -> str:
    if found.median_warning_minutes is None:
        return ""
    return long_span(round(max(0, found.median_warning_minutes)))


def _days(text: str) -> int:
    return int(text) if text in map(str, STRETCHES) else STRETCHES[0]
