"""Better wordings, built from the case's own facts; what is unknown stays a gap to fill in."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from amends.coach.case_facts import UNKNOWN, CaseFacts

_PLACE = re.compile(r"\{(\w+)\}")
_GAPS = {
    "happened": "[what happened to them]",
    "promised": "[what was promised]",
    "failed": "[did what, in plain words]",
    "repair": "[what you do for them now]",
    "changed": "[what was changed]",
    "next": "[what you do next]",
    "by": "[day]",
    "owner": "[your name]",
    "contact": "[your number]",
    "third": "[them]",
}


def day_name(day: date) -> str:
    """Write a day as people say it: Friday 27 November."""
    return f"{day:%A} {day.day} {day:%B}"


def worded(template: str, facts: CaseFacts) -> str:
    """Fill the places of a rewrite from the facts, or with a gap that says what belongs there."""
    return _gaps(template) if facts is UNKNOWN else _filled(template, facts)


@cache
def _gaps(template: str) -> str:
    return _filled(template, UNKNOWN)


def _filled(template: str, facts: CaseFacts) -> str:
    known = {
        "happened": facts.happened,
        "promised": facts.promised,
        "failed": facts.happened and f"let you down: {facts.happened}",
        "repair": facts.repair and f"I will {facts.repair}",
        "changed": facts.changed,
        "next": facts.next_step or facts.repair,
        "by": day_name(facts.by) if facts.by else "",
        "owner": facts.owner,
        "contact": facts.contact,
    }
    filled = _PLACE.sub(lambda m: known.get(m[1]) or _GAPS.get(m[1], m[0]), template)
    # A place at the end of a sentence may bring its own stop.
    return filled if not filled or filled[-1] in ".!?" else f"{filled}."
