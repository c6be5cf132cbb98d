"""The six clocks of a case, each as a few words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from amends.cases.models import Clock, ClockKind
from amends.web.templatetags.words import long_span, short_moment

SOON_MINUTES = 120
"""Nearer than this a time still to come is said as a length: "due in 38 min"."""

RUNNING = {
    ClockKind.OWN: gettext_lazy("Owner"),
    ClockKind.ACKNOWLEDGE: gettext_lazy("First word"),
    ClockKind.FIRST_OFFER: gettext_lazy("First offer"),
    ClockKind.RESOLVE: gettext_lazy("Agreed"),
    ClockKind.FULFIL: gettext_lazy("Made right"),
    ClockKind.NEXT_WORD: gettext_lazy("Next word"),
}


@dataclass(frozen=True, slots=True)
class ClockLine:
    """What a clock says. `tone` is empty, `soft` (stands still), `risk` or `broken`."""

    label: str
    words: str
    tone: str = ""


def clock_lines(clocks: Iterable[Clock], *, customer: str, at: datetime) -> list[ClockLine]:
    """Return a line for each kind of clock that has ever run, the latest run of each.

    `customer` is the name of whoever a clock waits for.
    """
    latest = {ClockKind(clock.kind): clock for clock in clocks}
    lines = []
    for kind in ClockKind:
        clock = latest.get(kind)
        # The next word is a beat, not a goal: once it stops it has nothing more to say.
        if clock is None or (kind == ClockKind.NEXT_WORD and clock.stopped_at is not None):
            continue
        lines.append(_line(clock, kind, customer, at))
    return lines


def _line(clock: Clock, kind: ClockKind, customer: str, at: datetime) -> ClockLine:
    if clock.stopped_at is not None:
        return _stopped(clock, kind, clock.stopped_at)
    label = str(RUNNING[kind])
    if kind == ClockKind.NEXT_WORD:
        label = _("Next word to %(name)s") % {"name": customer}
    if clock.paused_at is not None:
        return ClockLine(label, _("waits for %(name)s") % {"name": customer}, "soft")
    if clock.due_at <= at:
        return ClockLine(
            label, _("ran out %(time)s") % {"time": short_moment(clock.due_at)}, "broken"
        )
    return ClockLine(label, _due(clock, at), "risk" if is_at_risk(clock, at) else "")


def is_at_risk(clock: Clock, at: datetime) -> bool:
    """Tell whether the warning of a running clock is due, told or not."""
    return clock.rung > 0 or (clock.next_rung_at is not None and clock.next_rung_at <= at)


def _stopped(clock: Clock, kind: ClockKind, stopped_at: datetime) -> ClockLine:
    minutes = int((stopped_at - clock.started_at).total_seconds() // 60)
    span = long_span(minutes) if minutes else _("at once")
    if clock.was_kept:
        return ClockLine(str(kind.label), span)
    return ClockLine(str(kind.label), _("%(length)s, late") % {"length": span}, "broken")


def _due(clock: Clock, at: datetime) -> str:
    minutes = int((clock.due_at - at).total_seconds() // 60)
    if minutes < SOON_MINUTES:
        return _("due in %(length)s") % {"length": long_span(minutes)}
    return pgettext("deadline", "by %(time)s") % {"time": short_moment(clock.due_at)}
