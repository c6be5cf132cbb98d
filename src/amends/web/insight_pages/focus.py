"""Where the talk goes: the focus audit over the desk's own cases (S0)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amends.cases.models import Outcome, Stage
from amends.coach.audit import Focus, Sums
from amends.coach.audit.page import page as report_page
from amends.insight.models import CaseFocus
from amends.insight.quarters import FEW
from amends.insight.queries import (
    blaming_replies,
    cases_by_focus,
    fault_first,
    focus_audit,
    quarters_by_fault,
    waiting_since,
)
from amends.web.insight_pages.door import Asked, figures_page
from amends.web.insight_pages.parts import (
    KINDS,
    in_all,
    lost_by_quarter,
    parts_of,
    quarter_name,
    span,
)

OUTCOMES = dict(Outcome.choices)
A_WHILE = timedelta(minutes=10)
STAGES = dict(Stage.choices)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case with its words, its times, and how it ended; empty while it is open."""

    number: int
    subject: str
    team: str
    fault: int
    solution: int
    fault_time: str
    solution_time: str
    ended: str


@require_safe
@figures_page
def focus_page(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show how much talk and time went into fault and how much into the solution."""
    wanted, after = asked.wanted, request.GET.get("after", "")[:40]
    audit = focus_audit(wanted)
    sheet = cases_by_focus(wanted, after=after)
    quarters = quarters_by_fault(wanted)
    whole = audit.whole
    context = {
        "section": "insight",
        **asked.filters,
        "cases": whole.cases,
        "is_about": whole.words[Focus.FAULT] + whole.words[Focus.SOLUTION] > 0,
        "fault": whole.share(Focus.FAULT),
        "solution": whole.share(Focus.SOLUTION),
        "whole": in_all(audit),
        "parts": parts_of(audit),
        "fault_first": whole.fault_first,
        "first_at": _first_at(audit.stages, STAGES),
        "first_by": _first_at(audit.kinds, KINDS),
        "first_words": [(one, STAGES.get(one.stage, "")) for one in fault_first(wanted)],
        "replies": blaming_replies(wanted.teams),
        "quarters": [(quarter_name(one), one) for one in quarters],
        "lost": lost_by_quarter(quarters),
        "few": FEW,
        "rows": [_row(one) for one in sheet.cases],
        "next": f"?{asked.page_from(sheet.next)}#cases" if sheet.next else "",
        "first": f"?{asked.query}#cases" if after else "",
        "waiting_since": _long_waiting(asked),
    }
    return render(request, "web/insight/focus.html", context)


@require_safe
@figures_page
def focus_report(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Give the same as a page that stands by itself, to keep or to send on."""
    answer = HttpResponse(report_page(focus_audit(asked.wanted)))
    name = f"focus-audit-{asked.at:%Y-%m-%d}.html"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _long_waiting(asked: Asked) -> datetime | None:
    """Return since when words wait to be read, when it is longer than a sweep or two takes."""
    since = waiting_since()
    return since if since is not None and since < asked.at - A_WHILE else None


def _first_at(parts: dict[str, Sums], names: Mapping[str, object]) -> list[tuple[str, int]]:
    """Return the places where fault came first, with how often; most often first."""
    found = [(str(names.get(name, name)), sums.fault_first) for name, sums in parts.items()]
    return sorted((one for one in found if one[1]), key=lambda one: -one[1])


def _row(one: CaseFocus) -> CaseRow:
    ended = OUTCOMES.get(getattr(one, "outcome", None) or "")
    return CaseRow(
        number=one.case_id,
        subject=one.case.subject,
        team=one.team.name,
        fault=one.fault,
        solution=one.solution,
        fault_time=span(one.fault_time),
        solution_time=span(one.solution_time),
        ended=str(ended) if ended else _("Open") if one.case.is_open else _("Merged"),
    )
