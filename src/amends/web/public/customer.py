"""The customer's page and what can be done on it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import TypeVar

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from amends.cases.actions import attach_file, receive_message, say_how_it_went
from amends.cases.actions.within import lock
from amends.cases.errors import CaseClosed, CaseError
from amends.cases.models import Case
from amends.cases.queries.told import told_of
from amends.people.models import Channel
from amends.prevention.actions import note_wish, take_back_wish
from amends.promises.actions import record_consent, refuse_new_date, release_promise
from amends.promises.errors import PromiseNotFound, PromisesError
from amends.promises.models import GivenIn
from amends.promises.queries import promise_on, renegotiation_on
from amends.remedies.actions import (
    ask_for_time,
    choose,
    confirm_arrival,
    propose,
    say_not_arrived,
)
from amends.remedies.errors import NotThere, OfferNotOpen, RemediesError
from amends.remedies.queries import delivery_numbered, line_numbered, offer_numbered, offer_shown
from amends.web.double_clicks import done_once
from amends.web.going_on import see_other
from amends.web.limits import seconds_to_wait
from amends.web.public.door import View, by_link
from amends.web.public.forms import (
    ArrivalForm,
    ChoiceForm,
    ConsentForm,
    KeyedForm,
    LetOffForm,
    MessageForm,
    ProposalForm,
    TimeForm,
    WishForm,
    WordForm,
)
from amends.web.public.page import TEMPLATE, customer_page_context
from amends.web.public.waiting import too_often
from amends.web.words_given import write_down_words

F = TypeVar("F", bound=KeyedForm)
Act = Callable[[Case, F, datetime], str]


@by_link
@require_safe
def customer_page(request: HttpRequest, case: Case, token: str) -> HttpResponse:
    """Show the page."""
    return _shown(request, case)


def customer_form(form_class: type[F]) -> Callable[[Act[F]], View]:
    """Make a view of a function that does what one form of the page asks for.

    The function returns a sentence of thanks. What is refused comes back on the same page with
    status 422, what is sent too often with 429; the words stay in the form and nothing changes.
    """

    def decorate(act: Act[F]) -> View:
        @wraps(act)
        def view(request: HttpRequest, case: Case, token: str) -> HttpResponse:
            page = reverse("customer_page", args=[token])
            if request.method != "POST":
                return see_other(page)
            form = form_class(request.POST, request.FILES)
            wait = seconds_to_wait(request, form.place)
            if wait:
                form.full_clean()
                form.add_error(None, too_often(wait))
                response = _shown(request, case, trouble=form, status=429)
                response.headers["Retry-After"] = str(wait)
                return response
            done = _answered(form, lambda: act(case, form, timezone.now()))
            if done is None:
                return _shown(request, case, trouble=form, status=422)
            messages.success(request, done)
            return see_other(page)

        return by_link(view)

    return decorate


@customer_form(ChoiceForm)
def customer_choice(case: Case, form: ChoiceForm, at: datetime) -> str:
    """Choose an option."""
    offer = offer_numbered(case, form.cleaned_data["offer"])
    choose(offer, form.cleaned_data["option"], at=at, noted_by=None)
    write_down_words(case, at=at)
    return _("Thank you. %(owner)s has your choice, and it is under way.") % _owner(case)


@customer_form(TimeForm)
def customer_time(case: Case, form: TimeForm, at: datetime) -> str:
    """Ask for time to think."""
    offer = offer_numbered(case, form.cleaned_data["offer"])
    ask_for_time(offer, write_on=form.cleaned_data["write_on"], at=at)
    return _("Take your time. %(owner)s writes to you on that day.") % _owner(case)


@customer_form(ProposalForm)
def customer_proposal(case: Case, form: ProposalForm, at: datetime) -> str:
    """Say what they would rather have."""
    propose(
        case, offer=offer_shown(case), words=form.cleaned_data["words"], at=at, key=_key(case, form)
    )
    return _("Thank you. %(owner)s reads it and answers it in person.") % _owner(case)


@customer_form(MessageForm)
def customer_message(case: Case, form: MessageForm, at: datetime) -> str:
    """Write to us, with files."""
    message = receive_message(
        case,
        body=form.cleaned_data["words"],
        from_name=case.customer.name,
        channel=Channel.WEB,
        by=case.customer.actor,
        at=at,
        key=f"page:{_key(case, form)}",
    )
    for name, content in form.cleaned_data["papers"]:
        attach_file(
            message.case,
            filename=name,
            content=content,
            by=case.customer.actor,
            at=at,
            message=message,
        )
    return _("Thank you. %(owner)s has your words.") % _owner(case)


@customer_form(ArrivalForm)
def customer_arrival(case: Case, form: ArrivalForm, at: datetime) -> str:
    """Say whether something arrived."""
    if form.cleaned_data["arrived"] == "yes":
        confirm_arrival(delivery_numbered(case, form.cleaned_data["delivery"]), at=at)
        return _("Thank you for telling us that it arrived.")
    say_not_arrived(line_numbered(case, form.cleaned_data["line"]), at=at)
    write_down_words(case, at=at)
    return _("Thank you for telling us. %(owner)s sees to it that you get it.") % _owner(case)


@customer_form(ConsentForm)
def customer_consent(case: Case, form: ConsentForm, at: datetime) -> str:
    """Agree to another date, or keep the one that was promised."""
    asked = renegotiation_on(case, form.cleaned_data["asked"])
    by = case.customer.actor
    if form.cleaned_data["answer"] == "agree":
        record_consent(asked, how=Channel.WEB, by=by, at=at)
        return _("Thank you. The new date counts now, and %(owner)s keeps it.") % _owner(case)
    refuse_new_date(asked, how=Channel.WEB, by=by, at=at)
    return _("Thank you. Our word stands as it was given.")


@customer_form(LetOffForm)
def customer_let_off(case: Case, form: LetOffForm, at: datetime) -> str:
    """Let us off a word."""
    promise = promise_on(case, form.cleaned_data["promise"])
    if promise.given_in == GivenIn.OFFER:
        raise PromiseNotFound(_("This has changed. Look at the page again."))
    release_promise(promise, how=Channel.WEB, by=case.customer.actor, at=at)
    return _("Thank you for telling us. Nobody waits with it any more.")


@customer_form(WordForm)
def customer_word(case: Case, form: WordForm, at: datetime) -> str:
    """Tell us how we did; the same words again are one."""
    words = form.told()
    with transaction.atomic():
        lock(case, allow_closed=True)
        if words not in [row.words for row in told_of(case).follow_ups if row.by is None]:
            say_how_it_went(case, words=words, at=at)
    return _("Thank you. %(owner)s reads it.") % _owner(case)


@customer_form(WishForm)
def customer_wish(case: Case, form: WishForm, at: datetime) -> str:
    """Say that they wish to be told what we change, or no longer."""
    if form.cleaned_data["answer"] == "tell":
        note_wish(case, by=None, at=at)
        return _("You hear from us once we have changed something and seen that it holds.")
    take_back_wish(case, by=None, at=at)
    return _("Thank you for telling us. We do not write to you about it.")


def _shown(
    request: HttpRequest, case: Case, *, trouble: KeyedForm | None = None, status: int = 200
) -> HttpResponse:
    context = customer_page_context(case, reader="customer", trouble=trouble)
    return render(request, TEMPLATE, {**context, "link": request.resolver_match}, status=status)


def _answered(form: KeyedForm, act: Callable[[], str]) -> str | None:
    if not form.is_valid():
        if form.is_mangled:
            form.add_error(None, _("This has changed. Look at the page again."))
        return None
    try:
        return done_once(act)
    except CaseClosed:
        form.add_error(None, _("This matter is closed. Write to us below and it opens again."))
    except NotThere:
        form.add_error(None, str(OfferNotOpen(_("This has changed. Look at the page again."))))
    except (CaseError, PromisesError, RemediesError) as refused:
        is_about_words = type(refused).__name__ in ("BadWords", "BadDay")
        form.add_error(form.words_are_in if is_about_words else None, str(refused))
    return None


def _key(case: Case, form: KeyedForm) -> str:
    # The number of the case keeps a key from ever meeting one of another customer.
    return f"{case.pk}:{form.cleaned_data['key']}"


def _owner(case: Case) -> dict[str, str]:
    return {"owner": case.owner.name}
