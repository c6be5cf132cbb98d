"""Steps that an action takes inside its own transaction; the fact that they belong to is told."""

from datetime import datetime

from django.utils.translation import gettext as _

from amends.journal.actor import Actor, ActorKind
from amends.people.models import Channel, Customer
from amends.people.queries import hours_of
from amends.promises.errors import NoConsent, PromiseEnded
from amends.promises.models import Promise, Risk
from amends.promises.queries.watching import derived_state, word_of
from amends.promises.risk import LADDER_TOP, looks, rung_due_at


def lock(promise: Promise) -> Promise:
    """Return the promise as it is now, held until the transaction ends."""
    return (
        Promise.objects.select_for_update(of=("self",))
        .select_related("team", "keeper", "customer", "case__owner")
        .get(pk=promise.pk)
    )


def refuse_unless_under_way(promise: Promise) -> None:
    """Raise PromiseEnded for a promise that has ended."""
    if not promise.is_under_way:
        raise PromiseEnded(
            _("This promise has ended: %(state)s.") % {"state": promise.get_state_display()}
        )


def stand(promise: Promise, *, looked_at: datetime | None) -> None:
    """Repeat in the promise's own columns what its rows say, and when to look again.

    Of the moments to look at, those up to `looked_at` have been; with None none has been.
    """
    promise.state = derived_state(promise)
    promise.next_look_at = _next_look(promise, looked_at) if promise.is_under_way else None
    promise.save(update_fields=["state", "next_look_at"])


def look_at_once(promise: Promise, *, at: datetime) -> None:
    """Let the next sweep look at a promise of which something has changed."""
    promise.state = derived_state(promise)
    promise.next_look_at = min(at, promise.deadline) if promise.is_under_way else None
    promise.save(update_fields=["state", "next_look_at"])


def first_look(promise: Promise) -> datetime:
    """Return when a promise that has just been given is to be looked at first."""
    if promise.is_past_news or promise.customer_id is None:
        return promise.deadline
    return _next_look(promise, None)


def staff_number(by: Actor) -> int | None:
    """Return the number of a member of staff, None for anybody else."""
    return by.id if by.kind == ActorKind.STAFF else None


def refuse_unless_their_word(customer: Customer | None, by: Actor, how: Channel) -> None:
    """Raise NoConsent unless the customer says it themselves, or a person of ours noted it."""
    if customer is None:
        raise NoConsent(_("This word was given to us; there is no customer to ask."))
    if by.kind == ActorKind.STAFF or by == customer.actor:
        return
    raise NoConsent(
        _("Only %(customer)s can agree to this. Silence is not consent.")
        % {"customer": customer.called}
    )


def _next_look(promise: Promise, looked_at: datetime | None) -> datetime:
    hours = hours_of(promise.team)
    word = word_of(promise, hours)
    moments = [moment for moment in looks(word, hours) if looked_at is None or moment > looked_at]
    if promise.rung < LADDER_TOP and Risk.objects.filter(promise=promise).exists():
        since = looked_at or promise.noted_at
        moments.append(rung_due_at(word, hours, promise.rung, at=since))
    return min([*moments, promise.deadline])
