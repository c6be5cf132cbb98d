"""Which problems a case may have come of: a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from amends.cases.models import Case
from amends.cases.searching import folded_words
from amends.orders.models import PurchaseLine
from amends.prevention.models import Problem

LOOKED_AT = 200
"""Only the newest problems of the team are looked at, however many it has."""
SUGGESTED = 3
SAME_THING, SAME_FAILURE, SAME_SUPPLIER, SHARED_WORD = 3, 2, 2, 1
ENOUGH = 2
"""One shared word alone says nothing."""
SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """A problem and what it has in common with a case."""

    problem: Problem
    same_failure: bool
    same_thing: bool
    same_supplier: bool
    words: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Return how much it has in common."""
        return (
            SAME_FAILURE * self.same_failure
            + SAME_THING * self.same_thing
            + SAME_SUPPLIER * self.same_supplier
            + SHARED_WORD * len(self.words)
        )


def problems_like(case: Case, lines: Sequence[PurchaseLine], *, words: str) -> list[Likeness]:
    """Return the problems of the team that have most in common with a case, most alike first.

    Held against each other are the failure, what was ordered (`lines`), its supplier, and words
    of four letters and more: those of the cause against the case's subject and `words`, such as
    the finding's. One query, for the newest 200 problems.
    """
    rows = Problem.objects.filter(team=case.team_id).order_by("-named_at", "-pk")
    newest = [*rows[:LOOKED_AT]]
    things = {line.what.casefold() for line in lines}
    suppliers = {line.supplier_id for line in lines if line.supplier_id is not None}
    said = _telling(f"{case.subject} {words}")
    likely = [
        Likeness(
            problem,
            same_failure=problem.failure == case.failure,
            same_thing=problem.thing.casefold() in things,
            same_supplier=problem.supplier_id in suppliers,
            words=tuple(sorted(said & _telling(problem.cause))),
        )
        for problem in newest
    ]
    likely = [one for one in likely if one.weight >= ENOUGH]
    return sorted(likely, key=lambda one: (-one.weight, -one.problem.pk))[:SUGGESTED]


def _telling(text: str) -> set[str]:
    return {word for word in folded_words(text) if len(word) >= SHORTEST_WORD}
