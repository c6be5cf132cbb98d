"""A customer: how they want to be treated, their cases and what they bought."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amends.cases.queries import cases_for
from amends.orders.actions import end_agreement
from amends.orders.models import Agreement
from amends.orders.queries import agreement_for, purchases_of
from amends.people.actions import record_treatment
from amends.people.models import Channel, Customer, Pace, Preference, Role, Staff
from amends.people.queries import (
    contact_points_of,
    customer_numbered,
    team_numbers_of,
    treatment_of,
)
from amends.people.treatment import Treatment
from amends.web.case.agreeing import (
    AgreeForm,
    EndAgreementForm,
    agree,
    agree_form,
    agreements_shown,
)
from amends.web.case.answers import answered
from amends.web.case.customer_words import WordToForm, give_word, word_form, word_record
from amends.web.case.doing import FormsOf
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.page import REFUSED
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page

MOST = 50


class TreatmentForm(KeyedForm):
    """How somebody wants to be treated; each field is called as the room calls it."""

    place = "treatment"
    address_as = forms.CharField(
        label=gettext_lazy("They want to be called"), max_length=120, required=False
    )
    pronoun = forms.CharField(label=gettext_lazy("Pronoun"), max_length=20, required=False)
    language = forms.CharField(label=gettext_lazy("Language, as en or es"), max_length=8)
    channel = forms.ChoiceField(label=gettext_lazy("Reach them"), choices=Channel.choices)
    pace = forms.ChoiceField(label=gettext_lazy("Pace"), choices=Pace.choices)
    prefers = forms.ChoiceField(label=gettext_lazy("They prefer"), choices=Preference.choices)
    access_needs = forms.CharField(
        label=gettext_lazy("What they need to take part"), max_length=200, required=False
    )
    must_not_hear = forms.CharField(
        label=gettext_lazy("Who must not hear of it"), max_length=200, required=False
    )
    wishes = forms.CharField(
        label=gettext_lazy("Anything else, in a sentence"), max_length=300, required=False
    )

    def treatment(self) -> Treatment:
        """Return what was entered."""
        entered = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return Treatment(
            **{
                **entered,
                "channel": Channel(entered["channel"]),
                "pace": Pace(entered["pace"]),
                "prefers": Preference(entered["prefers"]),
            }
        )


@staff_page
def customer(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show a customer and keep how they want to be treated."""
    known = customer_numbered(number)
    form = TreatmentForm(initial=_initial(known))
    status = 200
    if request.method == "POST":
        form = TreatmentForm(request.POST)
        at = timezone.now()

        def act() -> str:
            record_treatment(known, form.treatment(), by=staff.actor, at=at)
            return _("It is kept.")

        done = answered(form, act)
        if done is not None:
            messages.success(request, done)
            return see_other(reverse("customer", args=[known.pk]))
        status = REFUSED
    return render(request, "web/case/customer.html", _context(staff, known, form), status=status)


def _refused(
    request: HttpRequest, staff: Staff, known: Customer, at: datetime, form: KeyedForm
) -> HttpResponse:
    context = _context(staff, known, TreatmentForm(initial=_initial(known)), refused=form)
    return render(request, "web/case/customer.html", context, status=REFUSED)


def _page(known: Customer) -> str:
    return reverse("customer", args=[known.pk])


THEIRS: FormsOf[Customer] = FormsOf(
    find=lambda _staff, number: customer_numbered(number),
    page=_page,
    back=lambda form, known: f"{_page(known)}#{form.returns_to}",
    shown=_refused,
)


@THEIRS(WordToForm)
def give_to(known: Customer, form: WordToForm, staff: Staff, at: datetime) -> str:
    """Write down a word that was given to a customer."""
    return give_word(known, form, staff=staff, at=at)


@THEIRS(AgreeForm)
def agree_with(known: Customer, form: AgreeForm, staff: Staff, at: datetime) -> str:
    """Keep what was agreed with a customer."""
    return agree(known, form, staff=staff, at=at)


def _still_agreed(
    request: HttpRequest, staff: Staff, agreement: Agreement, at: datetime, form: KeyedForm
) -> HttpResponse:
    known = agreement.customer
    fresh = TreatmentForm(initial=_initial(known))
    context = _context(staff, known, fresh, refused=form, ending=agreement)
    return render(request, "web/case/customer.html", context, status=REFUSED)


AGREED: FormsOf[Agreement] = FormsOf(
    find=agreement_for,
    page=lambda agreement: _page(agreement.customer),
    back=lambda form, agreement: f"{_page(agreement.customer)}#{form.returns_to}",
    shown=_still_agreed,
)


@AGREED(EndAgreementForm)
def end_agreed(agreement: Agreement, form: EndAgreementForm, staff: Staff, at: datetime) -> str:
    """End an agreement, with the reason."""
    end_agreement(agreement, why=form.cleaned_data["why"], by=staff, at=at)
    return _("It has ended. What it said stays on record.")


def _context(
    staff: Staff,
    known: Customer,
    form: TreatmentForm,
    *,
    refused: KeyedForm | None = None,
    ending: Agreement | None = None,
) -> dict[str, Any]:
    teams = team_numbers_of(staff)
    cases = cases_for(staff).filter(customer=known).select_related("team", "owner")
    bought = [p for p in purchases_of(known)[:MOST] if teams is None or p.team_id in teams]
    return {
        "section": "cases",
        "customer": known,
        "form": form,
        "record": word_record(known, staff, at=timezone.now()),
        "word": word_form(staff, refused if isinstance(refused, WordToForm) else None),
        "points": contact_points_of(known),
        "cases": cases.order_by("-opened_at")[:MOST],
        "purchases": bought,
        "agreements": agreements_shown(
            known,
            teams,
            ending=refused if isinstance(refused, EndAgreementForm) else None,
            of=ending.pk if ending else None,
        ),
        "agree": agree_form(staff, refused if isinstance(refused, AgreeForm) else None),
        "hands_over": staff.rank >= Role.LEAD.rank,
    }


def _initial(known: Customer) -> dict[str, object]:
    now = treatment_of(known)
    return {name: getattr(now, name) for name in Treatment.__dataclass_fields__}
