"""What somebody owes by a clock or by a dated line: broken, at risk, due today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from amends.cases.models import Case, Clock, ClockKind
from amends.promises.models import Promise
from amends.remedies.models import Line
from amends.remedies.queries.words_given import source_of
from amends.web.case.clocks import is_at_risk
from amends.web.case.words_told import day_of
from amends.web.desk.today_entries import Entry, case_path, first_name
from amends.web.templatetags.words import short_day, short_moment, when

# What a clock asks for, and how it is said once its time is over.
ASKS = {
    ClockKind.OWN: gettext_lazy("Take it: {name}"),
    ClockKind.ACKNOWLEDGE: gettext_lazy("Say a first word to {name}"),
    ClockKind.FIRST_OFFER: gettext_lazy("Put options to {name}"),
    ClockKind.RESOLVE: gettext_lazy("Find what {name} agrees to"),
    ClockKind.FULFIL: gettext_lazy("Deliver what {name} chose"),
    ClockKind.NEXT_WORD: gettext_lazy("Write to {name}"),
}
RAN_OUT = {
    ClockKind.OWN: gettext_lazy("An owner was due %(time)s."),
    ClockKind.ACKNOWLEDGE: gettext_lazy("A first word was due %(time)s."),
    ClockKind.FIRST_OFFER: gettext_lazy("A first offer was due %(time)s."),
    ClockKind.RESOLVE: gettext_lazy("It was to be agreed %(time)s."),
    ClockKind.FULFIL: gettext_lazy("It was to be made right %(time)s."),
    ClockKind.NEXT_WORD: gettext_lazy("The next word was due %(time)s."),
}
RUNS_OUT = {
    ClockKind.OWN: gettext_lazy("An owner is due %(time)s."),
    ClockKind.ACKNOWLEDGE: gettext_lazy("A first word is due %(time)s."),
    ClockKind.FIRST_OFFER: gettext_lazy("A first offer is due %(time)s."),
    ClockKind.RESOLVE: gettext_lazy("It is to be agreed %(time)s."),
    ClockKind.FULFIL: gettext_lazy("It is to be made right %(time)s."),
    ClockKind.NEXT_WORD: gettext_lazy("The next word is due %(time)s."),
}


@dataclass(slots=True)
class Due:
    """The three lists, and when the next clock after today runs out.

    `sources` are the lines in them, as the ledger of promises calls them.
    """

    broken: list[Entry] = field(default_factory=list)
    at_risk: list[Entry] = field(default_factory=list)
    today: list[Entry] = field(default_factory=list)
    cases: set[int] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    next: datetime | None = None


def due_of(
    clocks: Iterable[Clock], lines: Iterable[Line], words: Mapping[str, Promise], *, at: datetime
) -> Due:
    """Sort clocks and undelivered lines into what is broken, at risk and due today.

    One entry for each line and one for each case with clocks, by the clock that runs out
    first. A dated line says more than the clock of its case to be made right, so that clock
    is left out where such a line is shown. A case put out of sight shows only once its clock
    is at risk. `words` are the lines as they stand in the ledger, whose date counts.
    """
    due = Due()
    for line in lines:
        _sort_line(due, line, words, at)
    with_line = {*due.cases}
    by_case: dict[int, list[Clock]] = {}
    for clock in clocks:
        if clock.kind != ClockKind.FULFIL or clock.case_id not in with_line:
            by_case.setdefault(clock.case_id, []).append(clock)
    for of_case in by_case.values():
        _sort_clocks(due, of_case, at)
    return due


def _sort_line(due: Due, line: Line, words: Mapping[str, Promise], at: datetime) -> None:
    case = line.offer.case
    source = source_of(line, case.pk)
    word = words.get(source)
    due_on = day_of(word) if word is not None else line.due_on
    today = timezone.localtime(at, ZoneInfo(case.team.time_zone)).date()
    if due_on is None or due_on > today:
        return
    late = due_on < today
    name = first_name(case.customer)
    entry = Entry(
        when=short_day(due_on) if late else _("Today"),
        href=case_path(case),
        title=format_html("<strong>{}</strong>", line.what),
        words=_("For %(name)s. %(subject)s.") % {"name": name, "subject": case.subject.rstrip(".")},
        act=_("Make it right") if late else pgettext("button", "Open"),
        case=case.pk,
        customer=case.customer_id,
        tone="broken" if late else "",
    )
    (due.broken if late else due.today).append(entry)
    due.sources.add(source)
    due.cases.add(case.pk)


def _sort_clocks(due: Due, clocks: list[Clock], at: datetime) -> None:
    clock = min(clocks, key=lambda one: one.due_at)
    risky = min((c for c in clocks if is_at_risk(c, at)), key=lambda c: c.due_at, default=None)
    case = clock.case
    if clock.due_at <= at:
        due.broken.append(_broken(case, [c for c in clocks if c.due_at <= at]))
    elif risky is not None:
        due.at_risk.append(_at_risk(case, risky, at))
    elif not _is_out_of_sight(case, at) and _is_today(clock.due_at, at):
        due.today.append(_today(case, clock))
    else:
        due.next = min(due.next or clock.due_at, clock.due_at)
        return
    due.cases.add(case.pk)


def _broken(case: Case, clocks: list[Clock]) -> Entry:
    said = [RAN_OUT[ClockKind(c.kind)] % {"time": short_moment(c.due_at)} for c in clocks]
    return Entry(
        when=when(clocks[0].due_at),
        href=case_path(case),
        title=format_html("<strong>{}</strong>", case.subject),
        words=f"{case.customer.name}. {' '.join(said)}",
        act=_("Make it right"),
        case=case.pk,
        customer=case.customer_id,
        tone="broken",
    )


def _at_risk(case: Case, clock: Clock, at: datetime) -> Entry:
    said = RUNS_OUT[ClockKind(clock.kind)] % {"time": short_moment(clock.due_at)}
    return Entry(
        when=when(clock.due_at),
        href=case_path(case),
        title=format_html("<strong>{}</strong>", case.subject),
        words=f"{case.customer.name}. {said}",
        act=_("Tell %(name)s before it breaks") % {"name": first_name(case.customer)},
        case=case.pk,
        customer=case.customer_id,
        is_today=_is_today(clock.due_at, at),
        tone="risk",
    )


def _today(case: Case, clock: Clock) -> Entry:
    name = format_html("<strong>{}</strong>", case.customer.name)
    return Entry(
        when=when(clock.due_at),
        href=case_path(case),
        title=format_html(str(ASKS[ClockKind(clock.kind)]), name=name),
        words=case.subject,
        act=pgettext("button", "Open"),
        case=case.pk,
        customer=case.customer_id,
    )


def _is_today(moment: datetime, at: datetime) -> bool:
    return timezone.localtime(moment).date() == timezone.localtime(at).date()


def _is_out_of_sight(case: Case, at: datetime) -> bool:
    return case.snoozed_until is not None and case.snoozed_until > at
