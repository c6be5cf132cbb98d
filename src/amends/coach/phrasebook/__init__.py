"""Phrasebooks: what is said, which move it makes, why, and how to say it better."""

from amends.coach.phrasebook.entries import Entry, Phrasebook
from amends.coach.phrasebook.loading import load_phrasebook, read_phrasebook, shipped
from amends.coach.phrasebook.matching import Match, Matcher, matcher, shipped_matcher

__all__ = [
    "Entry",
    "Match",
    "Matcher",
    "Phrasebook",
    "load_phrasebook",
    "matcher",
    "read_phrasebook",
    "shipped",
    "shipped_matcher",
]
