"""The facts, the finding, the offer, the choice and the delivery."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from amends.cases.actions import attach_file
from amends.cases.models import Attachment, Case
from amends.cases.queries import attachment_for, case_for
from amends.facts.actions import state_finding
from amends.people.models import Staff
from amends.remedies.actions import choose, fulfil, make_offer, record_facts, withdraw_offer
from amends.remedies.errors import OfferNotOpen
from amends.remedies.models import Withdrawal
from amends.remedies.queries import line_numbered, offer_numbered, offer_shown
from amends.web.case.answers import answered, case_form, to_case
from amends.web.case.facts_form import FactsForm
from amends.web.case.finding_form import FindingForm
from amends.web.case.offer_forms import ChoiceNotedForm, FulfilForm, OfferForm, WithdrawForm
from amends.web.case.page import render_case
from amends.web.staff_only import staff_page
from amends.web.words_given import write_down_words


@case_form(FactsForm)
def facts(case: Case, form: FactsForm, staff: Staff, at: datetime) -> str:
    """Keep the answers to what the policy asks."""
    record_facts(case, facts=form.answers(), by=staff, at=at)
    return ""


@case_form(FindingForm)
def finding(case: Case, form: FindingForm, staff: Staff, at: datetime) -> str:
    """State what was promised, what happened and the gap."""
    state_finding(
        case,
        promised=form.cleaned_data["promised"],
        happened=form.cleaned_data["happened"],
        gap=form.cleaned_data["gap"],
        evidence=[*form.drafts(lambda number: _file(staff, number))],
        by=staff,
        at=at,
        key=form.cleaned_data["key"],
    )
    return _("It is written down.")


@case_form(OfferForm)
def offer(case: Case, form: OfferForm, staff: Staff, at: datetime) -> str:
    """Put what was ticked before the customer, or ask who may give it."""
    made = make_offer(
        case,
        option_keys=form.cleaned_data["options"],
        goodwill_keys=form.cleaned_data["extras"],
        by=staff,
        at=at,
        key=form.cleaned_data["key"],
        why=form.cleaned_data["why"],
    )
    write_down_words(case, at=at)
    if made.made_at is None:
        return _("%(name)s is asked.") % {"name": made.approval.asked_of.first_name}
    return _("%(name)s can choose now. Write to them, so that they know.") % {
        "name": case.customer.called
    }


@case_form(ChoiceNotedForm)
def note_choice(case: Case, form: ChoiceNotedForm, staff: Staff, at: datetime) -> str:
    """Write down what the customer told us that they choose."""
    shown = offer_shown(case)
    if shown is None:
        raise OfferNotOpen(_("There is no offer to choose from."))
    choose(shown, form.cleaned_data["option"], at=at, noted_by=staff)
    write_down_words(case, at=at)
    return _("The choice is written down.")


@staff_page
def withdraw(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Take the options back before the customer has chosen."""
    if request.method != "POST":
        return redirect("cases")
    form = WithdrawForm(request.POST)
    case = _case_of(staff, request)
    at = timezone.now()

    def act() -> str:
        why = Withdrawal(form.cleaned_data["why"])
        withdraw_offer(offer_numbered(case, number), by=staff, at=at, why=why)
        return _("The options are taken back.")

    done = answered(form, act)
    if done is None:
        return render_case(request, staff, case, at=at, trouble=form)
    return to_case(case, form, request=request, done=done)


@staff_page
def fulfil_line(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Write down that a line was delivered, with proof."""
    if request.method != "POST":
        return redirect("cases")
    case = _case_of(staff, request)
    form = FulfilForm(request.POST, request.FILES, case=case.pk, line=number)
    at = timezone.now()

    def act() -> str:
        line = line_numbered(case, number)
        kept = [
            attach_file(case, filename=name, content=content, by=staff.actor, at=at)
            for name, content in form.cleaned_data["attached"]
        ]
        proof = form.cleaned_data["proof"]
        fulfil(line, by=staff, at=at, proof=proof, attachment=kept[0] if kept else None)
        write_down_words(case, at=at)
        return _("Written down as delivered.")

    done = answered(form, act)
    if done is None:
        return render_case(request, staff, case, at=at, trouble=form)
    return to_case(case, form, request=request, done=done)


def _case_of(staff: Staff, request: HttpRequest) -> Case:
    number = request.POST.get("case", "")
    if not number.isdecimal() or len(number) > 18:
        raise Http404
    return case_for(staff, int(number))


def _file(staff: Staff, number: int | None) -> Attachment | None:
    return None if number is None else attachment_for(staff, number)
