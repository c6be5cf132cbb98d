"""What time and people do about an account that has not come."""

from datetime import datetime

from django.db import transaction

from amends.cases.models import Case, SideMessage
from amends.cases.queries import lives_on_in, told_at_rung
from amends.facts.actions.within import lock, refuse_if_over
from amends.facts.ladder import (
    ASKED_AGAIN,
    MANAGER_TOLD,
    OWNER_TOLD,
    moments_of,
    next_after,
    reached,
)
from amends.facts.models import Account, AccountReminder
from amends.journal.actor import MACHINE
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.queries import hours_of, house_owners


@transaction.atomic
def remind_of_account(
    account: Account, *, message: SideMessage | None = None, at: datetime
) -> Account:
    """Tell whoever is to hear by now: 1 the one who was asked, 2 the case's owner, 3 the lead
    too, 4 the manager too; twice is once.

    `message` is what went to the one who was asked. A case that was merged away is followed into
    the one it lives on in; of one that is closed nobody is told. When nothing is due it sets the
    next look and writes no line.
    """
    account = lock(account)
    if account.next_look_at is None:
        return account
    moments = moments_of(
        hours_of(account.case.team), asked_at=account.asked_at, due_at=account.due_at
    )
    rung = reached(moments, at=at)
    case = lives_on_in(account.case)
    is_new = rung > account.rung and case.is_open
    account.rung = max(rung, account.rung)
    account.next_look_at = next_after(moments, account.rung) if case.is_open else None
    account.save(update_fields=["rung", "next_look_at"])
    if not is_new:
        return account
    for person in _told(case, rung, was_asked=message is not None):
        AccountReminder.objects.create(account=account, staff=person, rung=rung, at=at)
    record("account.reminded", account, about=case, by=MACHINE, at=at, rung=rung)
    return account


@transaction.atomic
def ask_account_again(
    account: Account, message: SideMessage, *, by: Staff, at: datetime
) -> Account:
    """Note that a person asked them once more; the same message twice is once.

    Raises AccountEnded.
    """
    account = lock(account)
    if account.reminders.filter(by=by, at=message.at).exists():
        return account
    refuse_if_over(account)
    AccountReminder.objects.create(account=account, by=by, rung=ASKED_AGAIN, at=message.at)
    record("account.asked_again", account, about=account.case, by=by.actor, at=at)
    return account


@transaction.atomic
def see_account_reminder(reminder: AccountReminder, *, by: Staff, at: datetime) -> AccountReminder:
    """Put a reminder away; twice is once."""
    reminder = AccountReminder.objects.select_for_update().get(pk=reminder.pk)
    if reminder.seen_at is not None:
        return reminder
    reminder.seen_at = at
    reminder.save(update_fields=["seen_at"])
    record("account.reminder_seen", reminder, about=reminder.account.case, by=by.actor, at=at)
    return reminder


def _told(case: Case, rung: int, *, was_asked: bool) -> list[Staff | None]:
    if rung == ASKED_AGAIN:
        return [None] if was_asked else []
    heard = rung - OWNER_TOLD + 1
    # What nobody here reads must not be told to nobody: who left is stood in for from above.
    here = _at_work(case, heard) or _at_work(case, MANAGER_TOLD) or [*house_owners()]
    return [*{person.pk: person for person in here}.values()]


def _at_work(case: Case, heard: int) -> list[Staff]:
    return [person for person in told_at_rung(case, heard) if person.is_active]
