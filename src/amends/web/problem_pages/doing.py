"""What is done with a problem and its fixes: each form is one action."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amends.cases.queries import case_for
from amends.people.models import Staff
from amends.people.queries import staff_of
from amends.prevention.actions import (
    drop_fix,
    finish_fix,
    hand_fix,
    leave_problem,
    note_no_help,
    plan_fix,
    reword_cause,
    see_fix_handing,
    verify_fix,
)
from amends.prevention.models import Fix, Problem
from amends.prevention.queries import cases_to_tell, fix_for, fix_handing_for, problem_for
from amends.web.case.causing import join_known
from amends.web.case.doing import FormsOf
from amends.web.going_on import see_other
from amends.web.problem_pages.forms import (
    DoneForm,
    DropForm,
    HandForm,
    LeaveForm,
    NoHelpForm,
    NumberForm,
    PlanForm,
    RewordForm,
    VerifyForm,
    picked,
)
from amends.web.problem_pages.one import render_problem
from amends.web.staff_only import staff_page


def _page(problem: Problem) -> str:
    return reverse("problem", args=[problem.pk])


def _page_of(fix: Fix) -> str:
    return f"{_page(fix.problem)}#fix-{fix.pk}"


problem_form = FormsOf(
    find=problem_for,
    page=_page,
    back=lambda _form, problem: _page(problem),
    shown=lambda request, _staff, problem, at, form: render_problem(
        request, problem, at=at, trouble=form
    ),
)

fix_form = FormsOf(
    find=fix_for,
    page=_page_of,
    back=lambda _form, fix: _page_of(fix),
    shown=lambda request, _staff, fix, at, form: render_problem(
        request, fix.problem, at=at, trouble=form, about=fix
    ),
)


@problem_form(RewordForm)
def reword(problem: Problem, form: RewordForm, staff: Staff, at: datetime) -> str:
    """Say the cause better."""
    said = form.cleaned_data
    reword_cause(problem, cause=said["cause"], by=staff, at=at, key=said["key"])
    return _("Corrected. What stood there before can still be read.")


@problem_form(PlanForm)
def plan(problem: Problem, form: PlanForm, staff: Staff, at: datetime) -> str:
    """Plan a fix."""
    draft = form.draft([*staff_of(problem.team)])
    plan_fix(problem, draft, by=staff, at=at, key=form.cleaned_data["key"])
    return _("%(name)s sees it on Today when it is due.") % {"name": draft.owner.first_name}


@problem_form(NumberForm)
def join(problem: Problem, form: NumberForm, staff: Staff, at: datetime) -> str:
    """Add a case by its number."""
    case = case_for(staff, form.cleaned_data["case"])
    return join_known(problem, case, by=staff, at=at)


@problem_form(LeaveForm)
def leave(problem: Problem, form: LeaveForm, staff: Staff, at: datetime) -> str:
    """Take a case out again."""
    case = case_for(staff, form.cleaned_data["case"])
    leave_problem(problem, case, by=staff, at=at)
    return _("Case %(number)d is no longer among them.") % {"number": case.pk}


@fix_form(DoneForm)
def done(fix: Fix, form: DoneForm, staff: Staff, at: datetime) -> str:
    """Say that it is done."""
    said = form.cleaned_data
    finish_fix(fix, words=said["words"], files=said["attached"], by=staff, at=at)
    return _("Written down. Whether it holds, we look when the day comes.")


@fix_form(VerifyForm)
def verified(fix: Fix, form: VerifyForm, staff: Staff, at: datetime) -> str:
    """Say that it holds; who wishes to know can be told."""
    verify_fix(fix, words=form.cleaned_data["words"], by=staff, at=at)
    if cases_to_tell(fix).exists():
        return _(
            "It holds. Some customers wish to know what we changed; their letters are drafted."
        )
    return _("It holds.")


@fix_form(NoHelpForm)
def no_help(fix: Fix, form: NoHelpForm, staff: Staff, at: datetime) -> str:
    """Say that it did not help."""
    note_no_help(fix, words=form.cleaned_data["words"], by=staff, at=at)
    return _("Written down. The problem is open; plan another fix.")


@fix_form(HandForm)
def hand(fix: Fix, form: HandForm, staff: Staff, at: datetime) -> str:
    """Hand it to a colleague."""
    to = picked(staff_of(fix.problem.team), form.cleaned_data["to"], field="to")
    hand_fix(fix, to=to, by=staff, at=at)
    return _("%(name)s looks after it now.") % {"name": to.name}


@require_POST
@staff_page
def handing_seen(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Put away the news that a fix is theirs now."""
    see_fix_handing(fix_handing_for(staff, number), by=staff, at=timezone.now())
    return see_other("today")


@fix_form(DropForm)
def drop(fix: Fix, form: DropForm, staff: Staff, at: datetime) -> str:
    """Drop it."""
    drop_fix(fix, words=form.cleaned_data["words"], by=staff, at=at)
    return _("Dropped.")
