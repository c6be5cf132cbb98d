"""What a policy may not say: rules that can never apply, or two certain ones that exclude."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from amends.policy.conditions import AllOf, Condition, Not, lines_in
from amends.policy.domains import cases
from amends.policy.errors import Problem
from amends.policy.facts import FactSpec
from amends.policy.rules import LineRule, Rules, When

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
            return f"what stands on {_lines([part])} can never hold"
    for pair in combinations(parts, 2):
        if cases(AllOf(pair), facts) == []:
            return f"what stands on {_lines(pair)} cannot all hold"
    return f"what stands on {_lines(parts)} cannot all hold"


def _parts(condition: Condition) -> Iterable[Condition]:
    if not isinstance(condition, AllOf):
        yield condition
        return
    for part in condition.parts:
        yield from _parts(part)


def _lines(parts: Iterable[Condition]) -> str:
    lines = sorted(frozenset().union(*map(lines_in, parts)))
    if len(lines) == 1:
        return f"line {lines[0]}"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"


def always_with(one: Condition, two: Condition, facts: Facts) -> bool:
    """Tell whether `two` holds wherever `one` does, as far as it can be judged."""
    return cases(AllOf((one, Not(two))), facts) == []


def _excluded(rules: Sequence[LineRule], facts: Facts) -> list[Problem]:
    problems: list[Problem] = []
    for place, later in enumerate(rules):
        for earlier in rules[:place]:
            apart = later.key in earlier.excludes or earlier.key in later.excludes
            if not apart or not _same_days(earlier.when, later.when):
                continue
            if always_with(later.when.condition, earlier.when.condition, facts):
                message = (
                    f"never granted: it and {earlier.key} (line {earlier.line}) exclude each "
                    f"other, and wherever this one holds, that one does"
                )
                problems.append(Problem(later.line, 1, later.key, message))
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
