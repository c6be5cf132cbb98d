"""Dates in a sentence, resolved against now and the business calendar.

A range or "within" gives its last day; the end of the month, week or day its last day; working
days skip weekends and holidays; "next week" is its Friday; "this evening" is today; a bare weekday
is the next one to come, today excluded.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from amends.coach.commitments import counted_days, ends, named_days
from amends.coach.commitments.days import Days

_RULES = [*named_days.rule, *counted_days.rule, *ends.rule]
RULES = tuple(pattern.pattern for pattern, _ in _RULES)
_JOIN = re.compile(r" ?(?:-|to|or|until|till|through)(?: the| on| by)? ?")
_JOIN_BETWEEN = re.compile(_JOIN.pattern + "| and ")
_APPOSED = re.compile(r",? (?:the |on )?|,? ?\(")


@dataclass(frozen=True, slots=True)
class Dated:
    """A stretch of a sentence that names a day."""

    start: int
    end: int
    day: date


def dates(
    low: str, now: datetime, days: Days, may: Collection[int] = range(len(RULES))
) -> list[Dated]:
    """Find the days that a plain sentence names, in order; what two rules see, the first takes.

    `may` are the numbers of the rules that its words allow.
    """
    found: list[Dated] = []
    for number, (pattern, reading) in enumerate(_RULES):
        if number not in may:
            continue
        for match in pattern.finditer(low):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            day = reading(match, now, days)
            if day is not None:
                found.append(Dated(match.start(), match.end(), day))
    return _joined(sorted(found, key=lambda one: one.start), low)


def _joined(found: list[Dated], low: str) -> list[Dated]:
    """Two days joined as a range, or by "or", are one with its last day."""
    joined: list[Dated] = []
    for one in found:
        gap = low[joined[-1].end : one.start] if joined else ""
        between = bool(joined) and low[: joined[-1].start].rstrip().endswith("between")
        join = _JOIN_BETWEEN if between else _JOIN
        if joined and join.fullmatch(gap):
            begin = joined[-1].start - (5 if low[: joined[-1].start].endswith("from ") else 0)
            joined[-1] = Dated(begin, one.end, max(joined[-1].day, one.day))
        elif joined and _APPOSED.fullmatch(gap) and one.day == joined[-1].day:
            joined[-1] = Dated(joined[-1].start, one.end, one.day)
        else:
            joined.append(one)
    return joined
