"""The page of one promise: the word as it was given, where it stands, and what can be done."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amends.people.models import Staff
from amends.people.queries import staff_of
from amends.promises.models import GivenIn, Promise, State
from amends.promises.queries import PromiseHistory, history_of, promise_for
from amends.web.case.keyed_form import KeyedForm
from amends.web.case.page import REFUSED
from amends.web.case.words_told import WordTold, ending_of, word_told
from amends.web.promise_pages.forms import (
    AnswerForm,
    GiveUpForm,
    KeeperForm,
    KeepForm,
    NewDateForm,
    ReleaseForm,
)
from amends.web.staff_only import staff_page


@require_safe
@staff_page
def promise(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Show a promise whole."""
    return render_promise(request, staff, promise_for(staff, number), at=timezone.now())


def render_promise(
    request: HttpRequest,
    staff: Staff,
    promise: Promise,
    *,
    at: datetime,
    trouble: KeyedForm | None = None,
) -> HttpResponse:
    """Show the promise; `trouble` is a form that was refused and comes back as it was sent."""
    word = word_told(promise, at=at)
    forms = _forms(promise, word)
    if trouble is not None and trouble.place in forms:
        forms[trouble.place] = trouble
    if "keeper" in forms:
        here = [(p.pk, p.name) for p in staff_of(promise.team) if p.pk != promise.keeper_id]
        forms["keeper"].choices_of("to", here)
    history = history_of(promise)
    context: dict[str, Any] = {
        "section": "promises",
        "word": word,
        "promise": promise,
        "ending": ending_of(promise),
        "history": history,
        "has_history": _has_history(promise, history),
        "forms": forms,
        "is_line": promise.given_in == GivenIn.OFFER,
        "stray": trouble if trouble is not None and trouble.place not in forms else None,
        "now": at,
    }
    status = REFUSED if trouble else 200
    return render(request, "web/promises/promise.html", context, status=status)


def _has_history(promise: Promise, history: PromiseHistory) -> bool:
    answered = any(one.answered_at for one in promise.renegotiations.all())
    told = (promise.risks.all(), history.passings, history.reminders, history.waiting)
    return answered or any(map(bool, told))


def _forms(promise: Promise, word: WordTold) -> dict[str, KeyedForm]:
    """Return what can be done now, by its place on the page."""
    is_line = promise.given_in == GivenIn.OFFER
    found: list[KeyedForm] = []
    if not is_line and _may_be_done(promise):
        found.append(KeepForm())
    if promise.is_under_way:
        if promise.customer_id is not None and word.asked is None:
            found.append(NewDateForm())
        if word.asked is not None:
            found.append(AnswerForm(initial={"asked": word.asked.pk}))
        if promise.customer_id is not None and not is_line:
            found.append(ReleaseForm())
        found += [KeeperForm(), GiveUpForm()]
    return {form.place: form for form in found}


def _may_be_done(promise: Promise) -> bool:
    """Tell whether it can be said to be done: also of a broken word, as long as it is not."""
    ending = ending_of(promise)
    return promise.is_under_way or (
        ending is not None and promise.state == State.BROKEN and ending.done_at is None
    )
