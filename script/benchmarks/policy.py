#!/usr/bin/env python
"""Decide with 30 rules on one core, beside zen-engine and cedarpy, in one run.

    uv run --with zen-engine --with cedarpy python script/benchmarks/policy.py [--cases 2000]

All read the same facts and must agree on every one of them before anything is timed. Prints a
table in Markdown. The rules stand in RULES; each engine gets them in its own language.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import cedarpy
import zen

from amends.policy import Policy, load_policy

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


def our_policy() -> Policy:
    """Write the rules as a policy of ours; each line gives its reason with the figures in it."""
    lines = {}
    for rule in RULES:
        when: dict[str, object] = {"failure": rule.failure}
        if len(rule.severities) < len(SEVERITIES):
            when["severity"] = {"any_of": list(rule.severities)}
        if rule.delay:
            when["delay"] = {"at_least": rule.delay}
        if rule.essential is not None:
            when["essential"] = rule.essential
        flat = rule.percent is None
        amount = (
            rule.flat if flat else {"of": "price", "percent": rule.percent, "at_most": rule.cap}
        )
        lines[rule.key] = {
            "kind": "entitlement",
            "what": rule.key.replace("_", " "),
            "when": when,
            "amount": amount,
            "because": "It was {delay} minutes late on a price of {price}, and that is {amount}.",
        }
    text = {
        "policy": "amends/1",
        "title": "Thirty rules",
        "version": "1",
        "currency": "USD",
        "valid_from": "2026-01-01",
        "source": "the benchmark",
        "facts": {
            "failure": {"type": "choice", "choices": list(FAILURES)},
            "severity": {"type": "choice", "choices": list(SEVERITIES)},
            "price": "money",
            "delay": {"type": "int", "unit": "minutes", "at_least": 0},
            "essential": "bool",
        },
        "lines": lines,
    }
    return load_policy(json.dumps(text), name="thirty")


def _zen_condition(rule: Rule) -> str:
    parts = [f"failure == '{rule.failure}'"]
    if len(rule.severities) < len(SEVERITIES):
        listed = ", ".join(f"'{s}'" for s in rule.severities)
        parts.append(f"severity in [{listed}]")
    if rule.delay:
        parts.append(f"delay >= {rule.delay}")
    if rule.essential is not None:
        parts.append("essential" if rule.essential else "not essential")
    return " and ".join(parts)


def _zen_amount(rule: Rule) -> str:
    if rule.percent is None:
        return str(rule.flat)
    return f"min([price * {rule.percent} / 100, {rule.cap}])"


def _zen(node: dict[str, object]) -> Callable[[Case], object]:
    # Compiled once and served by a loader: of the ways that zen offers, the fastest.
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
        {"id": "it", "name": "it", "position": {"x": 1, "y": 0}, **node},
        {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "it", "type": "edge"},
        {"id": "2", "sourceId": "it", "targetId": "out", "type": "edge"},
    ]
    kind = "application/vnd.gorules.decision"
    content = zen.ZenDecisionContent(
        json.dumps({"contentType": kind, "nodes": nodes, "edges": edges})
    )
    engine = zen.ZenEngine({"loader": lambda key: content})
    return lambda case: engine.evaluate("thirty", case)["result"]


def zen_expression() -> Callable[[Case], Amounts]:
    """Write all rules as one expression, compiled once: the least that zen can do."""
    parts = [f"{rule.key}: {_zen_condition(rule)} ? {_zen_amount(rule)} : 0" for rule in RULES]
    return zen.compile_expression("{" + ", ".join(parts) + "}").evaluate  # type: ignore[no-any-return]


def zen_expressions() -> Callable[[Case], Amounts]:
    """Write each rule as one expression of an expression node."""
    expressions = [
        {
            "id": rule.key,
            "key": rule.key,
            "value": f"{_zen_condition(rule)} ? {_zen_amount(rule)} : 0",
        }
        for rule in RULES
    ]
    content = {"expressions": expressions}
    return _zen({"type": "expressionNode", "content": content})  # type: ignore[return-value]


def zen_table() -> Callable[[Case], list[dict[str, object]]]:
    """Write the rules as a decision table of zen that collects every row that fits."""
    inputs = [
        {"id": f"i_{f}", "name": f, "field": f}
        for f in ("failure", "severity", "delay", "essential")
    ]
    outputs = [{"id": f"o_{f}", "name": f, "field": f} for f in ("line", "amount")]
    rows = []
    for rule in RULES:
        listed = ", ".join(f"'{s}'" for s in rule.severities)
        rows.append(
            {
                "_id": rule.key,
                "i_failure": f"'{rule.failure}'",
                "i_severity": listed if len(rule.severities) < len(SEVERITIES) else "",
                "i_delay": f">= {rule.delay}" if rule.delay else "",
                "i_essential": "" if rule.essential is None else str(rule.essential).lower(),
                "o_line": f"'{rule.key}'",
                "o_amount": _zen_amount(rule),
            }
        )
    content = {"hitPolicy": "collect", "inputs": inputs, "outputs": outputs, "rules": rows}
    return _zen({"type": "decisionTableNode", "content": content})  # type: ignore[return-value]


def cedar() -> Callable[[Case], list[str]]:
    """Write the rules as policies of Cedar; it says which of them hold, without any amounts."""
    texts = []
    for rule in RULES:
        parts = [f'context.failure == "{rule.failure}"']
        if len(rule.severities) < len(SEVERITIES):
            listed = ", ".join(f'"{s}"' for s in rule.severities)
            parts.append(f"[{listed}].contains(context.severity)")
        if rule.delay:
            parts.append(f"context.delay >= {rule.delay}")
        if rule.essential is not None:
            parts.append("context.essential" if rule.essential else "!context.essential")
        when = " && ".join(parts)
        texts.append(f'@id("{rule.key}")\npermit(principal, action, resource) when {{ {when} }};')
    policies = cedarpy.PolicySet.from_str("\n".join(texts))
    entities = cedarpy.Entities.from_json_str("[]")
    who = {"principal": 'User::"desk"', "action": 'Action::"mend"', "resource": 'Case::"1"'}

    def decide(case: Case) -> list[str]:
        # Cedar knows whole numbers only; no condition looks at the price.
        facts = {key: value for key, value in case.items() if key != "price"}
        result = cedarpy.is_authorized({**who, "context": facts}, policies, entities)
        return list(result.diagnostics.reasons)

    return decide


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
        found[rule.key] = _cents(amount)
    return found


def _cents(value: object) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def measured(ways: dict[str, Callable[[Case], object]], cases: list[Case]) -> dict[str, float]:
    """Measure decisions a second of one core's time, in turns; the best of seven rounds.

    The time of the processor counts, not that of the clock, so that a neighbour does not.
    """
    best = dict.fromkeys(ways, 0.0)
    for _ in range(7):
        for name, decide in ways.items():
            start = time.process_time()
            for case in cases:
                decide(case)
            best[name] = max(best[name], len(cases) / (time.process_time() - start))
    return best


def agree(ways: dict[str, Callable[[Case], object]], policy: Policy, cases: list[Case]) -> float:
    """Check that every engine gives the same answer to every case; count the lines granted."""
    granted = 0
    for case in cases:
        right = expected(case)
        granted += len(right)
        redress = policy.decide(case)
        assert {line.key: line.amount for line in redress.lines} == right, case
        assert all(f" {case['delay']} minutes" in line.because for line in redress.lines), case
        assert policy.amounts(case) == right, case
        for way in (EXPRESSION, NODE):
            spoken = {key: _cents(value) for key, value in ways[way](case).items()}  # type: ignore[attr-defined]
            assert {key: value for key, value in spoken.items() if value} == right, case
        rows = ways[TABLE](case) or []
        assert {str(row["line"]): _cents(row["amount"]) for row in rows} == right, case  # type: ignore[attr-defined]
        held = [int(name.removeprefix("policy")) for name in ways[CEDAR](case)]  # type: ignore[attr-defined]
        assert {RULES[n].key for n in held} == set(right), case
    return granted / len(cases)


OURS, BARE = "amends.policy, with every because", "amends.policy, amounts"
EXPRESSION, NODE = "zen-engine, one compiled expression", "zen-engine, expression node"
TABLE, CEDAR = "zen-engine, decision table", "cedarpy, which rules hold"


def main() -> None:
    """Check that all agree, then measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2000)
    cases = made_cases(parser.parse_args().cases)
    policy = our_policy()
    ways: dict[str, Callable[[Case], object]] = {
        OURS: policy.decide,
        BARE: policy.amounts,
        EXPRESSION: zen_expression(),
        NODE: zen_expressions(),
        TABLE: zen_table(),
        CEDAR: cedar(),
    }
    lines = agree(ways, policy, cases)
    print(f"{len(cases)} cases, 30 rules, {lines:.1f} lines granted each; all agree.\n")
    rates = measured(ways, cases)
    print("| engine | decisions a second | against zen's expression |\n|---|---:|---:|")
    for name, rate in rates.items():
        print(f"| {name} | {rate:,.0f} | {rate / rates[EXPRESSION]:.2f} |")
    cost = 1e6 / rates[OURS] - 1e6 / rates[BARE]
    print(f"\nThe explanation costs {cost:.1f} microseconds a decision.")


if __name__ == "__main__":
    main()
