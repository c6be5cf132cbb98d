"""How a form of the case page is answered: one place decides what becomes of a refusal."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from amends.cases.errors import BadFile, CaseError
from amends.cases.models import Case
from amends.cases.queries import case_for
from amends.claims.errors import ClaimsError
from amends.facts.errors import FactsError
from amends.insight.errors import InsightError
from amends.letters.errors import LetterError
from amends.orders.errors import OrdersError
from amends.people.errors import PeopleError
from amends.people.models import Staff
from amends.prevention.errors import PreventionError
from amends.promises.errors import PromisesError
from amends.remedies.errors import BadFacts, RemediesError
from amends.web.case.facts_form import PREFIX
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.once import is_first
from amends.web.case.page import render_case
from amends.web.double_clicks import done_once
from amends.web.going_on import see_other
from amends.web.staff_only import staff_page

REFUSALS = (
    CaseError,
    ClaimsError,
    FactsError,
    InsightError,
    LetterError,
    OrdersError,
    PeopleError,
    PreventionError,
    PromisesError,
    RemediesError,
)
"""What the rooms refuse; the text of each is a sentence for whoever tried."""

F = TypeVar("F", bound=KeyedForm)
Act = Callable[[Case, F, Staff, datetime], str]
View = Callable[..., HttpResponse]


def case_form(form_class: type[F], *, once: bool = False) -> Callable[[Act[F]], View]:
    """Make a view of a function that does what one form of the case page asks for.

    The function gets the case, the valid form, the member of staff and the time, and returns
    a sentence for the top of the page, or nothing. What the form or a room refuses comes back
    as the same page with status 422, the words still in the form and nothing changed. Asked
    for with GET, as after signing in again, the address leads to the case. `once` is for an
    action without a key of its own: a second click leads to the case and does nothing.
    """

    def decorate(act: Act[F]) -> View:
        @wraps(act)
        def view(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
            case = case_for(staff, number)
            if request.method != "POST":
                return to_case(case)
            at = timezone.now()
            form = form_class.posted(request, case, at)
            doing = f"{act.__name__} {case.pk} {staff.pk}" if once else ""
            done = answered(form, lambda: act(case, form, staff, at), doing=doing)
            if done is None:
                return render_case(request, staff, case, at=at, trouble=form)
            return to_case(case, form, request=request, done=done)

        return staff_page(view)

    return decorate


def answered(form: KeyedForm, act: Callable[[], str], *, doing: str = "") -> str | None:
    """Do what a form asks for and return what to say; None when it was refused.

    The refusal then stands in the form, beside the field that it is about, and whatever was
    done before it, such as a file kept, is undone. `doing` names what is done at most once.
    """
    if not form.is_valid():
        return None
    try:
        return done_once(lambda: "" if doing and not is_first(form, doing) else act())
    except REFUSALS as refused:
        put_into(form, refused)
        return None


def put_into(form: KeyedForm, refused: Exception) -> None:
    """Put the words of a refusal into the form, beside its field where it has one."""
    if isinstance(refused, BadFacts):
        for fact, words in refused.problems:
            name = PREFIX + fact
            form.add_error(name if name in form.fields else None, words)
        return
    field = "attached" if isinstance(refused, BadFile) else getattr(refused, "field", "")
    if not field and type(refused).__name__ in ABOUT_WORDS:
        field = form.words_are_in
    form.add_error(field if field in form.fields else None, str(refused))


ABOUT_WORDS = ("BadWords", "NothingWritten", "ReasonMissing", "UnlikePrecedents")
"""Refusals of what was written, which stand beside the field it was written in."""


def to_case(
    case: Case,
    form: KeyedForm | None = None,
    *,
    request: HttpRequest | None = None,
    done: str = "",
) -> HttpResponse:
    """Lead back to the case, to the part of the page that the form stands in."""
    if request is not None and done:
        messages.success(request, done)
    anchor = f"#{form.returns_to}" if form is not None and form.returns_to else ""
    return see_other(reverse("case", args=[case.pk]) + anchor)
