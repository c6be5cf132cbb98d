"""Mail of ours did not arrive: what it counted for is open again, until it does."""

from datetime import datetime

from django.db import transaction

from amends.cases.actions.within import lock
from amends.journal.actor import Actor
from amends.journal.models import Outgoing
from amends.journal.record import record
from amends.letters.actions.counting import count, take_back
from amends.letters.models import Undelivered
from amends.letters.queries.failing import (
    hand_back_in,
    letter_in,
    side_message_in,
    undelivered_now,
)
from amends.people.models import Staff


@transaction.atomic
def note_undelivered(outgoing: Outgoing, *, by: Actor, at: datetime) -> Undelivered | None:
    """Note that no mail server takes a mail; twice is once. None for mail that is none of ours.

    A letter that has not arrived keeps no word: the clocks that it answered run on as before.
    """
    known = undelivered_now(outgoing)
    undelivered = known or mark_undelivered(outgoing, at=at)
    if known is None and undelivered is not None:
        record(
            "mail.not_delivered",
            outgoing,
            about=undelivered.case,
            by=by,
            at=at,
            attempts=outgoing.attempts,
        )
    return undelivered


@transaction.atomic
def note_delivered(undelivered: Undelivered, *, by: Actor, at: datetime) -> None:
    """Note that a mail arrived after all; from now on it counts. Twice is once."""
    case = lock(undelivered.case, allow_closed=True)
    if not Undelivered.objects.filter(pk=undelivered.pk, until=None).update(until=at):
        return
    if undelivered.letter is not None:
        count(undelivered.letter, case, at=at)
    record("mail.delivered_after_all", undelivered.outgoing, about=case, by=by, at=at)


@transaction.atomic
def note_told_otherwise(undelivered: Undelivered, *, by: Staff, at: datetime) -> Undelivered:
    """Put a failed mail away: its reader was told in another way, or need not be told any more.

    The word that it carried is not counted; a call or another letter counts by itself. Twice is
    once.
    """
    case = lock(undelivered.case, allow_closed=True)
    changed = Undelivered.objects.filter(pk=undelivered.pk, until=None).update(
        until=at, told_otherwise=True
    )
    undelivered.refresh_from_db()
    if changed:
        record("mail.told_otherwise", undelivered.outgoing, about=case, by=by.actor, at=at)
    return undelivered


def mark_undelivered(
    outgoing: Outgoing, *, at: datetime, came_back: bool = False
) -> Undelivered | None:
    """Take the step of `note_undelivered` inside another action, as when a mail came back.

    None for what is neither a letter nor a mail beside a case or to the top.
    """
    letter, beside = letter_in(outgoing), side_message_in(outgoing)
    above = hand_back_in(outgoing)
    holder = letter or above or (beside.thread if beside else None)
    about = holder.case if holder else None
    if about is None:
        return None
    case = lock(about, allow_closed=True)
    undelivered, is_new = Undelivered.objects.get_or_create(
        outgoing=outgoing,
        until=None,
        defaults={
            "case": case,
            "letter": letter,
            "side_message": beside,
            "hand_back": above,
            "since": at,
            "came_back": came_back,
        },
    )
    if came_back and not undelivered.came_back:
        undelivered.came_back = True
        undelivered.save(update_fields=["came_back"])
    if is_new and letter is not None:
        take_back(letter, case, at=at)
    return undelivered
