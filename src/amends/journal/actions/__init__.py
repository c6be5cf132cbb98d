"""Every change of the outbox: an attempt delivered or failed, and sending again."""

from amends.journal.actions.attempts import mark_delivered, mark_failed_attempt
from amends.journal.actions.sending_again import send_again

__all__ = ["mark_delivered", "mark_failed_attempt", "send_again"]
