"""The page of one problem: how often, which fixes, which cases."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amends.people.models import Staff
from amends.people.queries import staff_of
from amends.prevention.models import Fix, FixState, FixStep, Problem
from amends.prevention.queries import (
    before_and_since_each,
    fixes_of,
    fixes_of_nobody_in,
    how_many_to_tell,
    months_counted,
    problem_for,
    rows_in,
    wordings_of,
)
from amends.prevention.queries.reviews import reviews_of
from amends.prevention.rates import BeforeAndSince
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.page import REFUSED
from amends.web.pages_by_number import pages_of
from amends.web.problem_pages.forms import (
    FORMS_IN,
    FixForm,
    HandForm,
    NumberForm,
    PlanForm,
    RewordForm,
)
from amends.web.problem_pages.rates_told import RateTold, kept_rate, months_drawn, rate_told
from amends.web.staff_only import staff_page

ON_A_PAGE = 25
TONES = {
    FixState.VERIFIED: "good",
    FixState.CAME_BACK: "broken",
    FixState.DID_NOT_HELP: "risk",
}


@dataclass(frozen=True, slots=True)
class FixTold:
    """A fix as the page shows it; `to_tell` counts who wishes to hear of it and has not."""

    fix: Fix
    steps: list[FixStep]
    tone: str
    rate: RateTold | None
    forms: list[FixForm]
    to_tell: int


@require_safe
@staff_page
def problem(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show a problem whole."""
    return render_problem(request, problem_for(staff, number), at=timezone.now())


def render_problem(
    request: HttpRequest,
    problem: Problem,
    *,
    at: datetime,
    trouble: KeyedForm | None = None,
    about: Fix | None = None,
) -> HttpResponse:
    """Show the problem; `trouble` is a form that was refused, of the fix `about` or its own."""
    page = Paginator(rows_in(problem), ON_A_PAGE).get_page(request.GET.get("page"))
    forms: dict[str, KeyedForm] = {
        "plan": PlanForm(),
        "join": NumberForm(),
        "reword": RewordForm(initial={"cause": problem.cause}),
    }
    if trouble is not None and trouble.place in forms:
        forms[trouble.place] = trouble
    here = [*staff_of(problem.team)]
    forms["plan"].choices_of("owner", [("", ""), *((one.pk, one.name) for one in here)])
    rows = [*fixes_of(problem)]
    waiting = [fix for fix in rows if fix.state == FixState.DONE]
    rates = before_and_since_each(problem, waiting, at=at)
    verified = [fix for fix in rows if fix.state == FixState.VERIFIED]
    to_tell = how_many_to_tell(problem, verified)
    fixes = [
        FixTold(
            fix=fix,
            steps=[*fix.steps.all()],
            tone=TONES.get(FixState(fix.state), ""),
            rate=_rate(fix, rates),
            forms=_forms(fix, here, trouble if about is not None and about.pk == fix.pk else None),
            to_tell=to_tell.get(fix.pk, 0),
        )
        for fix in rows
    ]
    shown = {id(form) for fix in fixes for form in fix.forms} | {id(f) for f in forms.values()}
    context: dict[str, Any] = {
        "section": "problems",
        "problem": problem,
        "months": months_drawn(months_counted(problem, at=at)),
        "fixes": fixes,
        "rows": page.object_list,
        "cases": page.paginator.count,
        "pages": pages_of(page),
        "forms": forms,
        "reviews": reviews_of(problem),
        "wordings": wordings_of(problem)[1:],
        "nobodys": {fix.pk for fix in fixes_of_nobody_in(problem)},
        "stray": trouble if trouble is not None and id(trouble) not in shown else None,
    }
    return render(request, "web/problems/problem.html", context, status=REFUSED if trouble else 200)


def _forms(fix: Fix, here: list[Staff], trouble: KeyedForm | None) -> list[FixForm]:
    forms: list[FixForm] = []
    for form_class in FORMS_IN.get(fix.state, ()):
        is_this = isinstance(trouble, form_class)
        form = trouble if is_this and isinstance(trouble, FixForm) else form_class()
        if isinstance(form, HandForm):
            others = [(one.pk, one.name) for one in here if one.pk != fix.owner_id]
            form.choices_of("to", [("", ""), *others])
        forms.append(form.of(fix))
    return forms


def _rate(fix: Fix, rates: dict[int, BeforeAndSince]) -> RateTold | None:
    """Return the rates as they were when somebody looked, or as they are while it waits."""
    if fix.pk in rates:
        return rate_told(rates[fix.pk])
    kept = next((step.rate for step in fix.steps.all() if hasattr(step, "rate")), None)
    return rate_told(kept_rate(kept)) if kept is not None else None
