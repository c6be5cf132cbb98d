"""Past cases under another policy: what it would cost, and for whom it would differ. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from amends.policy import FactError, Redress
from amends.remedies.authority import NOTHING
from amends.remedies.likeness import Spread

LARGEST_CHANGES = 5
EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class Change:
    """One past case: what it got, and what it would get."""

    case: int
    owed_then: Decimal
    owed_now: Decimal
    goodwill_then: Decimal
    goodwill_now: Decimal

    @property
    def more(self) -> Decimal:
        """Return how much more would be owed; below 0 when less."""
        return self.owed_now - self.owed_then


@dataclass(frozen=True, slots=True)
class Trouble:
    """A fact that kept cases from being decided, in how many, and one of them."""

    fact: str
    message: str
    cases: int
    example: int


@dataclass(frozen=True, slots=True)
class Simulation:
    """What another policy would have done with past cases; sums in `currency`.

    `cases` were replayed, the newest of `found`; `left_out` complaints of the same time have no
    remedy that was chosen. `failed` of the cases could not be decided (`troubles`, by fact) and
    count for nothing else. `more`, `less` and `same` compare what is owed; goodwill stands apart
    (rule 5). `broken` are cases that got what like cases got and would not any more, and
    `uncovered` those for which the policy has no line at all; both name the newest few.
    """

    currency: str
    cases: int
    found: int
    left_out: int
    failed: int
    owed_then: Decimal
    owed_now: Decimal
    goodwill_then: Decimal
    goodwill_now: Decimal
    more: int
    less: int
    same: int
    most_more: tuple[Change, ...]
    most_less: tuple[Change, ...]
    broken: int
    broken_cases: tuple[int, ...]
    uncovered: int
    uncovered_cases: tuple[int, ...]
    troubles: tuple[Trouble, ...]


@dataclass(slots=True)
class Tally:
    """Add past cases up, one after the other, in little memory."""

    cases: int = 0
    failed: int = 0
    more: int = 0
    less: int = 0
    same: int = 0
    broken: int = 0
    uncovered: int = 0
    owed_then: Decimal = NOTHING
    owed_now: Decimal = NOTHING
    goodwill_then: Decimal = NOTHING
    goodwill_now: Decimal = NOTHING
    most_more: list[Change] = field(default_factory=list)
    most_less: list[Change] = field(default_factory=list)
    broken_cases: list[int] = field(default_factory=list)
    uncovered_cases: list[int] = field(default_factory=list)
    troubles: dict[str, Trouble] = field(default_factory=dict)

    def add_failure(self, case: int, error: FactError) -> None:
        """Count a case that the policy cannot decide on, under every fact that is wrong."""
        self.cases += 1
        self.failed += 1
        for problem in error.problems:
            known = self.troubles.get(problem.fact)
            self.troubles[problem.fact] = (
                Trouble(known.fact, known.message, known.cases + 1, known.example)
                if known
                else Trouble(problem.fact, problem.message, 1, case)
            )

    def add(self, change: Change, *, is_covered: bool, like_cases: Spread | None) -> None:
        """Count a case that was decided; `like_cases` is what those most like it got."""
        self.cases += 1
        self.owed_then += change.owed_then
        self.owed_now += change.owed_now
        self.goodwill_then += change.goodwill_then
        self.goodwill_now += change.goodwill_now
        if change.more > 0:
            self.more += 1
            self.most_more = _largest([*self.most_more, change])
        elif change.more < 0:
            self.less += 1
            self.most_less = _largest([*self.most_less, change])
        else:
            self.same += 1
        if not is_covered:
            self.uncovered += 1
            _note(self.uncovered_cases, change.case)
        if like_cases is not None and breaks(change, like_cases):
            self.broken += 1
            _note(self.broken_cases, change.case)

    def result(self, *, currency: str, found: int, left_out: int) -> Simulation:
        """Return what was added up."""
        return Simulation(
            currency=currency,
            cases=self.cases,
            found=found,
            left_out=left_out,
            failed=self.failed,
            owed_then=self.owed_then,
            owed_now=self.owed_now,
            goodwill_then=self.goodwill_then,
            goodwill_now=self.goodwill_now,
            more=self.more,
            less=self.less,
            same=self.same,
            most_more=tuple(self.most_more),
            most_less=tuple(self.most_less),
            broken=self.broken,
            broken_cases=tuple(self.broken_cases),
            uncovered=self.uncovered,
            uncovered_cases=tuple(self.uncovered_cases),
            troubles=tuple(sorted(self.troubles.values(), key=lambda t: (-t.cases, t.fact))),
        )


def breaks(change: Change, like_cases: Spread) -> bool:
    """Tell whether a case got what cases like it got, and would not any more."""
    return like_cases.holds(change.owed_then) and not like_cases.holds(change.owed_now)


def owed_under(redress: Redress, chosen: str) -> Decimal:
    """Return what is owed with the option that was chosen then, else with what fits best."""
    option = next((one for one in redress.options if one.key == chosen), None)
    if option is None:
        return redress.owed
    return sum((line.amount for line in redress.lines), option.amount)


def goodwill_under(
    redress: Redress, given: Mapping[str, Decimal], offered_then: frozenset[str]
) -> Decimal:
    """Return the goodwill that would be given.

    Lines that were given then, at their new sums; lines that the policy of the time did not
    have, as if always given; nothing of those that it had and nobody gave.
    """
    return sum(
        (
            line.amount
            for line in redress.goodwill
            if line.key in given or line.key not in offered_then
        ),
        NOTHING,
    )


def _largest(changes: list[Change]) -> list[Change]:
    # Of two as large the one that came first, which is the newer, stays.
    return sorted(changes, key=lambda change: -abs(change.more))[:LARGEST_CHANGES]


def _note(cases: list[int], case: int) -> None:
    if len(cases) < EXAMPLES:
        cases.append(case)
