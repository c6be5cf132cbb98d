"""Another date, with the customer's consent or not at all."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.words import clean_words
from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.models import Channel, Staff
from amends.promises.actions.within import (
    first_look,
    lock,
    look_at_once,
    refuse_unless_their_word,
    refuse_unless_under_way,
    staff_number,
    stand,
)
from amends.promises.dates import Due, Tolerance, deadline_of, due_by
from amends.promises.errors import AlreadyAsked, BadPromise, NoConsent, PromiseEnded
from amends.promises.models import End, Ending, GivenIn, Promise, Renegotiation, Step, StepKind
from amends.promises.queries.watching import time_has_passed

LONGEST_WHY = 300
SAID_IN = {Channel.PHONE: GivenIn.PHONE, Channel.IN_PERSON: GivenIn.IN_PERSON}


@transaction.atomic
def ask_for_new_date(
    promise: Promise, *, due: date | datetime, why: str, by: Staff, at: datetime
) -> Renegotiation:
    """Ask the customer for another date. Until they consent the old word stands (rule 4).

    The same date again is the same question. Raises AlreadyAsked while another one is open,
    BadPromise for a date that has passed or is not later, NoConsent where there is no customer
    to ask, PromiseEnded, and BadWords (cases).
    """
    promise = lock(promise)
    refuse_unless_under_way(promise)
    if promise.customer is None:
        raise NoConsent(_("This word was given to us; there is no customer to ask."))
    new = due_by(due, promise.zone)
    asked = Renegotiation.objects.filter(promise=promise, answered_at__isnull=True).first()
    if asked is not None and (asked.due_at, asked.due_on) == (new.at, new.on):
        return asked
    if asked is not None:
        raise AlreadyAsked(_("They were asked for another date and have not answered yet."))
    if new.at <= promise.due_at or new.at <= at:
        raise BadPromise(_("Name a date after the one that was promised."))
    asked = Renegotiation.objects.create(
        promise=promise,
        asked_by=by,
        asked_at=at,
        why=clean_words(why, what=_("Why"), longest=LONGEST_WHY),
        due_at=new.at,
        due_on=new.on,
    )
    stand(promise, looked_at=at)
    record(
        "promise.new_date_asked", asked, about=promise.case, by=by.actor, at=at,
        promise=promise.pk, due_at=new.at,
    )  # fmt: skip
    return asked


@transaction.atomic
def record_consent(
    renegotiation: Renegotiation, *, how: Channel, by: Actor, at: datetime
) -> Promise:
    """Note that the customer agrees: the old word is renegotiated, and the new one binds.

    `by` is the customer themselves or who wrote it down. Returns the new promise; consenting
    twice is consenting once. Raises NoConsent for anybody else, PromiseEnded when the old time
    ran out first or the answer was another one, BadPromise when the new one has passed too.
    """
    promise = lock(renegotiation.promise)
    asked = Renegotiation.objects.get(pk=renegotiation.pk)
    if asked.is_consented:
        return Promise.objects.get(replaces=promise)
    refuse_unless_under_way(promise)
    if asked.answered_at is not None:
        raise PromiseEnded(_("They said no to this date. Ask for another one."))
    refuse_unless_their_word(promise.customer, by, how)
    if time_has_passed(promise, at=at):
        raise PromiseEnded(_("The promised time passed before they answered; it was broken."))
    _answer(asked, is_consented=True, how=how, by=by, at=at)
    Ending.objects.create(
        promise=promise,
        kind=End.RENEGOTIATED,
        at=at,
        noted_at=at,
        by_id=staff_number(by),
        how=how,
        renegotiation=asked,
    )
    stand(promise, looked_at=at)
    new = _new_word(promise, asked, how=how, at=at)
    _move_dependents(promise, new, at=at)
    record(
        "promise.renegotiated", new, about=promise.case, by=by, at=at,
        promise=promise.pk, due_at=new.due_at, channel=how.value,
    )  # fmt: skip
    return new


@transaction.atomic
def refuse_new_date(
    renegotiation: Renegotiation, *, how: Channel, by: Actor, at: datetime
) -> Renegotiation:
    """Note that the customer does not agree: the old word stands.

    Twice is once. Raises NoConsent for anybody else, PromiseEnded after they agreed.
    """
    promise = lock(renegotiation.promise)
    asked = Renegotiation.objects.get(pk=renegotiation.pk)
    if asked.is_consented:
        raise PromiseEnded(_("They agreed to this date."))
    if asked.answered_at is not None:
        return asked
    refuse_unless_their_word(promise.customer, by, how)
    _answer(asked, is_consented=False, how=how, by=by, at=at)
    look_at_once(promise, at=at)
    record(
        "promise.new_date_refused", asked, about=promise.case, by=by, at=at,
        promise=promise.pk, channel=how.value,
    )  # fmt: skip
    return asked


def _answer(
    asked: Renegotiation, *, is_consented: bool, how: Channel, by: Actor, at: datetime
) -> None:
    asked.is_consented, asked.answered_at, asked.how = is_consented, at, how
    asked.noted_by_id = staff_number(by)
    asked.save(update_fields=["is_consented", "answered_at", "how", "noted_by"])


def _new_word(old: Promise, asked: Renegotiation, *, how: Channel, at: datetime) -> Promise:
    tolerance = Tolerance(old.tolerance_days, old.tolerance_minutes)
    if asked.due_at <= at:
        raise BadPromise(_("That date has passed too. Ask for a later one."))
    new = Promise.objects.create(
        team=old.team,
        customer=old.customer,
        given_by_id=asked.asked_by_id,
        supplier_id=old.supplier_id,
        given_in=_where(old, how),
        case=old.case,
        purchase_id=old.purchase_id,
        source=old.source,
        what=old.what,
        due_at=asked.due_at,
        due_on=asked.due_on,
        zone=old.zone,
        is_essential=old.is_essential,
        tolerance_days=old.tolerance_days,
        tolerance_minutes=old.tolerance_minutes,
        deadline=deadline_of(Due(asked.due_at, asked.due_on), tolerance, old.zone),
        effort_minutes=old.effort_minutes,
        given_at=at,
        noted_at=at,
        key=f"renegotiated:{asked.pk}",
        depends_on_id=old.depends_on_id,
        replaces=old,
        keeper=old.keeper,
        next_look_at=asked.due_at,
    )
    for step in Step.objects.filter(promise=old, done_at__isnull=True):
        Step.objects.create(promise=new, kind=step.kind, due_at=step.due_at)
    new.next_look_at = first_look(new)
    new.save(update_fields=["next_look_at"])
    return new


def _where(old: Promise, how: Channel) -> GivenIn:
    # What was chosen stays what was chosen, whatever day it comes on.
    if old.given_in == GivenIn.OFFER:
        return GivenIn.OFFER
    return SAID_IN.get(how, GivenIn.MESSAGE)


def _move_dependents(old: Promise, new: Promise, *, at: datetime) -> None:
    waiting = Step.objects.filter(
        promise__depends_on=old, kind=StepKind.HAND_OVER, done_at__isnull=True
    )
    for step in waiting.select_related("promise__team", "promise__keeper"):
        step.due_at = new.deadline
        step.save(update_fields=["due_at"])
        look_at_once(step.promise, at=at)
