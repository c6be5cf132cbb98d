"""Who owns the case, who is asked to, who stands beside and who follows."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from amends.cases.actions import (
    accept_handover,
    ask_handover,
    call_in_lead,
    decline_handover,
    follow,
    take_back_handover,
    take_ownership,
    unfollow,
)
from amends.cases.errors import NotTheirs
from amends.cases.models import Case, Handover
from amends.cases.queries import case_for, handover_for
from amends.people.models import Staff
from amends.people.queries import staff_numbered
from amends.web.case.answers import answered, case_form, to_case
from amends.web.case.forms import DeclineForm, EmptyForm, HandoverForm, TakeForm
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.page import render_case
from amends.web.staff_only import staff_page


@case_form(TakeForm)
def take(case: Case, form: TakeForm, staff: Staff, at: datetime) -> str:
    """Take the case from the owner that one saw."""
    take_ownership(case, seen_owner=form.cleaned_data["seen_owner"], by=staff, at=at)
    return _("It is yours now.")


@case_form(HandoverForm)
def ask(case: Case, form: HandoverForm, staff: Staff, at: datetime) -> str:
    """Ask a colleague to take the case."""
    colleague = staff_numbered(form.cleaned_data["to"])
    if colleague is None:
        raise NotTheirs(_("Pick somebody from the list."))
    ask_handover(case, to=colleague, why=form.cleaned_data["why"], by=staff, at=at)
    return _("%(name)s is asked. Until they accept, nothing changes.") % {
        "name": colleague.first_name
    }


@staff_page
def accept(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Accept a hand-over."""

    def act(handover: Handover, form: KeyedForm, at: datetime) -> str:
        accept_handover(handover, by=staff, at=at)
        return _("It is yours now.")

    return _answer(request, staff, number, EmptyForm, act)


@staff_page
def decline(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Decline a hand-over with a word why."""

    def act(handover: Handover, form: KeyedForm, at: datetime) -> str:
        decline_handover(handover, answer=form.cleaned_data["answer"], by=staff, at=at)
        return _("%(name)s keeps it and is told why.") % {"name": handover.from_staff.first_name}

    return _answer(request, staff, number, DeclineForm, act)


@staff_page
def take_back(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Take a hand-over back before it is answered."""

    def act(handover: Handover, form: KeyedForm, at: datetime) -> str:
        take_back_handover(handover, by=staff, at=at)
        return _("Taken back.")

    return _answer(request, staff, number, EmptyForm, act)


@case_form(EmptyForm)
def call_lead(case: Case, form: EmptyForm, staff: Staff, at: datetime) -> str:
    """Call the lead in beside the owner."""
    beside = call_in_lead(case, by=staff, at=at)
    return _("%(name)s is called in. %(owner)s still owns the case.") % {
        "name": beside.staff.first_name,
        "owner": case.owner.first_name,
    }


@case_form(EmptyForm)
def follow_case(case: Case, form: EmptyForm, staff: Staff, at: datetime) -> str:
    """Follow the case."""
    follow(case, by=staff, at=at)
    return _("You hear of what moves here.")


@case_form(EmptyForm)
def unfollow_case(case: Case, form: EmptyForm, staff: Staff, at: datetime) -> str:
    """Follow no more."""
    unfollow(case, by=staff, at=at)
    return _("You follow this case no more.")


def _answer(
    request: HttpRequest,
    staff: Staff,
    number: int,
    form_class: type[KeyedForm],
    act: Callable[[Handover, KeyedForm, datetime], str],
) -> HttpResponse:
    """Answer a hand-over by its own number."""
    handover = handover_for(staff, number)
    case = case_for(staff, handover.case_id)
    if request.method != "POST":
        return to_case(case)
    form, at = form_class(request.POST), timezone.now()
    doing = f"{act.__qualname__} {handover.pk} {staff.pk}"
    done = answered(form, lambda: act(handover, form, at), doing=doing)
    if done is None:
        return render_case(request, staff, case, at=at, trouble=form)
    return to_case(case, form, request=request, done=done)
