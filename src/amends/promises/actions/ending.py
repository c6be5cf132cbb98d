"""A promise ends once: kept, broken, or released by the customer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.cases.words import clean_words
from amends.journal.actor import Actor, ActorKind
from amends.journal.record import record
from amends.people.models import Channel, Staff
from amends.promises.actions.within import (
    lock,
    look_at_once,
    refuse_unless_their_word,
    refuse_unless_under_way,
    staff_number,
    stand,
)
from amends.promises.errors import NotInTime, NotYet, PromiseEnded
from amends.promises.models import End, Ending, Promise, State, Step, StepKind
from amends.promises.queries.watching import time_has_passed, would_be_in_time

LONGEST_PROOF = 300
OF_OURS = (ActorKind.STAFF, ActorKind.MACHINE)


@transaction.atomic
def keep_promise(
    promise: Promise, *, proof: str, by: Actor, at: datetime, done_at: datetime | None = None
) -> Ending:
    """Note that the word was kept, with proof. `done_at` is when, where that was before `at`.

    Keeping twice is keeping once. A word that counted as broken, because nobody had told us
    that it was done in time, is kept: the breaking is set aside. Raises NotInTime for what was
    done after the deadline, PromiseEnded, and BadWords (cases) without proof.
    """
    promise = lock(promise)
    done = min(done_at or at, at)
    ending = _ending_of(promise)
    if ending is not None and ending.kind == End.KEPT:
        return ending
    if ending is not None and not (ending.kind == End.BROKEN and ending.done_at is None):
        refuse_unless_under_way(promise)
    if not would_be_in_time(promise, done_at=done):
        raise NotInTime(_("It was done after its time, so that the word was broken."))
    words = clean_words(proof, what=_("The proof"), longest=LONGEST_PROOF)
    if ending is not None:
        ending.set_aside_at = at
        ending.save(update_fields=["set_aside_at"])
    kept = Ending.objects.create(
        promise=promise,
        kind=End.KEPT,
        at=done,
        noted_at=at,
        by_id=staff_number(by),
        done_at=done,
        proof=words,
    )
    _tell_dependents(promise, done, at)
    stand(promise, looked_at=at)
    record(
        "promise.kept", kept, about=promise.case, by=by, at=at,
        promise=promise.pk, done_at=done, set_aside=ending is not None,
    )  # fmt: skip
    return kept


@transaction.atomic
def break_promise(
    promise: Promise, *, by: Actor, at: datetime, done_at: datetime | None = None, proof: str = ""
) -> Ending:
    """Note that the word was broken: its time ran out, or it was done too late (`done_at`).

    Breaking twice is breaking once; told later when it was done in the end, the breaking keeps
    that. Raises NotYet while it can still be kept, and PromiseEnded.
    """
    promise = lock(promise)
    known = _ending_of(promise)
    if known is not None and known.kind == End.BROKEN and (
        done_at is None or known.done_at is not None
    ):  # fmt: skip
        return known
    if known is not None and known.kind != End.BROKEN:
        refuse_unless_under_way(promise)
    if not time_has_passed(promise, at=done_at or at):
        raise NotYet(_("Its time has not run out. It can still be kept."))
    words = clean_words(proof, what=_("The proof"), longest=LONGEST_PROOF, may_be_empty=True)
    if known is not None:
        known.done_at, known.proof = done_at, words
        known.save(update_fields=["done_at", "proof"])
        broken = known
    else:
        broken = Ending.objects.create(
            promise=promise,
            kind=End.BROKEN,
            at=promise.deadline,
            noted_at=at,
            by_id=staff_number(by),
            done_at=done_at,
            proof=words,
            # Nobody is waiting for old news, and what a supplier owes us is no customer's case.
            prepared_at=at if promise.is_past_news or promise.customer_id is None else None,
        )
    if done_at is not None:
        _tell_dependents(promise, done_at, at)
    stand(promise, looked_at=at)
    record(
        "promise.broken", broken, about=promise.case, by=by, at=at,
        promise=promise.pk, done_at=done_at,
    )  # fmt: skip
    return broken


@transaction.atomic
def give_up_promise(promise: Promise, *, why: str, by: Staff, at: datetime) -> Ending:
    """Say before its time that the word cannot be kept: it is broken from now on.

    What would have opened a case at its time opens one now, so that the customer hears it from
    us. Twice is once. Should it be done in time after all, keeping it sets this aside. Raises
    PromiseEnded, and BadWords (cases) without a reason.
    """
    promise = lock(promise)
    known = _ending_of(promise)
    if known is not None and known.kind == End.BROKEN:
        return known
    refuse_unless_under_way(promise)
    given_up = Ending.objects.create(
        promise=promise,
        kind=End.BROKEN,
        at=min(at, promise.deadline),
        noted_at=at,
        by=by,
        proof=clean_words(why, what=_("Why"), longest=LONGEST_PROOF),
        prepared_at=at if promise.customer_id is None else None,
    )
    stand(promise, looked_at=at)
    record(
        "promise.given_up", given_up, about=promise.case, by=by.actor, at=at,
        promise=promise.pk,
    )  # fmt: skip
    return given_up


@transaction.atomic
def release_promise(promise: Promise, *, how: Channel, by: Actor, at: datetime) -> Ending:
    """Note that the customer lets us off, by themselves or told to a person of ours.

    A supplier's word to us is ours to release. Twice is once. Raises NoConsent for anybody
    else, and PromiseEnded.
    """
    promise = lock(promise)
    known = _ending_of(promise)
    if known is not None and known.kind == End.RELEASED:
        return known
    refuse_unless_under_way(promise)
    if promise.customer is not None or by.kind not in OF_OURS:
        refuse_unless_their_word(promise.customer, by, how)
    released = Ending.objects.create(
        promise=promise, kind=End.RELEASED, at=at, noted_at=at, by_id=staff_number(by), how=how
    )
    stand(promise, looked_at=at)
    record(
        "promise.released", released, about=promise.case, by=by, at=at,
        promise=promise.pk, channel=how.value,
    )  # fmt: skip
    return released


@transaction.atomic
def bring_to_case(breaking: Ending, case: Case, *, by: Actor, at: datetime) -> Ending:
    """Note on which case a broken word is made good, once all is prepared there.

    The first case stays. Raises PromiseEnded for a promise that was not broken.
    """
    breaking = Ending.objects.select_for_update().get(pk=breaking.pk)
    if breaking.kind != End.BROKEN:
        raise PromiseEnded(_("This promise was not broken."))
    if breaking.prepared_at is not None:
        return breaking
    breaking.case, breaking.prepared_at = case, at
    breaking.save(update_fields=["case", "prepared_at"])
    record(
        "promise.brought_to_case", breaking, about=case, by=by, at=at,
        promise=breaking.promise_id,
    )  # fmt: skip
    return breaking


def _ending_of(promise: Promise) -> Ending | None:
    return Ending.objects.filter(promise=promise, set_aside_at__isnull=True).first()


def _tell_dependents(promise: Promise, done_at: datetime, at: datetime) -> None:
    waiting = Step.objects.filter(
        promise__depends_on=promise, kind=StepKind.HAND_OVER, done_at__isnull=True
    )
    for step in waiting.select_related("promise__team", "promise__keeper"):
        step.done_at = done_at
        step.save(update_fields=["done_at"])
        if step.promise.state == State.OPEN:
            look_at_once(step.promise, at=at)
