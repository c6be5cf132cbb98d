"""What is done while a promise is under way: risks, reminders, steps, its keeper."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import MACHINE, Actor
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.queries import hours_of
from amends.promises.actions.within import (
    lock,
    look_at_once,
    refuse_unless_under_way,
    staff_number,
    stand,
)
from amends.promises.errors import NotAKeeper
from amends.promises.models import Passing, Promise, Reason, Reminder, Risk, Step, StepKind
from amends.promises.queries.watching import can_keep, known_reasons, told_at, word_of
from amends.promises.risk import LADDER_TOP, rung_due_at


@transaction.atomic
def note_risk(promise: Promise, reasons: Iterable[Reason], *, by: Actor, at: datetime) -> Promise:
    """Note that the word may not be kept, and why; known reasons change nothing."""
    promise = lock(promise)
    new = [*dict.fromkeys(reason for reason in reasons if reason not in known_reasons(promise))]
    if not new or not promise.is_under_way:
        return promise
    Risk.objects.bulk_create(Risk(promise=promise, reason=reason, at=at) for reason in new)
    stand(promise, looked_at=at)
    record(
        "promise.at_risk", promise, about=promise.case, by=by, at=at,
        reason=new[0].value, reasons=len(new),
    )  # fmt: skip
    return promise


@transaction.atomic
def remind_keeper(promise: Promise, *, at: datetime) -> Promise:
    """Tell the keeper, then the ladder above, that a word may not be kept.

    A promise whose next rung is not due (another worker was here) stays as it is.
    """
    promise = lock(promise)
    if not is_rung_due(promise, at=at):
        return promise
    promise.rung += 1
    promise.save(update_fields=["rung"])
    told = told_at(promise, promise.rung, at=at)
    Reminder.objects.bulk_create(
        Reminder(promise=promise, staff=person, rung=promise.rung, at=at) for person in told
    )
    stand(promise, looked_at=at)
    record(
        "promise.keeper_reminded", promise, about=promise.case, by=MACHINE, at=at,
        rung=promise.rung, told=len(told),
    )  # fmt: skip
    return promise


@transaction.atomic
def see_reminder(reminder: Reminder, *, by: Staff, at: datetime) -> Reminder:
    """Note that somebody has seen their own reminder."""
    reminder = Reminder.objects.select_for_update().get(pk=reminder.pk, staff=by)
    if reminder.seen_at is not None:
        return reminder
    reminder.seen_at = at
    reminder.save(update_fields=["seen_at"])
    record("reminder.seen", reminder, by=by.actor, at=at, promise=reminder.promise_id)
    return reminder


@transaction.atomic
def pass_keeper(promise: Promise, *, to: Staff, by: Actor, at: datetime) -> Promise:
    """Let a colleague look after a promise; who gave the word stays who gave it.

    Passing to who keeps it already changes nothing. Raises NotAKeeper and PromiseEnded.
    """
    promise = lock(promise)
    refuse_unless_under_way(promise)
    if promise.keeper_id == to.pk:
        return promise
    if not can_keep(to, promise.team):
        raise NotAKeeper(
            _("%(name)s does not work in %(team)s.") % {"name": to, "team": promise.team}
        )
    former = promise.keeper
    Passing.objects.create(
        promise=promise, from_staff=former, to_staff=to, by_id=staff_number(by), at=at
    )
    promise.keeper = to
    promise.save(update_fields=["keeper"])
    look_at_once(promise, at=at)
    record(
        "promise.keeper_changed", promise, about=promise.case, by=by, at=at,
        former_owner=former.pk, to_staff=to.pk,
    )  # fmt: skip
    return promise


@transaction.atomic
def expect_step(
    promise: Promise, kind: StepKind, *, due_at: datetime, by: Actor, at: datetime
) -> Step:
    """Note when a step that the promise waits for is to come; news move its date.

    After a carrier's scan the next one is expected: call it again with the new date. The same
    date again changes nothing. Raises PromiseEnded.
    """
    promise = lock(promise)
    refuse_unless_under_way(promise)
    known = Step.objects.filter(promise=promise, kind=kind).first()
    if known is not None and known.due_at == due_at and known.done_at is None:
        return known
    step, _is_new = Step.objects.update_or_create(
        promise=promise, kind=kind, defaults={"due_at": due_at, "done_at": None}
    )
    look_at_once(promise, at=at)
    record(
        "promise.step_expected", step, about=promise.case, by=by, at=at,
        promise=promise.pk, kind=kind.value, due_at=due_at,
    )  # fmt: skip
    return step


@transaction.atomic
def note_step_done(step: Step, *, done_at: datetime, by: Actor, at: datetime) -> Step:
    """Note that a step is done; twice is once."""
    promise = lock(step.promise)
    step = Step.objects.get(pk=step.pk)
    if step.done_at is not None:
        return step
    step.done_at = done_at
    step.save(update_fields=["done_at"])
    look_at_once(promise, at=at)
    record(
        "promise.step_done", step, about=promise.case, by=by, at=at,
        promise=promise.pk, kind=step.kind, done_at=done_at,
    )  # fmt: skip
    return step


@transaction.atomic
def note_letter_prepared(promise: Promise, *, by: Actor, at: datetime) -> Promise:
    """Note that a letter about the risk lies ready for the owner of the case; twice is once."""
    promise = lock(promise)
    if promise.letter_at is not None:
        return promise
    promise.letter_at = at
    promise.save(update_fields=["letter_at"])
    record("promise.letter_prepared", promise, about=promise.case, by=by, at=at)
    return promise


def is_rung_due(promise: Promise, *, at: datetime) -> bool:
    """Tell whether the next rung of the ladder is to be told by now."""
    if not promise.is_under_way or promise.rung >= LADDER_TOP or not known_reasons(promise):
        return False
    hours = hours_of(promise.team)
    return rung_due_at(word_of(promise, hours), hours, promise.rung, at=at) <= at


def look_later(promise: Promise, *, at: datetime) -> Promise:
    """Put off the clock's next look after one that found nothing new; no fact, so no line."""
    promise = lock(promise)
    stand(promise, looked_at=at)
    return promise
