"""What the clock tells about claims."""

from datetime import datetime

from django.db import transaction

from amends.claims.actions.within import lock, look_again
from amends.claims.models import ClaimReminder, SupplierClaim
from amends.claims.queries.watching import told_of, watched
from amends.claims.watching import alarms_of, due_alarms
from amends.journal.actor import MACHINE
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.queries import house_owners, leads_of, managers_of


@transaction.atomic
def remind_of_claim(claim: SupplierClaim, *, at: datetime) -> SupplierClaim:
    """Tell what is due by now: 1 the owner, 2 the lead too, 3 the manager too; twice is once.

    When nothing is due it sets the next look and writes no line.
    """
    claim = lock(claim)
    due = due_alarms(alarms_of(watched(claim)), told_of(claim), at=at)
    for alarm in due:
        for person in _told_at(claim, alarm.rung):
            ClaimReminder.objects.create(
                claim=claim, staff=person, about=alarm.about, day=alarm.day, rung=alarm.rung, at=at
            )
    look_again(claim)
    claim.save(update_fields=["next_look_at"])
    if due:
        record(
            "claim.reminded", claim, about=claim.case, by=MACHINE, at=at,
            rung=max(alarm.rung for alarm in due),
        )  # fmt: skip
    return claim


@transaction.atomic
def see_claim_reminder(reminder: ClaimReminder, *, by: Staff, at: datetime) -> ClaimReminder:
    """Put a reminder away; twice is once."""
    reminder = ClaimReminder.objects.select_for_update().get(pk=reminder.pk)
    if reminder.seen_at is not None:
        return reminder
    reminder.seen_at = at
    reminder.save(update_fields=["seen_at"])
    record("claim.reminder_seen", reminder, about=reminder.claim.case, by=by.actor, at=at)
    return reminder


def _told_at(claim: SupplierClaim, rung: int) -> list[Staff]:
    people = [claim.owner] if claim.owner.is_active else []
    # A claim whose owner has left must not be told to nobody.
    if rung >= 2 or not people:
        people += leads_of(claim.team)
    if rung >= 3 or not people:
        people += managers_of(claim.team)
    if not people:
        people += house_owners()
    return [*{person.pk: person for person in people}.values()]
