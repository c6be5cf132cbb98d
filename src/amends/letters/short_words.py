"""A few words of a sentence: what a letter promises, and clauses that fit into one. Pure."""

import re
from datetime import datetime

from amends.coach import Days
from amends.coach.commitments.dates import dates
from amends.coach.plain import plain

LONGEST = 300
LONGEST_CLAUSE = 160

_WILL = re.compile(
    r"^(?:and |so |then )?(?:i|we)(?: will|'ll| shall| am going to| are going to"
    r"| promise(?: you)? to| commit to)(?: also| then| now| personally)? "
)
_BEFORE_A_DAY = re.compile(
    r"[\s,;]*(?:\b(?:by|on|at|before|within|until|no later than|not later than|latest|the|this"
    r"|noon|midday|midnight|the end of|end of|close of|lunchtime)[\s,]*)*$"
)
_AN_HOUR = re.compile(
    r"[\s,]*(?:(?:at|by|around|before)? ?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m|o'clock|h)?)?[\s.,!]*"
)
_END = re.compile(r"[.!?](?=\s|$)|\n")
_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    {"the", "and", "for", "you", "your", "our", "will", "with", "from", "that", "this", "than"}
    | {"have", "been", "are", "was", "all", "send", "give", "bring", "make", "new", "today"}
    | {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow"}
)
_SMALL = re.compile(
    r"(?:an?|the|this|that|these|those|one|two|three|some|no|nobody|nothing|your|our|we|you|it"
    r"|there|they|he|she|his|her|their|its|only|both|all|every|when|after|before) ",
    re.IGNORECASE,
)


def what_is_promised(quote: str, now: datetime, days: Days) -> str:
    """Return what a letter promises, without who does it and by when, as it stands in a list."""
    words = " ".join(quote.split())
    low = plain(words)
    named = dates(low, now, days)
    if named and _AN_HOUR.fullmatch(low, named[-1].end):
        words = words[: named[-1].start]
        words = words[: _BEFORE_A_DAY.search(plain(words)).start()]  # type: ignore[union-attr]
    start = _WILL.match(plain(words))
    kept = words[start.end() :] if start else words
    kept = kept.strip(" ,.;:!-") or " ".join(quote.split())
    return (kept[:1].upper() + kept[1:])[:LONGEST]


def are_alike(one: str, other: str) -> bool:
    """Tell whether two short texts share a word that says what they are about."""
    return bool(_telling(one) & _telling(other))


def _telling(text: str) -> set[str]:
    return {word for word in _WORD.findall(plain(text)) if word not in _COMMON}


def clause(text: str) -> str:
    """Return the first sentence of a text as a clause that goes on in another; "" if too long."""
    end = _END.search(text.strip())
    first = " ".join((text.strip()[: end.start()] if end else text).split()).rstrip(" .,;:")
    if not first or len(first) > LONGEST_CLAUSE:
        return ""
    return first[0].lower() + first[1:] if _SMALL.match(first) else first
