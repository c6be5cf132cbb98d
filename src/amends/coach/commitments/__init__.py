"""Words given in a reply: who will do what, and by which day."""

from amends.coach.commitments.days import Days
from amends.coach.commitments.extracting import commitments

__all__ = ["Days", "commitments"]
