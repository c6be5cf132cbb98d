"""A customer: how they want to be treated, their cases and what they bought."""

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
from amends.orders.queries import agreements_with, purchases_of
from amends.people.actions import record_treatment
from amends.people.models import Channel, Customer, Pace, Preference, Staff
from amends.people.queries import (
    contact_points_of,
    customer_numbered,
    team_numbers_of,
    treatment_of,
)
from amends.people.treatment import Treatment
from amends.web.case.answers import answered
from amends.web.case.customer_words import WordToForm, give_word, word_form, word_record
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


@staff_page
def give_to(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Write down a word that was given to a customer."""
    known = customer_numbered(number)
    page = reverse("customer", args=[known.pk])
    if request.method != "POST":
        return see_other(page)
    form, at = WordToForm(request.POST), timezone.now()
    done = answered(form, lambda: give_word(known, form, staff=staff, at=at))
    if done is None:
        fresh = TreatmentForm(initial=_initial(known))
        context = _context(staff, known, fresh, word=form)
        return render(request, "web/case/customer.html", context, status=REFUSED)
    messages.success(request, done)
    return see_other(f"{page}#{form.returns_to}")


def _context(
    staff: Staff, known: Customer, form: TreatmentForm, word: WordToForm | None = None
) -> dict[str, Any]:
    teams = team_numbers_of(staff)
    cases = cases_for(staff).filter(customer=known).select_related("team", "owner")
    bought = [p for p in purchases_of(known)[:MOST] if teams is None or p.team_id in teams]
    return {
        "section": "cases",
        "customer": known,
        "form": form,
        "record": word_record(known, staff, at=timezone.now()),
        "word": word_form(staff, word),
        "points": contact_points_of(known),
        "cases": cases.order_by("-opened_at")[:MOST],
        "purchases": bought,
        "agreements": [a for a in agreements_with(known) if teams is None or a.team_id in teams],
    }


def _initial(known: Customer) -> dict[str, object]:
    now = treatment_of(known)
    return {name: getattr(now, name) for name in Treatment.__dataclass_fields__}
