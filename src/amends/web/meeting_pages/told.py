"""How meetings and what is on their agendas are said."""

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amends.cases.models import Failure
from amends.prevention.calendar import Rhythm
from amends.prevention.models import MeetingSeries
from amends.prevention.queries.agenda import CasesCounted, Cost
from amends.web.templatetags.words import clock_time, dated_day, in_sentence, money, reader_locale


def rhythm_told(series: MeetingSeries) -> str:
    """Say when a team meets: every Tuesday at 09:00."""
    return _("%(days)s at %(time)s") % {
        "days": _days(series),
        "time": clock_time(series.clock),
    }


def cases_told(cases: CasesCounted) -> str:
    """Say what came of a problem, without anybody's name: how many cases, since when, of what."""
    if not cases.number or cases.first is None or cases.last is None:
        return _("No case is left in it.")
    number = ngettext("%(n)d case", "%(n)d cases", cases.number) % {"n": cases.number}
    first, last = dated_day(cases.first), dated_day(cases.last)
    span = {"cases": number, "first": first, "last": last}
    since = (
        _("%(cases)s, on %(first)s")
        if first == last
        else _("%(cases)s, from %(first)s to %(last)s")
    )
    kinds = ", ".join(_kind(failure, number) for failure, number in cases.by_failure)
    return _("%(cases)s: %(kinds)s.") % {"cases": since % span, "kinds": kinds}


def costs_told(costs: Iterable[Cost], cases: CasesCounted) -> str:
    """Say what customers got for it: what was owed and, apart from it, the extra."""
    costs = [*costs]
    if not costs:
        return _("No customer has chosen anything yet.") if cases.number else ""
    said = [_cost(cost) for cost in costs]
    settled = sum(cost.cases for cost in costs)
    if settled < cases.number:
        said.append(
            ngettext(
                "%(n)d case is not agreed yet.",
                "%(n)d cases are not agreed yet.",
                cases.number - settled,
            )
            % {"n": cases.number - settled}
        )
    return " ".join(said)


def weekday_of(day: date) -> str:
    """Return the name of a weekday in the reader's language."""
    return str(format_date(day, "EEEE", locale=reader_locale()))


def _days(series: MeetingSeries) -> str:
    weekday = weekday_of(series.first_on)
    if series.rhythm == Rhythm.ONCE:
        return _("Once, on %(day)s") % {"day": dated_day(series.first_on)}
    if series.rhythm == Rhythm.MONTHLY:
        said = {"nth": series.get_nth_display(), "weekday": weekday}
        return _("Each month, on %(nth)s %(weekday)s") % said
    weeks = series.every_weeks
    words = ngettext("Every %(weekday)s", "Every %(n)d weeks, on %(weekday)s", weeks)
    return words % {"n": weeks, "weekday": weekday}


def _kind(failure: str, number: int) -> str:
    label = in_sentence(Failure(failure).label)
    return label if number == 1 else f"{label} ({number})"


def _cost(cost: Cost) -> str:
    said = {"owed": money(cost.owed, cost.currency), "extra": money(cost.goodwill, cost.currency)}
    if not cost.goodwill:
        return _("It cost %(owed)s that was owed.") % said
    return _("It cost %(owed)s that was owed, and %(extra)s as an extra.") % said
