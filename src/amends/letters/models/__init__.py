"""The tables of this room."""

from amends.letters.models.letters import Draft, Letter, SavedReply
from amends.letters.models.mailbox import MailboxItem

__all__ = ["Draft", "Letter", "MailboxItem", "SavedReply"]
