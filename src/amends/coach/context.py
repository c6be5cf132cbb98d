"""What stands around a match and changes what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from amends.coach.moves import Move
from amends.coach.phrasebook import Match

_QUOTED = re.compile(r"\"[^\"]{2,}\"|(?<!\w)'[^']{6,}'(?!\w)")
_THEIRS = re.compile(
    r"\b(?:you|your (?:message|letter|review|e-?mail|words)) (?:\w+ )?"
    r"(?:say|says|said|write|wrote|told|tell|mention\w*|ask\w*|put it|call\w*|describe\w*)\b"
)
# "A neutral fact after taking ownership is not blame."
_SOFTENED = frozenset({Move.BLAME_THIRD_PARTY, Move.PASSIVE_EVASION})


def weighed(matches: Iterable[Match], low: str, *, owned: bool) -> tuple[Match, ...]:
    """Drop the matches that mean nothing here: their own words quoted, a fact after owning it."""
    kept = tuple(matches)
    if owned:
        kept = tuple([match for match in kept if match.entry.move not in _SOFTENED])
    if not kept or not ('"' in low or "'" in low) or not _THEIRS.search(low):
        return kept
    quotes = [match.span() for match in _QUOTED.finditer(low)]
    return tuple(match for match in kept if not _inside(match, quotes))


def _inside(match: Match, quotes: list[tuple[int, int]]) -> bool:
    return any(start <= match.start and match.end <= end for start, end in quotes)
