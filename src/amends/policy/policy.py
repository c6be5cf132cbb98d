"""A policy that can be asked: what is owed on these facts?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from amends.policy.authority import AuthorityTable, checked
from amends.policy.bag import Bag
from amends.policy.deciding import Speaker
from amends.policy.derived import Derived
from amends.policy.errors import FactError, FactProblem, Problem
from amends.policy.facts import FactSpec
from amends.policy.intake import Intake
from amends.policy.redress import Redress
from amends.policy.rules import Rules
from amends.policy.weighing import amounts, rules_on, weigh
from amends.policy.wording import MOST_LANGUAGES


@dataclass(frozen=True, slots=True)
class Policy:
    """Hold one version of a policy, checked and compiled; it never changes.

    `facts` are those one puts before it, in the order of the file. `notes` are remarks of the
    check that do not stop anybody from using it.
    """

    name: str
    title: str
    version: str
    currency: str
    language: str
    valid_from: date
    valid_to: date | None
    source: str
    checked_on: date | None
    jurisdiction: str | None
    note: str | None
    facts: Mapping[str, FactSpec]
    derived: tuple[Derived, ...]
    authority: AuthorityTable | None
    rules: Rules
    intake: Intake
    dated_by: str | None
    notes: tuple[Problem, ...]
    speakers: dict[str, Speaker] = field(default_factory=dict, compare=False, repr=False)

    def decide(
        self,
        facts: Mapping[str, object],
        *,
        on: date | None = None,
        authority: AuthorityTable | None = None,
        language: str = "en",
    ) -> Redress:
        """Decide what is owed, what may be chosen and what may be given beyond.

        `on` is the day of the event and picks the rules then in force; without it the fact named
        by `dated_by` does, else the newest rules count. `authority` replaces the policy's own
        table. Raises FactError (every wrong fact by name) and AuthorityError.
        """
        bag = self.intake.read(facts)
        day = self.day_of(bag, on)
        rules = rules_on(self.rules, day)
        if authority is None and rules is self.rules:
            speaker = self.speakers.get(language) or self._speaker(language)
        else:
            grants = self.rules.grants if authority is None else checked(authority)
            speaker = Speaker(rules, grants, language)
        return speaker.redress(weigh(rules, bag), bag, self.name, self.version, day)

    def amounts(self, facts: Mapping[str, object], *, on: date | None = None) -> dict[str, Decimal]:
        """Give the bare amounts of all lines in the answer, by their key, without any words."""
        bag = self.intake.read(facts)
        rules = rules_on(self.rules, self.day_of(bag, on))
        return {rule.key: amount for rule, amount in amounts(rules, bag)}

    def check_facts(self, facts: Mapping[str, object]) -> tuple[str, ...]:
        """Name all problems of the facts at once, for a form; empty when they can be decided on."""
        try:
            self.day_of(self.intake.read(facts), None)
        except FactError as error:
            return tuple(str(problem) for problem in error.problems)
        return ()

    def _speaker(self, language: str) -> Speaker:
        if len(self.speakers) >= MOST_LANGUAGES:
            self.speakers.clear()
        speaker = self.speakers[language] = Speaker(self.rules, self.rules.grants, language)
        return speaker

    def in_force(self, on: date) -> bool:
        """Tell whether this version decides events of a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def day_of(self, bag: Bag, on: date | None) -> date | None:
        """Find the day that picks the rules. FactError when the policy is not in force."""
        day: date | None = on
        if day is None and self.dated_by is not None:
            day = bag[self.dated_by]
        if day is not None and not self.in_force(day):
            until = f" to {self.valid_to}" if self.valid_to else ""
            message = f"{day} is outside the policy, which is valid from {self.valid_from}{until}"
            raise FactError([FactProblem(self.dated_by or "on", message)])
        return day
