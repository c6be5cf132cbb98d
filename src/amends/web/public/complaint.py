"""The public door: whoever was let down tells us, and somebody owns it from that moment."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from amends.cases.actions import attach_file, open_case
from amends.cases.errors import CaseError
from amends.cases.links import customer_path
from amends.cases.models import Case
from amends.cases.queries.told import told_of
from amends.journal.actor import PUBLIC
from amends.orders.queries import purchase_numbered
from amends.people.actions import meet_customer
from amends.people.errors import NobodyByThatName, PeopleError
from amends.people.models import Channel, Team
from amends.people.queries import team_called, teams
from amends.web.double_clicks import done_once
from amends.web.going_on import see_other
from amends.web.limits import seconds_to_wait
from amends.web.public.complaint_form import ComplaintForm
from amends.web.public.door import by_link
from amends.web.public.page import called, next_word
from amends.web.public.waiting import too_often


@csrf_exempt  # It works for everybody, also without cookies; nobody's rights are used here.
@never_cache
def complaint(request: HttpRequest, team: str = "") -> HttpResponse:
    """Show the form, or open a case from it."""
    shops = _shops(team)
    if request.method != "POST":
        return _form_page(request, ComplaintForm(shops=shops), shops)
    form = ComplaintForm(request.POST, request.FILES, shops=shops)
    is_odd = bool(request.POST.get("website"))
    wait = seconds_to_wait(request, "odd" if is_odd else form.place)
    if wait:
        form.full_clean()
        form.add_error(None, too_often(wait))
        response = _form_page(request, form, shops, status=429)
        response.headers["Retry-After"] = str(wait)
        return response
    case = _opened(form, shops, timezone.now()) if form.is_valid() else None
    if case is None:
        return _form_page(request, form, shops, status=422)
    return see_other(reverse("complaint_thanks", args=[_token(case)]))


@by_link
@require_safe
def thanks(request: HttpRequest, case: Case, token: str) -> HttpResponse:
    """Say who owns it, by when they hear, and where they find it again."""
    word = next_word(told_of(case), hear_by=None, at=timezone.now())
    context = {
        "case": case,
        "called": called(case),
        "next_word": word,
        "link": customer_path(case),
    }
    return render(request, "web/public/thanks.html", context)


def _opened(form: ComplaintForm, shops: Sequence[Team], at: datetime) -> Case | None:
    try:
        return done_once(lambda: _open(form, shops, at))
    except (CaseError, PeopleError) as refused:
        field = getattr(refused, "field", "")
        form.add_error(field if field in form.fields else None, str(refused))
        return None


def _open(form: ComplaintForm, shops: Sequence[Team], at: datetime) -> Case:
    given = form.cleaned_data
    team = next((shop for shop in shops if shop.slug == given["team"]), shops[0])
    customer = meet_customer(
        name=given["name"],
        contacts=form.contacts(),
        language=translation.get_language() or "en",
        by=PUBLIC,
        at=at,
    )
    purchase = purchase_numbered(team, given["order"]) if given["order"] else None
    case = open_case(
        team=team,
        customer=customer,
        subject=form.subject(),
        failure=form.failure_named(),
        channel=Channel.WEB,
        words=form.words(),
        by=None,
        at=at,
        # A name of its own keeps this key from ever meeting one that opened a case elsewhere.
        key=f"form:{given['key']}",
        is_occasion=given["day"] is not None,
        wants=given["wants"],
        purchase=purchase if purchase and purchase.customer_id == customer.pk else None,
        reported_by="" if customer.called == given["name"] else given["name"],
    )
    words = told_of(case).messages[0] if given["papers"] else None
    for name, content in given["papers"]:
        attach_file(case, filename=name, content=content, by=PUBLIC, at=at, message=words)
    return case


def _form_page(
    request: HttpRequest, form: ComplaintForm, shops: Sequence[Team], *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "shops": shops, "shop": shops[0] if len(shops) == 1 else None}
    return render(request, "web/public/complaint.html", context, status=status)


def _shops(slug: str) -> list[Team]:
    try:
        return [team_called(slug)] if slug else [*teams()]
    except NobodyByThatName as missing:
        raise Http404(str(missing)) from None


def _token(case: Case) -> str:
    return str(resolve(customer_path(case)).kwargs["token"])
