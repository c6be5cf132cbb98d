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
from amends.people.queries import hours_of
from amends.remedies.actions import (
    grant_approval,
    grant_proposal,
    refuse_approval,
    refuse_proposal,
)
from amends.remedies.errors import NoPolicyInForce
from amends.remedies.models import Approval, Offer, Proposal
from amends.remedies.placing import Placing
from amends.remedies.queries import (
    approval_for,
    desk_of,
    kinds_of_offer,
    last_word_to_customer,
    leave_for_offer,
    offers_of,
    placing_of,
    proposal_for,
    proposals_of,
)
from amends.web.case.answers import answered
from amends.web.case.forms import EmptyForm, RefusalForm
from amends.web.case.grant_form import GrantForm
from amends.web.case.judging import judging_of_offer, options_beside
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.leave import bounds_of, leave_words
from amends.web.case.page import REFUSED
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page
from amends.web.words_given import write_down_words


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
    now = timezone.now()
    judged = judging_of_offer(case, offer, staff=staff, at=now)
    context = {
        "section": "today",
        "case": case,
        "approval": offer.approval,
        "offer": offer,
        "told": last_word_to_customer(offer.approval),
        "judged": judged,
        "options": options_beside(offer, judged),
        **(_whose(case, offer, staff, now) if is_open else {}),
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
    shown.case = case
    is_answered = hasattr(shown, "answer")
    context = {
        "section": "today",
        "case": case,
        "proposal": shown,
        "offer": next((o for o in offers_of(case) if o.withdrawn_at is None), None),
        "placing": None if is_answered else _placing(shown, grant, staff),
        "grant": grant,
        "refusal": refusal,
        "stray": _sent(grant, refusal) if is_answered else None,
    }
    status = REFUSED if request.method == "POST" else 200
    return render(request, "web/case/proposal.html", context, status=status)


def _whose(case: Case, offer: Offer, staff: Staff, at: datetime) -> dict[str, object]:
    """Say whose an offer is to give, and how far the reader may go in the case and the month."""
    desk = desk_of(case, by=staff, at=at, hours=hours_of(case.team))
    return {
        "leave": leave_words(leave_for_offer(offer, desk), case.customer.called),
        "bounds": bounds_of(kinds_of_offer(offer), desk, case.team.currency),
    }


def _placing(asked: Proposal, grant: GrantForm, staff: Staff) -> Placing | None:
    """Say where a wish stands, with the lines that somebody has filled in already."""
    # A form that the room refused is placed by its lines, too; one nobody can read is not.
    is_read = grant.is_bound and all(line.is_valid() for line in grant.lines)
    lines = grant.granted() if is_read else []
    try:
        return placing_of(asked, staff, at=timezone.now(), lines=lines or None)
    except NoPolicyInForce:
        return None


def _grant_approval(asked: Approval, staff: Staff, at: datetime) -> Callable[[], str]:
    def act() -> str:
        grant_approval(asked, by=staff, at=at)
        write_down_words(asked.offer.case, at=at)
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
        words = form.cleaned_data
        grant_proposal(
            asked, lines=form.granted(), by=staff, at=at, key=words["key"], why=words["why"]
        )
        write_down_words(asked.case, at=at)
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
