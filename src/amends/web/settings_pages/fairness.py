"""Whether goodwill goes by who somebody is: by segment, with the size of each sample."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from amends.people.models import Channel, Role, Staff, Team
from amends.remedies.fairness import FEW, Dimension, Fairness, Segment
from amends.remedies.queries import goodwill_by_segment
from amends.web.settings_pages.door import closed_to, settings_page, team_page
from amends.web.templatetags.words import money, reader_locale

TITLES = {
    Dimension.LANGUAGE: gettext_lazy("By language"),
    Dimension.CHANNEL: gettext_lazy("By how they told us"),
    Dimension.WORTH: gettext_lazy("By what they are worth to us"),
    Dimension.HISTORY: gettext_lazy("New, or with us before"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One segment, its name in words."""

    name: str
    segment: Segment


@dataclass(frozen=True, slots=True)
class Table:
    """The segments of one dimension."""

    key: str
    title: str
    rows: Sequence[Row]


@require_safe
@team_page
def fairness(request: HttpRequest, staff: Staff, team: Team) -> HttpResponse:
    """Show the goodwill of a team's past cases by segment."""
    closed = closed_to(staff, Role.MANAGER)
    if closed is not None:
        context = {"trouble": closed, "is_closed": True}
        return settings_page(request, staff, team, "fairness", context, status=403)
    reports = goodwill_by_segment(team, at=timezone.now())
    context = {
        "few": FEW,
        "reports": [(report, _tables(report)) for report in reports],
    }
    return settings_page(request, staff, team, "fairness", context)


def _tables(report: Fairness) -> list[Table]:
    return [
        Table(
            key=f"{dimension.value}-{report.currency}".lower(),
            title=str(TITLES[dimension]),
            rows=[
                Row(_name(segment, report.currency), segment)
                for segment in report.segments
                if segment.dimension == dimension
            ],
        )
        for dimension in Dimension
    ]


def _name(segment: Segment, currency: str) -> str:
    value = segment.value
    match segment.dimension:
        case Dimension.LANGUAGE:
            return _language(value)
        case Dimension.CHANNEL:
            return str(dict(Channel.choices).get(value, value))
        case Dimension.WORTH:
            return _band(value, currency)
        case Dimension.HISTORY:
            return _("With us before") if value == "returning" else _("New")


def _language(code: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name(reader_locale()) or code
    except (UnknownLocaleError, ValueError):
        return code


def _band(value: str, currency: str) -> str:
    """Write a band of worth, `0-100` or `1000+`, with its currency."""
    if value == "unknown":
        return _("Not known")
    low, _dash, high = value.rstrip("+").partition("-")
    if not high:
        return _("%(sum)s and more") % {"sum": money(Decimal(low), currency)}
    return _("%(low)s to %(high)s") % {
        "low": money(Decimal(low), currency),
        "high": money(Decimal(high), currency),
    }
