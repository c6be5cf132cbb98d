"""Read findings, what they rest on, and what others say happened."""

from amends.facts.queries.accounts import (
    account_by_token,
    account_for,
    account_reminder_for,
    account_reminders_for,
    accounts_of,
    answers_by_mail,
    due_accounts,
    names_around,
    rung_reached,
)
from amends.facts.queries.findings import finding_of, findings_of

__all__ = [
    "account_by_token",
    "account_for",
    "account_reminder_for",
    "account_reminders_for",
    "accounts_of",
    "answers_by_mail",
    "due_accounts",
    "finding_of",
    "findings_of",
    "names_around",
    "rung_reached",
]
