"""Remarks of the check: nothing wrong, but worth a second look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from amends.policy.conditions import facts_in
from amends.policy.derived import Derived
from amends.policy.errors import Problem
from amends.policy.intake import Need
from amends.policy.reading import Item
from amends.policy.rules import Rules, When
from amends.policy.wording import Wording


def remarks(
    rules: Rules, declared: Mapping[str, Item], derived: Iterable[Derived], needs: Iterable[Need]
) -> tuple[Problem, ...]:
    """Name facts, also worked-out ones, that decide nothing, and a single option: no choice."""
    used: set[str] = set(rules.fit)
    lines = [*rules.lines, *rules.goodwill, *(line for o in rules.options for line in o.lines)]
    for line in lines:
        used |= line.facts | line.because.facts | line.what.facts
    worded: list[tuple[When, Wording]] = [
        *((rule.when, text) for rule in rules.options for text in rule.texts),
        *((rule.when, text) for rule in rules.ruled_out for text in (rule.what, rule.because)),
        *((rule.when, rule.because) for rule in rules.shares),
    ]
    for when, text in worded:
        used |= facts_in(when.condition) | text.facts
    used |= {need.fact for need in needs}
    for limit in (rules.ceiling, rules.enough):
        used |= limit.facts if limit else frozenset()
    # From the last one up: each may use those above it.
    for each in reversed(tuple(derived)):
        if each.spec.name in used:
            used |= each.uses
    found = [
        item.problem("this fact decides nothing")
        for name, item in declared.items()
        if name not in used
    ]
    if len(rules.options) == 1:
        only = rules.options[0]
        found.append(Problem(only.line, 1, only.key, "one option alone is no choice"))
    return tuple(found)
