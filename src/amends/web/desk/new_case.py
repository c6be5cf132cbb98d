"""A case is opened by who hears of it, face to face, by phone or by letter: it is theirs."""

from datetime import datetime

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amends.cases.actions import hand_back, open_case
from amends.cases.errors import CaseError
from amends.cases.models import Case, Failure, Loss, Severity
from amends.cases.queries import cases_for
from amends.orders.models import Purchase
from amends.orders.queries import purchases_of
from amends.people.actions import add_customer, meet_customer
from amends.people.errors import PeopleError
from amends.people.matching import Contact
from amends.people.models import Channel, Customer, Staff
from amends.people.queries import customer_numbered, customers_like
from amends.web.case.agreeing import agreed_with
from amends.web.desk.new_case_form import NewCaseForm
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page

MOST_KNOWN = 8
SHORTEST = 2


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def new_case_page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Ask what happened and open the case; it is theirs from that moment."""
    if request.method == "POST":
        return _open(request, staff)
    if request.GET.get("look") == "1":
        return _look(request, staff)
    return _page(request, staff, NewCaseForm(staff=staff))


def _look(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Answer what is typed with who that could be; a part of the page."""
    known = _known(request.GET.get("who", ""), request.GET.get("reach", ""))
    context = {"known": known_with_agreements(known, staff)}
    return render(request, "web/desk/known_customers.html", context)


def _page(
    request: HttpRequest,
    staff: Staff,
    form: NewCaseForm,
    *,
    refused: str = "",
    known: list[Customer] | None = None,
) -> HttpResponse:
    if not form.teams:
        refused = _("You work in no team yet. Ask your lead to add you to one.")
    elif form.is_mangled:
        refused = _("A part of this form was lost on the way. Open it anew.")
    context = {
        "section": "cases",
        "form": form,
        "refused": refused,
        "known": known_with_agreements(known or [], staff),
        "is_asked": bool(known),
        "several_teams": len(form.teams) > 1,
        "picked": form["customer"].value() or "",
    }
    status = 422 if form.is_bound else 200
    return render(request, "web/desk/new_case.html", context, status=status)


def known_with_agreements(known: list[Customer], staff: Staff) -> list[tuple[Customer, list[str]]]:
    """Return each customer with what is agreed with them, so that it is kept to this time."""
    agreed = agreed_with(staff, known)
    return [(one, agreed.get(one.pk, [])) for one in known]


def _open(request: HttpRequest, staff: Staff) -> HttpResponse:
    form = NewCaseForm(request.POST, staff=staff)
    if not form.is_valid():
        known = _known(request.POST.get("who", ""), request.POST.get("reach", ""))
        return _page(request, staff, form, known=known)
    # The same form sent twice is one case, and must not ask or meet anybody again.
    sent_before = cases_for(staff).filter(key=form.cleaned_data["key"]).first()
    if sent_before is not None:
        return see_other("case", sent_before.pk)
    known = _known(form.cleaned_data["who"], form.cleaned_data["reach"])
    if known and not form.cleaned_data["customer"]:
        return _page(request, staff, form, known=known)
    try:
        # A case that is refused must not leave a customer behind whom nobody knows.
        with transaction.atomic():
            case = _open_for(_customer(form, staff), form, staff, timezone.now())
    except IntegrityError:
        # The same form, sent twice at the same moment: the other one opened it.
        case = get_object_or_404(cases_for(staff), key=form.cleaned_data["key"])
        return see_other("case", case.pk)
    except PeopleError as refused:
        form.add_error("reach" if refused.field == "contacts" else "who", str(refused))
    except CaseError as refused:
        return _page(request, staff, form, refused=str(refused), known=known)
    except NoSuchOrder as refused:
        form.add_error("order", str(refused))
    else:
        messages.success(request, _("Case %(number)d is yours.") % {"number": case.pk})
        return see_other("case", case.pk)
    return _page(request, staff, form, known=known)


class NoSuchOrder(Exception):
    """The customer has no order of that number."""


def _open_for(customer: Customer, form: NewCaseForm, staff: Staff, at: datetime) -> Case:
    told = form.cleaned_data
    case = open_case(
        team=told["team"],
        customer=customer,
        subject=form.called,
        failure=Failure(told["failure"]),
        channel=Channel(told["channel"]),
        words=told["words"],
        by=staff,
        at=at,
        key=told["key"],
        severity=Severity(told["severity"]),
        loss=Loss(told["loss"]),
        is_occasion=told["is_occasion"],
        wants=told["wants"],
        purchase=_purchase(customer, told["order"], form),
        reported_by=told["reported_by"],
    )
    if form.executive is not None:
        hand_back(
            case,
            executive=form.executive,
            message=case.messages.first(),
            words="",
            by=staff,
            at=at,
            key=f"opened:{told['key']}",
        )
    return case


def _customer(form: NewCaseForm, staff: Staff) -> Customer:
    if form.known_customer is not None:
        return customer_numbered(form.known_customer)
    reach = form.cleaned_data["reach"]
    contacts = [Contact(form.contact_kind, reach)] if reach else []
    # Whom staff call new is new, even with the name and the phone of somebody known.
    enter = add_customer if form.is_new else meet_customer
    return enter(
        name=form.cleaned_data["who"], contacts=contacts, by=staff.actor, at=timezone.now()
    )


def _purchase(customer: Customer, number: str, form: NewCaseForm) -> Purchase | None:
    if not number:
        return None
    theirs = [one for one in purchases_of(customer) if one.team in form.teams]
    for purchase in theirs:
        if purchase.number.casefold() == number.strip().casefold():
            return purchase
    if not theirs:
        raise NoSuchOrder(
            _("%(name)s has no order with us under a number. Leave it empty.")
            % {"name": customer.name}
        )
    numbers = ", ".join(one.number for one in theirs[:5])
    raise NoSuchOrder(
        _("%(name)s has no order of this number. Theirs: %(numbers)s.")
        % {"name": customer.name, "numbers": numbers}
    )


def _known(who: str, reach: str) -> list[Customer]:
    """Return who it could be: those reached there first, then those of that name."""
    found: dict[int, Customer] = {}
    for typed in (reach, who):
        if len(typed.strip()) >= SHORTEST:
            for customer in customers_like(typed).prefetch_related("contact_points")[:MOST_KNOWN]:
                found.setdefault(customer.pk, customer)
    return [*found.values()][:MOST_KNOWN]
