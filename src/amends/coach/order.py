"""The order in which a reply mends best: own, regret once, repair or options, explain, changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from amends.coach.moves import Move

# Only the rank of responsibility and repair before the rest is Lewicki, Polin & Lount (2016);
# where the explanation and the next step go is ours.
_STEPS = (
    ("own it", {Move.OWN}),
    ("regret it", {Move.SPECIFIC_REGRET}),
    ("mend it or offer a choice", {Move.REPAIR, Move.OPTIONS}),
    ("explain it", {Move.EXPLAIN}),
    ("say what was changed", {Move.CHANGED}),
    ("say what happens next", {Move.NEXT_STEP}),
)
_APOLOGIES = {Move.SPECIFIC_REGRET, Move.HOLLOW_APOLOGY}


def order_of(moves: Sequence[frozenset[Move]]) -> str:
    """Say which step comes too early, by the moves of each sentence; empty when all is well."""
    first: list[tuple[int, int]] = []
    made_at_all = frozenset[Move]().union(*moves)
    for rank, (_, step) in enumerate(_STEPS):
        if made_at_all.isdisjoint(step):
            continue
        at = next((n for n, made in enumerate(moves) if made & step), None)
        if at is not None:
            first.append((rank, at))
    for (rank, at), (later, then) in pairwise(first):
        if then < at:
            return f"First {_STEPS[rank][0]}, then {_STEPS[later][0]}."
    return ""


def regrets_in(moves: Sequence[frozenset[Move]]) -> int:
    """Count the sentences that apologise; one is enough."""
    return sum(bool(made & _APOLOGIES) for made in moves)
