"""The parts of the focus audit, each with its picture and its rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amends.cases.models import Stage
from amends.coach.audit import Audit, Focus, Sums
from amends.insight.quarters import Quarter
from amends.insight.turns import INTERNAL, LETTER
from amends.people.models import Channel
from amends.web.charts import BarChart, Series, Tone, bars, stacked_bars
from amends.web.templatetags.words import long_span, share

KINDS = {
    LETTER: gettext_lazy("Said to the customer"),
    INTERNAL: gettext_lazy("Said among ourselves"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One part in words and figures; the times say how long it was until the next word."""

    name: str
    sums: Sums

    @property
    def fault(self) -> int:
        return self.sums.words[Focus.FAULT]

    @property
    def solution(self) -> int:
        return self.sums.words[Focus.SOLUTION]

    @property
    def fault_time(self) -> str:
        return span(self.sums.time[Focus.FAULT])

    @property
    def solution_time(self) -> str:
        return span(self.sums.time[Focus.SOLUTION])


@dataclass(frozen=True, slots=True)
class Part:
    """One way to part the talk. `counts_cases` tells whether rows count cases or messages."""

    key: str
    title: str
    rows: Sequence[Row]
    chart: BarChart
    counts_cases: bool


def in_all(audit: Audit) -> BarChart:
    """Draw words and time beside each other, for all that is asked for."""
    whole = audit.whole
    return stacked_bars(
        [
            (_("Words"), [whole.share(focus) for focus in (Focus.FAULT, Focus.SOLUTION)]),
            (_("Time until the next word"), _shares(whole.time)),
        ],
        series(),
        "%",
    )


def parts_of(audit: Audit) -> list[Part]:
    """Return the parts that have more than one row."""
    channels, stages = dict(Channel.choices), dict(Stage.choices)
    parts = [
        _part("teams", _("By team"), sorted(audit.teams.items()), str, True),
        _part("channels", _("By how they told us"), audit.channels.items(), channels.get, True),
        _part("stages", _("By stage of the case"), audit.stages.items(), stages.get, False),
        _part("kinds", _("By who hears it"), sorted(audit.kinds.items()), KINDS.get, False),
    ]
    return [part for part in parts if len(part.rows) > 1]


def lost_by_quarter(quarters: Sequence[Quarter]) -> BarChart:
    """Draw the share of customers lost, by how much of the talk was about fault."""
    return bars(
        [(quarter_name(one), one.lost / one.cases) for one in quarters],
        "%",
        notes=[cases_counted(one.cases) for one in quarters],
        tone=Tone.LINE,
    )


def quarter_name(quarter: Quarter) -> str:
    """Name a group by its shares of fault."""
    if quarter.least == quarter.most:
        return _("%(share)s on fault") % {"share": share(quarter.least / 100)}
    return _("%(least)s to %(most)s on fault") % {
        "least": share(quarter.least / 100),
        "most": share(quarter.most / 100),
    }


def cases_counted(cases: int) -> str:
    """Say of how many cases a figure is."""
    return ngettext("of %(number)d case", "of %(number)d cases", cases) % {"number": cases}


def series() -> tuple[Series, Series]:
    """Return what every bar of the audit is made of."""
    return Series(_("Cause and fault"), Tone.RISK), Series(_("The solution"), Tone.GOOD)


def span(time: timedelta) -> str:
    """Write a length of time in words."""
    return long_span(int(time.total_seconds() // 60))


def _part(
    key: str,
    title: str,
    found: Iterable[tuple[str, Sums]],
    name_of: Callable[[str], str | Promise | None],
    counts_cases: bool,
) -> Part:
    rows = [Row(capfirst(str(name_of(name) or name)), sums) for name, sums in found]
    drawn = [row for row in rows if row.fault or row.solution]
    chart = stacked_bars(
        [(row.name, [row.sums.share(f) for f in (Focus.FAULT, Focus.SOLUTION)]) for row in drawn],
        series(),
        "%",
        notes=[cases_counted(row.sums.cases) for row in drawn] if counts_cases else (),
    )
    return Part(key, title, rows, chart, counts_cases)


def _shares(time: Mapping[Focus, timedelta]) -> list[float]:
    about = [time[focus].total_seconds() for focus in (Focus.FAULT, Focus.SOLUTION)]
    return [one / sum(about) if sum(about) else 0.0 for one in about]
