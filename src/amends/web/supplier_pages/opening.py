"""Open a claim from its case: what the case knows stands in the form already."""

from decimal import Decimal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.claims.actions import open_claim
from amends.orders.models import PurchaseLine
from amends.people.models import Kind, Staff
from amends.remedies.queries import lines_due
from amends.web.case.answers import answered
from amends.web.case.page import REFUSED
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page
from amends.web.supplier_pages.opening_form import OpenForm, first_guess


@staff_page
def open_from_case(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show the form, or open the claim."""
    case, at = case_for(staff, number), timezone.now()
    lines = _lines_of(case)
    if request.method != "POST":
        form = OpenForm(initial=first_guess(case, lines, given=_given(case), at=at))
        return _page(request, case, form, lines)
    form = OpenForm(request.POST)
    opened: list[int] = []

    def act() -> str:
        key = form.cleaned_data["key"]
        opened.append(open_claim(case, form.draft(lines), by=staff, at=at, key=key).pk)
        return _("The claim is yours. The case goes on without it.")

    done = answered(form, act)
    if done is None:
        return _page(request, case, form, lines, status=REFUSED)
    messages.success(request, done)
    return see_other(reverse("claim", args=opened))


def _page(
    request: HttpRequest,
    case: Case,
    form: OpenForm,
    lines: list[PurchaseLine],
    *,
    status: int = 200,
) -> HttpResponse:
    form.fill(lines)
    context = {"section": "suppliers", "case": case, "form": form}
    return render(request, "web/claims/open.html", context, status=status)


def _lines_of(case: Case) -> list[PurchaseLine]:
    return [*case.purchase.lines.select_related("supplier")] if case.purchase else []


def _given(case: Case) -> Decimal:
    """Return what the customer was given besides the thing itself."""
    beside = (line.amount for line in lines_due(case) if line.kind != Kind.MAKE_WHOLE)
    return sum(beside, Decimal(0))
