"""The focus audit: how much talk and time goes into fault, and how much into the solution."""

from amends.coach.audit.conversations import Conversation, Turn, read_conversations
from amends.coach.audit.focus import Focus, focus_of
from amends.coach.audit.summing import Audit, audited

__all__ = [
    "Audit",
    "Conversation",
    "Focus",
    "Turn",
    "audited",
    "focus_of",
    "read_conversations",
]
