"""Ask whether it is right, close, and open again."""

from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.actions import close_case, follow_up, reopen_case
from amends.cases.models import Case, Outcome
from amends.orders.actions import make_agreement
from amends.people.models import Staff
from amends.prevention.actions import note_wish
from amends.web.case.answers import case_form
from amends.web.case.forms import CloseForm, EmptyForm, FollowUpForm


@case_form(FollowUpForm, once=True)
def ask_after(case: Case, form: FollowUpForm, staff: Staff, at: datetime) -> str:
    """Write down what the customer said when asked if it is right."""
    follow_up(case, words=form.cleaned_data["words"], by=staff, at=at)
    return _("Written down.")


@case_form(CloseForm)
def close(case: Case, form: CloseForm, staff: Staff, at: datetime) -> str:
    """Close the case."""
    outcome = Outcome(form.cleaned_data["outcome"])
    close_case(case, outcome=outcome, words=form.cleaned_data["words"], by=staff, at=at)
    agreed = " ".join(form.cleaned_data["agreed"].split())
    if agreed:
        make_agreement(
            customer=case.customer, team=case.team, words=agreed, about=case, by=staff, at=at
        )
    if form.cleaned_data["wishes"]:
        note_wish(case, by=staff, at=at)
    return _("The case is closed.")


@case_form(EmptyForm)
def reopen(case: Case, form: EmptyForm, staff: Staff, at: datetime) -> str:
    """Open a closed case again."""
    reopen_case(case, by=staff, at=at)
    return _("The case is open again, where it stood.")
