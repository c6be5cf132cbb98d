"""Every change of state of this room: one function, one transaction, one journal line."""

from amends.facts.actions.accounts import answer_account, ask_account, withdraw_account
from amends.facts.actions.finding import state_finding
from amends.facts.actions.reminding import (
    ask_account_again,
    remind_of_account,
    see_account_reminder,
)

__all__ = [
    "answer_account",
    "ask_account",
    "ask_account_again",
    "remind_of_account",
    "see_account_reminder",
    "state_finding",
    "withdraw_account",
]
