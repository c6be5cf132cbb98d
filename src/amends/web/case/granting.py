"""Answer for others: an offer above somebody's authority, and what a customer would rather have."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.people.models import Staff
from amends.remedies.actions import (
    grant_approval,
    grant_proposal,
    refuse_approval,
    refuse_proposal,
)
from amends.remedies.models import Approval, Proposal
from amends.remedies.queries import approval_for, offers_of, proposal_for, proposals_of
from amends.web.case.answers import answered, see_other
from amends.web.case.forms import EmptyForm, RefusalForm
from amends.web.case.grant_form import GrantForm
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.page import REFUSED
from amends.web.staff_only import staff_page


@staff_page
def approval(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show what somebody asks to give, and take the answer."""
    asked = approval_for(staff, number)
    case = case_for(staff, asked.offer.case_id)
    refusal, grant = RefusalForm(), EmptyForm()
    if request.method == "POST":
        at = timezone.now()
        if request.POST.get("answer") == "refuse":
            form: KeyedForm = (refusal := RefusalForm(request.POST))
            act = _refuse_approval(asked, refusal, staff, at)
        else:
            form = grant = EmptyForm(request.POST)
            act = _grant_approval(asked, staff, at)
        done = answered(form, act)
        if done is not None:
            return _back(request, case, done)
    offer = next(offer for offer in offers_of(case) if offer.pk == asked.offer_id)
    is_open = offer.approval.answered_at is None and offer.withdrawn_at is None
    context = {
        "section": "today",
        "case": case,
        "approval": offer.approval,
        "offer": offer,
        "grant": grant,
        "refusal": refusal,
        "stray": None if is_open else _sent(grant, refusal),
    }
    status = REFUSED if request.method == "POST" else 200
    return render(request, "web/case/approval.html", context, status=status)


@staff_page
def proposal(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show what a customer would rather have, and take a person's answer."""
    asked = proposal_for(staff, number)
    case = case_for(staff, asked.case_id)
    refusal, grant = RefusalForm(), GrantForm()
    if request.method == "POST":
        at = timezone.now()
        if request.POST.get("answer") == "refuse":
            form: KeyedForm = (refusal := RefusalForm(request.POST))
            act = _refuse_proposal(asked, refusal, staff, at)
        else:
            form = grant = GrantForm(request.POST)
            act = _grant_proposal(asked, grant, staff, at)
        done = answered(form, act)
        if done is not None:
            return _back(request, case, done)
    shown = next(one for one in proposals_of(case) if one.pk == asked.pk)
    context = {
        "section": "today",
        "case": case,
        "proposal": shown,
        "offer": next((o for o in offers_of(case) if o.withdrawn_at is None), None),
        "grant": grant,
        "refusal": refusal,
        "stray": _sent(grant, refusal) if hasattr(shown, "answer") else None,
    }
    status = REFUSED if request.method == "POST" else 200
    return render(request, "web/case/proposal.html", context, status=status)


def _grant_approval(asked: Approval, staff: Staff, at: datetime) -> Callable[[], str]:
    def act() -> str:
        grant_approval(asked, by=staff, at=at)
        return _("Granted. %(name)s is told.") % {"name": asked.asked_by.first_name}

    return act


def _refuse_approval(
    asked: Approval, form: RefusalForm, staff: Staff, at: datetime
) -> Callable[[], str]:
    def act() -> str:
        words = form.cleaned_data
        refuse_approval(
            asked, by=staff, at=at, reason=words["reason"], alternative=words["alternative"]
        )
        return _("%(name)s is told, with what can be offered instead.") % {
            "name": asked.asked_by.first_name
        }

    return act


def _grant_proposal(
    asked: Proposal, form: GrantForm, staff: Staff, at: datetime
) -> Callable[[], str]:
    def act() -> str:
        grant_proposal(asked, lines=form.granted(), by=staff, at=at, key=form.cleaned_data["key"])
        return _("Granted. Write to %(name)s, so that they know.") % {
            "name": asked.case.customer.called
        }

    return act


def _refuse_proposal(
    asked: Proposal, form: RefusalForm, staff: Staff, at: datetime
) -> Callable[[], str]:
    def act() -> str:
        words = form.cleaned_data
        refuse_proposal(
            asked, by=staff, at=at, reason=words["reason"], alternative=words["alternative"]
        )
        return _("Answered. Write to %(name)s, so that they hear it from you.") % {
            "name": asked.case.customer.called
        }

    return act


def _sent(*forms: KeyedForm) -> KeyedForm | None:
    """Return the form that was sent: once there is an answer, no form has its place."""
    return next((form for form in forms if form.is_bound), None)


def _back(request: HttpRequest, case: Case, done: str) -> HttpResponse:
    messages.success(request, done)
    return see_other(reverse("case", args=[case.pk]))
