"""What we are proud of: a page to read and to print, without numbers and without ranks."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from amends.insight.actions import answer_naming, name_customer, take_down, unname_customer
from amends.insight.errors import InsightError
from amends.insight.models import Appreciation
from amends.insight.queries import appreciation_for, appreciations_for, naming_for
from amends.people.models import Staff
from amends.web.going_on import see_other
from amends.web.pages_by_number import pages_of
from amends.web.staff_only import staff_page

ON_A_PAGE = 12
Act = Callable[[Appreciation, Staff, datetime], object]
View = Callable[..., HttpResponse]


class SaidForm(forms.Form):
    """How the customer said that they may be named."""

    said = forms.CharField(label=gettext_lazy("How they said so"), max_length=300)


@require_safe
@staff_page
def appreciation_page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Show what the teams of somebody are proud of."""
    return _shown(request, staff)


@require_POST
@staff_page
def name_customer_page(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Note that the customer agreed to be named."""
    one, form = appreciation_for(staff, number), SaidForm(request.POST, auto_id=f"said-{number}-%s")
    if form.is_valid():
        try:
            said = form.cleaned_data["said"]
            name_customer(one, said=said, by=staff, at=timezone.now())
        except InsightError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Their name stands there now."))
            return see_other("appreciation")
    return _shown(request, staff, refused={one.pk: form})


def _one_click(act: Act, words: Promise) -> View:
    @require_POST
    @staff_page
    def view(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
        act(appreciation_for(staff, number), staff, timezone.now())
        messages.success(request, str(words))
        return see_other("appreciation")

    return view


unname_customer_page = _one_click(
    lambda one, staff, at: unname_customer(one, by=staff, at=at),
    gettext_lazy("Their name does not stand there any more."),
)
take_down_page = _one_click(
    lambda one, staff, at: take_down(one, by=staff, at=at),
    gettext_lazy("It is taken down. The case stays as it is."),
)


@require_POST
@staff_page
def answer_naming_page(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Say whether one wishes to be named; it may be said otherwise any time."""
    is_willing = request.POST.get("answer") == "yes"
    answer_naming(naming_for(staff, number), is_willing=is_willing, by=staff, at=timezone.now())
    words = _("Your name stands there now.") if is_willing else _("Your name does not stand there.")
    messages.success(request, words)
    return see_other("me")


def _shown(
    request: HttpRequest, staff: Staff, refused: dict[int, SaidForm] | None = None
) -> HttpResponse:
    page = Paginator(appreciations_for(staff), ON_A_PAGE).get_page(request.GET.get("page", "1"))
    refused = refused or {}
    context = {
        "section": "appreciation",
        "rows": [
            (one, refused.get(one.pk) or SaidForm(auto_id=f"said-{one.pk}-%s")) for one in page
        ],
        "pages": pages_of(page),
    }
    status = 422 if refused else 200
    return render(request, "web/desk/appreciation.html", context, status=status)
