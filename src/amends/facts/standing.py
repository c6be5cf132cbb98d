"""Where an account stands, from the rows that say who and when."""

from datetime import datetime
from enum import StrEnum

from amends.facts.models import Account


class AccountState(StrEnum):
    ASKED = "asked"
    REMINDED = "reminded"
    ANSWERED = "answered"
    LATE = "late"
    WITHDRAWN = "withdrawn"


def state_of(account: Account, *, at: datetime) -> AccountState:
    """Return where it stands; its answers, reminders and withdrawal are read."""
    if account.answers.all():
        return AccountState.ANSWERED
    if hasattr(account, "withdrawal"):
        return AccountState.WITHDRAWN
    if account.due_at <= at:
        return AccountState.LATE
    is_reminded = any(reminder.staff_id is None for reminder in account.reminders.all())
    return AccountState.REMINDED if is_reminded else AccountState.ASKED
