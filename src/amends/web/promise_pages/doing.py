"""What is done with a promise: each form is one action, and a refusal comes back on its page."""

from datetime import datetime
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amends.people.models import Channel, Staff
from amends.people.queries import staff_numbered
from amends.promises.actions import (
    ask_for_new_date,
    break_promise,
    give_up_promise,
    keep_promise,
    pass_keeper,
    record_consent,
    refuse_new_date,
    release_promise,
    see_reminder,
)
from amends.promises.errors import BadPromise, NotAKeeper, PromiseEnded
from amends.promises.models import GivenIn, Promise
from amends.promises.queries import (
    promise_for,
    reminder_for,
    renegotiation_for,
    would_be_in_time,
)
from amends.web.case.doing import FormsOf
from amends.web.case.keyed_form import KeyedForm
from amends.web.going_on import see_other
from amends.web.promise_pages.forms import (
    AnswerForm,
    GiveUpForm,
    KeeperForm,
    KeepForm,
    NewDateForm,
    ReleaseForm,
)
from amends.web.promise_pages.one import render_promise
from amends.web.staff_only import staff_page


def _back(form: KeyedForm, promise: Promise) -> str:
    """Return where the form was sent from: the board as it was narrowed, or the promise."""
    sent_from = form.cleaned_data.get("back", "")
    if not sent_from:
        return reverse("promise", args=[promise.pk])
    return f"{reverse('promises')}?{urlencode(parse_qsl(sent_from))}"


promise_form = FormsOf(
    find=promise_for,
    page=lambda promise: reverse("promise", args=[promise.pk]),
    back=_back,
    shown=lambda request, staff, promise, at, form: render_promise(
        request, staff, promise, at=at, trouble=form
    ),
)


@promise_form(KeepForm)
def keep(promise: Promise, form: KeepForm, staff: Staff, at: datetime) -> str:
    """Write down that it was done: in time the word is kept, later it stays broken."""
    if promise.given_in == GivenIn.OFFER:
        raise BadPromise(
            _("It is part of what was chosen: write on the case that it is delivered.")
        )
    done_at: datetime = form.cleaned_data["done_at"] or at
    if done_at > at:
        raise BadPromise(_("That is still to come. Say it once it is done."))
    proof = form.cleaned_data["proof"]
    if would_be_in_time(promise, done_at=done_at):
        keep_promise(promise, proof=proof, by=staff.actor, at=at, done_at=done_at)
        return _("Kept. It is written down with its proof.")
    break_promise(promise, proof=proof, by=staff.actor, at=at, done_at=done_at)
    return _("Written down: it was done, after its time. The word stays broken.")


@promise_form(NewDateForm)
def ask(promise: Promise, form: NewDateForm, staff: Staff, at: datetime) -> str:
    """Ask the customer for another date; until they agree the old word stands."""
    due = form.asked(promise.zone)
    ask_for_new_date(promise, due=due, why=form.cleaned_data["why"], by=staff, at=at)
    said = _("%(name)s can answer on their page. Until then our word stands as it was.")
    return said % {"name": promise.customer.called if promise.customer else ""}


@promise_form(AnswerForm)
def note_answer(promise: Promise, form: AnswerForm, staff: Staff, at: datetime) -> str:
    """Write down what the customer told us about the other date."""
    asked = renegotiation_for(staff, form.cleaned_data["asked"])
    if asked.promise_id != promise.pk:
        raise PromiseEnded(_("Nobody was asked for another date here."))
    how = Channel(form.cleaned_data["how"])
    if form.cleaned_data["answer"] == "yes":
        record_consent(asked, how=how, by=staff.actor, at=at)
        return _("Agreed. The new date counts from now on.")
    refuse_new_date(asked, how=how, by=staff.actor, at=at)
    return _("Written down. Our word stands as it was given.")


@promise_form(ReleaseForm)
def release(promise: Promise, form: ReleaseForm, staff: Staff, at: datetime) -> str:
    """Write down that the customer lets us off."""
    if promise.given_in == GivenIn.OFFER:
        raise BadPromise(_("It is part of what was chosen: it ends when they choose another."))
    release_promise(promise, how=Channel(form.cleaned_data["how"]), by=staff.actor, at=at)
    return _("Written down: they let us off.")


@promise_form(GiveUpForm)
def give_up(promise: Promise, form: GiveUpForm, staff: Staff, at: datetime) -> str:
    """Say that it cannot be kept."""
    give_up_promise(promise, why=form.cleaned_data["why"], by=staff, at=at)
    if promise.customer is None:
        return _("Written down as broken.")
    return _("Written down as broken. Within a minute a case is open for it, with a finding.")


@promise_form(KeeperForm)
def hand_on(promise: Promise, form: KeeperForm, staff: Staff, at: datetime) -> str:
    """Let a colleague look after it."""
    colleague = staff_numbered(form.cleaned_data["to"])
    if colleague is None:
        raise NotAKeeper(_("Pick somebody from the list."))
    pass_keeper(promise, to=colleague, by=staff.actor, at=at)
    return _("%(name)s looks after it now. Who gave the word stays who gave it.") % {
        "name": colleague.name
    }


@require_POST
@staff_page
def seen(request: HttpRequest, staff: Staff, number: int) -> HttpResponse:
    """Put a reminder away."""
    see_reminder(reminder_for(staff, number), by=staff, at=timezone.now())
    return see_other(reverse("today"))
