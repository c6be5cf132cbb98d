"""The focus audit: how much talk and time goes into fault, and how much into the solution."""

from amends.coach.audit.conversations import Conversation, Turn, read_conversations
from amends.coach.audit.focus import Focus, focus_of, main_focus
from amends.coach.audit.summing import Audit, CaseFocus, Sums, audited
from amends.coach.audit.version import version

__all__ = [
    "Audit",
    "CaseFocus",
    "Conversation",
    "Focus",
    "Sums",
    "Turn",
    "audited",
    "focus_of",
    "main_focus",
    "read_conversations",
    "version",
]
