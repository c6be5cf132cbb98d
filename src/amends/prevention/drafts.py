"""What somebody hands in: a cause, and a fix for it."""

from dataclasses import dataclass
from datetime import date

from amends.people.models import Staff


@dataclass(frozen=True, slots=True)
class FixDraft:
    """What is changed, by whom until when, and how and when we look whether it holds."""

    what: str
    owner: Staff
    due_on: date
    how_we_know: str
    look_on: date
