"""What a policy says of each fact: type, unit, bounds, and how a form asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from amends.policy.conditions import Condition
from amends.policy.kinds import FactType, LineKind
from amends.policy.words import Words


@dataclass(frozen=True, slots=True)
class FactSpec:
    """Say what one fact is: its type and unit, its bounds, and how a form asks for it."""

    name: str
    type: FactType
    label: Words
    unit: str | None = None
    required: bool = True
    default: object = None
    nullable: bool = False
    choices: tuple[str, ...] = ()
    choice_labels: Mapping[str, Words] = field(default_factory=dict)
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    not_before: str | None = None
    only_for: LineKind | None = None
    line: int = 0
    # Of a worked-out fact: under which condition it is what.
    meanings: Mapping[object, Condition] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Give the label in the policy's own language."""
        return str(self.label)

    def title_in(self, language: str) -> str:
        """Give the label shown in a form."""
        return self.label.say(language)

    def choice_title(self, choice: str, language: str) -> str:
        """Give the label of one choice."""
        return self.choice_labels[choice].say(language) if choice in self.choice_labels else choice
