"""What a policy may not say: rules that can never apply, or two certain ones that exclude."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from amends.policy.conditions import AllOf, Condition, Not
from amends.policy.domains import cases
from amends.policy.errors import Problem
from amends.policy.facts import FactSpec
from amends.policy.reach import declared, on_lines
from amends.policy.reading import Item
from amends.policy.rules import LineRule, OptionRule, Rules, When

Facts = Mapping[str, FactSpec]


@dataclass(frozen=True, slots=True)
class _Placed:
    """Hold a rule by what is needed to judge it."""

    key: str
    line: int
    condition: Condition


def contradictions(rules: Rules, facts: Facts) -> list[Problem]:
    """Find every contradiction, each named with the lines that cause it."""
    shares = [(f"responsibility {rule.share}", rule.line, rule.when) for rule in rules.shares]
    named: list[tuple[str, int, When]] = [
        *((rule.key, rule.line, rule.when) for rule in rules.lines),
        *((rule.key, rule.line, rule.when) for rule in rules.options),
        *((rule.key, rule.line, rule.when) for rule in rules.goodwill),
        *((rule.key, rule.line, rule.when) for rule in rules.ruled_out),
        *shares,
    ]
    problems = _impossible([_Placed(key, line, when.condition) for key, line, when in named], facts)
    for option in rules.options:
        outer = option.when.condition
        inner = [
            _Placed(line.key, line.line, AllOf((outer, line.when.condition)))
            for line in option.lines
        ]
        problems += _impossible(inner, facts)
        problems += _excluded(option.lines, facts)
    problems += _excluded(rules.lines, facts)
    problems += _excluded(rules.goodwill, facts)
    problems += _shadowed(rules, facts)
    problems += _disowned(rules, facts)
    return problems


def _impossible(rules: Iterable[_Placed], facts: Facts) -> list[Problem]:
    return [
        Problem(rule.line, 1, rule.key, f"never applies: {_why(rule.condition, facts)}")
        for rule in rules
        if cases(rule.condition, facts) == []
    ]


def _why(condition: Condition, facts: Facts) -> str:
    """Name the lines that cannot be together, or the one that cannot be at all."""
    parts = list(_parts(condition))
    for part in parts:
        if cases(part, facts) == []:
            return f"what stands on {on_lines([part])} can never hold, {declared(part, facts)}"
    for pair in combinations(parts, 2):
        if cases(AllOf(pair), facts) == []:
            return f"what stands on {on_lines(pair)} cannot all hold"
    return f"what stands on {on_lines(parts)} cannot all hold"


def _parts(condition: Condition) -> Iterable[Condition]:
    if not isinstance(condition, AllOf):
        yield condition
        return
    for part in condition.parts:
        yield from _parts(part)


def always_with(one: Condition, two: Condition, facts: Facts) -> bool:
    """Tell whether `two` holds wherever `one` does, as far as it can be judged."""
    return cases(AllOf((one, Not(two))), facts) == []


def _excluded(rules: Sequence[LineRule], facts: Facts) -> list[Problem]:
    problems: list[Problem] = []
    for place, later in enumerate(rules):
        apart = [
            earlier
            for earlier in rules[:place]
            if later.key in earlier.excludes and _same_days(earlier.when, later.when)
        ]
        always = [e for e in apart if always_with(later.when.condition, e.when.condition, facts)]
        together = tuple(Not(earlier.when.condition) for earlier in apart)
        if always:
            apart = always[:1]
        elif not apart or cases(AllOf((later.when.condition, *together)), facts) != []:
            continue
        named = " and ".join(f"{earlier.key} (line {earlier.line})" for earlier in apart)
        one = "that one does" if len(apart) == 1 else "one of those does"
        message = (
            f"never granted: it and {named} exclude each other, and wherever this one holds, {one}"
        )
        problems.append(Problem(later.line, 1, later.key, message))
    return problems


def _disowned(rules: Rules, facts: Facts) -> list[Problem]:
    """Find what is owed only where nothing is."""
    problems: list[Problem] = []
    either: tuple[LineRule | OptionRule, ...] = (*rules.lines, *rules.options)
    for rule in either:
        for place, share in enumerate(rules.shares):
            never_before = all(
                cases(AllOf((rule.when.condition, earlier.when.condition)), facts) == []
                for earlier in rules.shares[:place]
            )
            covered = always_with(rule.when.condition, share.when.condition, facts)
            same = _same_days(share.when, rule.when)
            if share.share == "none" and never_before and covered and same:
                message = f"never granted: wherever it holds, line {share.line} says none is ours"
                problems.append(Problem(rule.line, 1, rule.key, message))
    return problems


def out_of_force(rules: Rules, start: Item, end: Item | None) -> list[Problem]:
    """Find the rules whose days lie outside those of the policy."""
    inner = [line for option in rules.options for line in option.lines]
    first, last = start.day(), end.day() if end else None
    problems: list[Problem] = []
    found = [(rule.key, rule.line, rule.when) for rule in (*rules.lines, *inner, *rules.goodwill)]
    found += [(rule.key, rule.line, rule.when) for rule in rules.options]
    found += [(rule.key, rule.line, rule.when) for rule in rules.ruled_out]
    for key, line, when in found:
        message = ""
        if when.valid_to and when.valid_to < first:
            message = f"ends before the policy begins (line {start.line})"
        if when.valid_from and last and end and when.valid_from > last:
            message = f"begins after the policy ends (line {end.line})"
        if message:
            problems.append(Problem(line, 1, key, f"never in force: it {message}"))
    return problems


def _shadowed(rules: Rules, facts: Facts) -> list[Problem]:
    problems: list[Problem] = []
    for place, later in enumerate(rules.shares):
        for earlier in rules.shares[:place]:
            covered = always_with(later.when.condition, earlier.when.condition, facts)
            if covered and _same_days(earlier.when, later.when):
                message = f"never reached: the row on line {earlier.line} already covers it"
                problems.append(Problem(later.line, 1, "responsibility", message))
                break
    return problems


def _same_days(earlier: When, later: When) -> bool:
    """Tell whether the earlier rule is in force on every day on which the later one is."""
    starts = earlier.valid_from is None or (
        later.valid_from is not None and earlier.valid_from <= later.valid_from
    )
    ends = earlier.valid_to is None or (
        later.valid_to is not None and later.valid_to <= earlier.valid_to
    )
    return starts and ends
