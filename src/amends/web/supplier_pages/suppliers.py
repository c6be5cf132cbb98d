"""The suppliers, and the page of one: its record, its claims and its terms."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amends.claims.actions import set_terms
from amends.claims.queries import (
    claims_of_supplier,
    seen_by,
    supplier_for,
    supplier_quarters,
    supplier_records,
    suppliers_with_open_claims,
    terms_of,
)
from amends.people.models import Role, Staff, Supplier
from amends.web.case.answers import answered
from amends.web.case.page import REFUSED
from amends.web.going_on import see_other
from amends.web.pages_by_number import pages_of
from amends.web.staff_only import staff_page
from amends.web.supplier_pages.pictures import pictures_of
from amends.web.supplier_pages.record_told import figures_of
from amends.web.supplier_pages.terms_form import TermsForm, initial_of, told

A_YEAR = timedelta(days=365)
ON_A_PAGE = 50


@require_safe
@staff_page
def supplier_list(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show the suppliers by name, with what is open."""
    at = timezone.now()
    page = Paginator(suppliers_with_open_claims(staff), ON_A_PAGE).get_page(request.GET.get("page"))
    records = supplier_records(seen_by(staff), page.object_list, since=at - A_YEAR, until=at)
    context = {
        "section": "suppliers",
        "rows": [(one, records[one.pk]) for one in page.object_list],
        "pages": pages_of(page),
    }
    return render(request, "web/claims/suppliers.html", context)


@require_safe
@staff_page
def supplier(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show a supplier's record of a year, the claims and the terms."""
    return _page(request, staff, supplier_for(number), at=timezone.now())


@staff_page
def supplier_terms(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Keep the terms that a lead wrote down."""
    one, at = supplier_for(number), timezone.now()
    if request.method != "POST":
        return see_other(reverse("supplier", args=[one.pk]))
    form = TermsForm(request.POST)

    def act() -> str:
        set_terms(one, form.draft, by=staff, at=at)
        return _("These terms hold from now on. Open claims keep the windows they have.")

    done = answered(form, act)
    if done is None:
        return _page(request, staff, one, at=at, trouble=form)
    messages.success(request, done)
    return see_other(reverse("supplier", args=[one.pk]))


def _page(
    request: HttpRequest,
    staff: Staff,
    one: Supplier,
    *,
    at: datetime,
    trouble: TermsForm | None = None,
) -> HttpResponse:
    seen = seen_by(staff)
    records = supplier_records(seen, [one], since=at - A_YEAR, until=at)
    zone = ZoneInfo(timezone.get_current_timezone_name())
    quarters = supplier_quarters(seen, one, at=at, zone=zone)
    over = claims_of_supplier(staff, one, is_over=True)
    page = Paginator(over, ON_A_PAGE).get_page(request.GET.get("page"))
    terms = terms_of(one)
    context: dict[str, Any] = {
        "section": "suppliers",
        "supplier": one,
        "figures": figures_of(records[one.pk]),
        "pictures": pictures_of(quarters),
        "open_claims": claims_of_supplier(staff, one, is_over=False)[:ON_A_PAGE],
        "over": page,
        "pages": pages_of(page),
        "terms": terms,
        "terms_told": told(terms) if terms else [],
        "may_set": staff.rank >= Role.LEAD.rank,
        "stray": trouble if trouble is not None and staff.rank < Role.LEAD.rank else None,
        "form": trouble or TermsForm(initial=initial_of(terms)),
    }
    return render(request, "web/claims/supplier.html", context, status=REFUSED if trouble else 200)
