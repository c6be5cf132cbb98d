"""The thirty rules of the benchmark and the cases they are put to, independent of any engine."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

FAILURES = ("late", "short", "damaged", "wrong_item", "quality", "conduct")
SEVERITIES = ("minor", "serious", "severe")
Case = dict[str, object]
Amounts = dict[str, Decimal]


@dataclass(frozen=True)
class Rule:
    """Hold one rule, independent of any engine."""

    key: str
    failure: str
    severities: tuple[str, ...]
    delay: int
    essential: bool | None
    flat: int | None
    percent: int | None
    cap: int


def thirty_rules() -> list[Rule]:
    """Give 30 rules: for every failure five, by how bad and how late it was."""
    rules = []
    for f, failure in enumerate(FAILURES):
        rules += [
            Rule(f"{failure}_any", failure, SEVERITIES, 0, None, 5 + f, None, 0),
            Rule(f"{failure}_bad", failure, SEVERITIES[1:], 30, None, None, 10 + f, 75),
            Rule(f"{failure}_worst", failure, SEVERITIES[2:], 60, None, None, 25 + f, 400),
            Rule(f"{failure}_day", failure, SEVERITIES[1:], 0, True, None, 50, 250),
            Rule(f"{failure}_long", failure, SEVERITIES, 120 + 10 * f, False, 20 + f, None, 0),
        ]
    return rules


RULES = thirty_rules()


def made_cases(count: int) -> list[Case]:
    """Make facts from a fixed seed."""
    chance = random.Random(20261122)
    return [
        {
            "failure": chance.choice(FAILURES),
            "severity": chance.choice(SEVERITIES),
            "price": chance.randrange(500, 200_000) / 100,
            "delay": chance.randrange(0, 240),
            "essential": chance.random() < 0.3,
        }
        for _ in range(count)
    ]


def expected(case: Case) -> Amounts:
    """Work the rules out in plain Python, for the check that all agree."""
    found: Amounts = {}
    for rule in RULES:
        if case["failure"] != rule.failure or case["severity"] not in rule.severities:
            continue
        if case["delay"] < rule.delay or rule.essential not in (None, case["essential"]):  # type: ignore[operator]
            continue
        amount = Decimal(rule.flat or 0)
        if rule.percent is not None:
            amount = min(Decimal(str(case["price"])) * rule.percent / 100, Decimal(rule.cap))
        found[rule.key] = cents(amount)
    return found


def cents(value: object) -> Decimal:
    """Round half up to the cent."""
    return Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
