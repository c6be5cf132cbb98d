"""Whom an account names or points at: it is read before it is sent, and the writer decides.

A cause never names a person (rule 11); what was sent is kept as it was written.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from amends.coach import Move
from amends.facts.persons import blames_in, persons_in

NAMED = _("A name. What happened can be told without it.")
POINTED = _("It points at somebody. Tell what happened in the work instead.")
CUSTOMER = _("It puts it on the customer. Tell what was promised and what happened.")
BY_MOVE: dict[Move, LazyText] = {Move.BLAME_COLLEAGUE: POINTED, Move.BLAME_CUSTOMER: CUSTOMER}


@dataclass(frozen=True, slots=True)
class Pointing:
    """One place in an account that is about a person, and what would be better."""

    start: int
    quote: str
    why: str


def pointing_in(text: str, names: Iterable[str]) -> list[Pointing]:
    """Return where a text names a person or puts it on somebody, in its order.

    `names` are whole names. It is read as a cause is, and what only sounds like blame counts too.
    """
    found = [Pointing(one.start, one.quote, str(NAMED)) for one in persons_in(text, names)]
    found += [Pointing(one.start, one.quote, str(BY_MOVE[one.move])) for one in blames_in(text)]
    return sorted(found, key=lambda one: one.start)
