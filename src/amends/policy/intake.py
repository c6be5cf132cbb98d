"""The whole bag of facts, read strictly: unknown, missing and mistyped ones are all named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amends.policy.bag import Bag
from amends.policy.conditions import Test
from amends.policy.derived import Derived
from amends.policy.errors import FactError, FactProblem, nearest
from amends.policy.facts import FactSpec
from amends.policy.kinds import FactType
from amends.policy.taking import Mistyped, Take, taker

_ABSENT = object()
_WORDS = {
    FactType.INT: "a whole number",
    FactType.DECIMAL: "a number",
    FactType.MONEY: "a sum of money",
    FactType.BOOL: "true or false",
    FactType.CHOICE: "a choice",
    FactType.TEXT: "words",
    FactType.DATE: "a date as 2026-11-22",
    FactType.DATES: "a list of dates",
    FactType.MOMENT: "a date and time with its zone as 2026-11-22T18:00:00+01:00",
}


@dataclass(frozen=True, slots=True)
class Need:
    """Ask for a fact that may be missing elsewhere, under a condition."""

    fact: str
    test: Test
    sentence: str


class Intake:
    """Read the facts that a policy declares, then work out the derived ones."""

    __slots__ = (
        "_asks_together",
        "_derived",
        "_needs",
        "_one_of",
        "_order",
        "_plan",
        "_specs",
    )

    def __init__(
        self,
        facts: Mapping[str, FactSpec],
        needs: tuple[Need, ...],
        one_of: tuple[tuple[str, ...], ...],
        derived: tuple[Derived, ...],
    ) -> None:
        self._specs = facts
        self._plan: tuple[tuple[str, Take, bool, object], ...] = tuple(
            (name, taker(spec), spec.required, spec.default) for name, spec in facts.items()
        )
        self._needs = needs
        self._one_of = one_of
        self._order = tuple(
            (spec.name, spec.not_before) for spec in facts.values() if spec.not_before
        )
        self._asks_together = bool(needs or one_of or self._order)
        self._derived = tuple((each.spec.name, each.compute) for each in derived)

    def read(self, given: Mapping[str, object]) -> Bag:
        """Read all facts. It raises FactError with every problem found."""
        bag: Bag = {}
        problems: list[FactProblem] = []
        found = 0
        for name, take, required, default in self._plan:
            value = given.get(name, _ABSENT)
            if value is _ABSENT:
                if required:
                    problems.append(FactProblem(name, f"missing, {self._expected(name)}"))
                bag[name] = default
                continue
            found += 1
            # An empty field of a form, or null in JSON, is a fact that is not given.
            if value is None and not required:
                bag[name] = default
                continue
            try:
                bag[name] = take(value)
            except Mistyped as mistake:
                problems.append(FactProblem(name, str(mistake)))
        if found != len(given):
            problems += self._unknown(given)
        if self._asks_together and not problems:
            problems = self._untogether(bag)
        if problems:
            raise FactError(problems)
        for name, compute in self._derived:
            bag[name] = compute(bag)
        return bag

    def _expected(self, name: str) -> str:
        spec = self._specs[name]
        if spec.choices:
            return f"expected one of {', '.join(spec.choices)}"
        return f"expected {_WORDS[spec.type]}" + (f" of {spec.unit}" if spec.unit else "")

    def _unknown(self, given: Mapping[str, object]) -> list[FactProblem]:
        return [
            FactProblem(str(name)[:60], f"unknown fact{nearest(str(name)[:60], self._specs)}")
            for name in given
            if name not in self._specs
        ]

    def _untogether(self, bag: Bag) -> list[FactProblem]:
        problems = [
            FactProblem(need.fact, f"missing, {self._expected(need.fact)} {need.sentence}")
            for need in self._needs
            if bag[need.fact] is None and need.test(bag)
        ]
        for later, earlier in self._order:
            if bag[later] is None or bag[earlier] is None or bag[later] >= bag[earlier]:
                continue
            problems.append(FactProblem(later, f"{bag[later]} is before {earlier}, {bag[earlier]}"))
        if self._one_of and not any(
            all(bag[name] is not None for name in group) for group in self._one_of
        ):
            groups = "; or ".join(" with ".join(group) for group in self._one_of)
            problems.append(FactProblem(self._one_of[0][0], f"missing, expected {groups}"))
        return problems
