"""What every part of a policy is read against: its facts, its currency, its language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import yaml

from amends.policy.errors import nearest
from amends.policy.facts import FactSpec
from amends.policy.figures import number
from amends.policy.reading import Item


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold the facts known so far and the setting of the policy."""

    facts: Mapping[str, FactSpec]
    currency: str
    currency_line: int
    language: str

    def knowing(self, fact: FactSpec) -> Frame:
        """Add one fact."""
        return replace(self, facts={**self.facts, fact.name: fact})

    def fact(self, item: Item, name: str | None = None, *, also: tuple[str, ...] = ()) -> FactSpec:
        """Find a declared fact, or refuse with the nearest name; `also` may stand here too."""
        name = item.raw() if name is None else name
        if name not in self.facts:
            item.refuse(f"{name} is no declared fact{nearest(name, [*self.facts, *also])}")
        return self.facts[name]

    def money(self, item: Item) -> Decimal:
        """Read a sum, `25.00` or `25.00 USD`; negative ones and other currencies are refused."""
        amount, _, code = item.raw().strip().partition(" ")
        if item.raw().strip().endswith("%"):
            item.refuse("a part of a sum is written as {of: price, percent: 10}")
        if amount.isalpha() and number(code) is not None:
            item.refuse(f"expected the sum before its currency, as {code} {amount}")
        if code and code != self.currency:
            item.refuse(
                f"this sum is in {code}, the policy is in {self.currency} "
                f"(line {self.currency_line}); one policy has one currency"
            )
        node = item.node
        plain = yaml.ScalarNode(node.tag, amount, node.start_mark, node.end_mark)
        value = Item(plain, item.key).decimal()
        if value < 0:
            item.refuse("a sum is never below 0: what is owed is not set off")
        return value
