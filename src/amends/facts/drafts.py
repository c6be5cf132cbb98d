"""What is asked of somebody, and what they tell us, before anything is checked."""

from dataclasses import dataclass, fields
from datetime import datetime

from amends.facts.models import AskedOf
from amends.people.models import Supplier


@dataclass(frozen=True, slots=True)
class AskDraft:
    """Who is asked what, by when. Without an address nothing is sent: they are given the link."""

    asked_of: AskedOf
    name: str
    question: str
    due_at: datetime
    address: str = ""
    supplier: Supplier | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """What the form asks: what, never who."""

    promised: str = ""
    happened: str = ""
    met_with: str = ""
    would_help: str = ""

    @property
    def whole(self) -> str:
        """All that was written, as one text."""
        return "\n\n".join(words for one in fields(self) if (words := getattr(self, one.name)))
