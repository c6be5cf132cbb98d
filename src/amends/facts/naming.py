"""Whom an account names or points at: it is read before it is sent, and the writer decides.

A cause never names a person (rule 11); what was sent is kept as it was written.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from amends.coach import Move, review

NAMED = _("A name. What happened can be told without it.")
POINTED = _("It points at somebody. Tell what happened in the work instead.")
CUSTOMER = _("It puts it on the customer. Tell what was promised and what happened.")
BY_MOVE: dict[Move, LazyText] = {Move.BLAME_COLLEAGUE: POINTED, Move.BLAME_CUSTOMER: CUSTOMER}
SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Pointing:
    """One place in an account that is about a person, and what would be better."""

    start: int
    quote: str
    why: str


def pointing_in(text: str, names: Iterable[str]) -> list[Pointing]:
    """Return where a text names one of `names` or puts it on somebody, in its order.

    Of a name of several words each counts, written with its capital and of three letters at
    least; the rest is the coach's, which reads English.
    """
    found = [
        Pointing(one.start, one.quote, str(BY_MOVE[one.move]))
        for one in review(text).harms
        if one.move in BY_MOVE
    ]
    for part in sorted({p for name in names for p in name.split() if len(p) >= SHORTEST_NAME}):
        pattern = rf"(?<!\w){re.escape(part[0].upper() + part[1:])}(?!\w)"
        found += [Pointing(m.start(), m.group(), str(NAMED)) for m in re.finditer(pattern, text)]
    return sorted(found, key=lambda one: one.start)
