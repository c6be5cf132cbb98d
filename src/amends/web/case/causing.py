"""What a case came of, and whether its customer wishes to know what we change."""

from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.people.models import Staff
from amends.prevention.actions import (
    join_problem,
    leave_problem,
    name_problem,
    note_wish,
    put_on_agenda,
    take_back_wish,
)
from amends.prevention.models import Problem
from amends.prevention.queries import problem_for
from amends.web.case.answers import case_form
from amends.web.case.forms import CauseForm, EmptyForm, JoinForm


@case_form(CauseForm)
def name_cause(case: Case, form: CauseForm, staff: Staff, at: datetime) -> str:
    """Name the cause; the problem has a page of its own."""
    said = form.cleaned_data
    problem = name_problem(
        case, cause=said["cause"], thing=said["thing"], by=staff, at=at, key=said["key"]
    )
    put_on_agenda(problem, by=staff.actor, at=at)
    return _("It is named. Plan on its page what is changed.")


@case_form(JoinForm)
def join_cause(case: Case, form: JoinForm, staff: Staff, at: datetime) -> str:
    """Say that the case came of a problem that is known."""
    problem = problem_for(staff, form.cleaned_data["problem"])
    return join_known(problem, case, by=staff, at=at)


@case_form(JoinForm)
def leave_cause(case: Case, form: JoinForm, staff: Staff, at: datetime) -> str:
    """Say that the case did not come of it after all."""
    leave_problem(problem_for(staff, form.cleaned_data["problem"]), case, by=staff, at=at)
    return _("It is out of the problem again.")


@case_form(EmptyForm)
def wish(case: Case, form: EmptyForm, staff: Staff, at: datetime) -> str:
    """Note that the customer wishes to be told what we change."""
    note_wish(case, by=staff, at=at)
    return _("%(name)s is written to once a fix was seen to hold.") % {"name": case.customer.called}


@case_form(EmptyForm)
def no_wish(case: Case, form: EmptyForm, staff: Staff, at: datetime) -> str:
    """Note that they do not wish it any more."""
    take_back_wish(case, by=staff, at=at)
    return _("%(name)s is not written to about it.") % {"name": case.customer.called}


def join_known(problem: Problem, case: Case, *, by: Staff, at: datetime) -> str:
    """Let a case join a problem that is known, and say what followed."""
    joined = join_problem(problem, case, by=by, at=at)
    # What came back is looked at twice again.
    put_on_agenda(problem, by=by.actor, at=at)
    if joined.came_back and joined.added_at == at:
        return _("It came back after a fix: the problem is open again, and the case more severe.")
    return _("Case %(number)d is among its cases.") % {"number": joined.case_id}
