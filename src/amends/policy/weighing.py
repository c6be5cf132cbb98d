"""The weighing of facts under rules: which lines are granted, and how much; no words yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from amends.policy.bag import Bag
from amends.policy.errors import FactError, FactProblem
from amends.policy.rules import LineRule, OptionRule, Rules, ShareRule, When

Granted = list[tuple[LineRule, Decimal]]

# More choice than this is a burden on somebody who was let down.
MOST_OPTIONS = 3

# Far finer than any minor unit, far coarser than what a division leaves behind.
_FINE = Decimal("1e-12")
_LARGEST = Decimal(10) ** 15
_NONE = Decimal(0)


@dataclass(slots=True)
class Weighed:
    """Hold what applies, by rule, with the amounts rounded."""

    lines: Granted
    options: list[tuple[OptionRule, Granted]]
    goodwill: Granted
    ceiling: Decimal | None
    share: ShareRule | None
    displaced: list[tuple[LineRule, LineRule]]
    cut: list[LineRule]
    left_out: list[OptionRule]
    disowned: list[LineRule | OptionRule]


def rules_on(rules: Rules, on: date | None) -> Rules:
    """Keep the rules in force on a day; without a day, the newest."""
    if not rules.dated:
        return rules
    return replace(
        rules,
        lines=tuple(rule for rule in rules.lines if rule.when.in_force(on)),
        options=tuple(rule for rule in rules.options if rule.when.in_force(on)),
        goodwill=tuple(rule for rule in rules.goodwill if rule.when.in_force(on)),
        ruled_out=tuple(rule for rule in rules.ruled_out if rule.when.in_force(on)),
        shares=tuple(rule for rule in rules.shares if rule.when.in_force(on)),
    )


def weigh(rules: Rules, bag: Bag) -> Weighed:
    """Find what is granted, offered and given. It raises FactError on a sum beyond all bounds."""
    share: ShareRule | None = None
    if rules.shares:
        share = next((rule for rule in rules.shares if holds(rule.when, bag)), None)
    weighed = Weighed([], [], [], None, share, [], [], [], [])
    if share is not None and share.share == "none":
        weighed.disowned += [rule for rule in rules.lines if holds(rule.when, bag)]
        weighed.disowned += [rule for rule in rules.options if holds(rule.when, bag)]
    else:
        lines = rules.sifted(bag) if rules.sifted else rules.lines
        weighed.lines = granted(rules, lines, bag, weighed.displaced)
        if rules.options:
            _offer(rules, bag, weighed)
    if rules.goodwill:
        weighed.goodwill = granted(rules, rules.goodwill, bag, weighed.displaced)
        if rules.ceiling is not None:
            weighed.ceiling = rounded(rules, max(rules.ceiling.amount(bag), _NONE))
            _keep_under(weighed.ceiling, weighed)
    return weighed


def amounts(rules: Rules, bag: Bag) -> Granted:
    """Find every line that is granted, offered or given, with its amount."""
    if not (rules.shares or rules.options or rules.goodwill):
        return granted(rules, rules.sifted(bag) if rules.sifted else rules.lines, bag, [])
    weighed = weigh(rules, bag)
    found = [*weighed.lines, *weighed.goodwill]
    for _, lines in weighed.options:
        found += lines
    return found


def holds(when: When, bag: Bag) -> bool:
    """Tell whether the condition of a rule holds."""
    return when.test is None or when.test(bag)


def rounded(rules: Rules, amount: Decimal) -> Decimal:
    """Round once, at the end of a line, to the minor unit."""
    if amount > _LARGEST:
        raise FactError([FactProblem("", f"a sum of over {_LARGEST:,} cannot be meant")])
    if rules.divides:
        # A third of 0.03 times 3 is 0.03 again, not a hair below it.
        amount = amount.quantize(_FINE)
    return amount.quantize(rules.minor, rules.rounding)


def granted(
    rules: Rules,
    candidates: tuple[LineRule, ...],
    bag: Bag,
    displaced: list[tuple[LineRule, LineRule]],
) -> Granted:
    """Find the lines that hold; of two that exclude one another the first in the file counts."""
    found: Granted = []
    minor, rounding, divides = rules.minor, rules.rounding, rules.divides
    for rule in candidates:
        test = rule.when.test
        if test is not None and not test(bag):
            continue
        amount = rule.amount(bag)
        if divides or amount > _LARGEST:
            amount = rounded(rules, amount)
        else:
            amount = amount.quantize(minor, rounding)
        if amount <= 0 and not rule.keeps_nothing:
            continue
        if rule.excludes:
            first = next((other for other, _ in found if other.key in rule.excludes), None)
            if first is not None:
                displaced.append((rule, first))
                continue
        found.append((rule, amount))
    return found


def _offer(rules: Rules, bag: Bag, weighed: Weighed) -> None:
    offered: list[tuple[OptionRule, Granted]] = []
    for option in rules.options:
        if not holds(option.when, bag):
            continue
        lines = granted(rules, option.lines, bag, weighed.displaced)
        if lines:
            offered.append((option, lines))
    if rules.fit:
        wanted = [bag[name] for name in rules.fit]
        # Stable: where two fit alike, the order of the file stays.
        offered.sort(key=lambda pair: [want not in pair[0].mends for want in wanted])
    weighed.options = offered[:MOST_OPTIONS]
    weighed.left_out = [option for option, _ in offered[MOST_OPTIONS:]]


def _keep_under(ceiling: Decimal, weighed: Weighed) -> None:
    room = ceiling
    kept: Granted = []
    for rule, amount in weighed.goodwill:
        given = min(amount, room)
        if given < amount:
            weighed.cut.append(rule)
        if given > 0 or rule.keeps_nothing:
            kept.append((rule, given))
        room -= given
    weighed.goodwill = kept
