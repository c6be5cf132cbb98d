"""The thirty rules in the languages of zen-engine and Cedar, each in its fastest form."""

from __future__ import annotations

import json
from collections.abc import Callable

import cedarpy
import zen
from policy_rules import RULES, SEVERITIES, Amounts, Case, Rule


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


def zen_thirty() -> Callable[[Case], Amounts]:
    """Write each rule as one expression of its own, each compiled once."""
    compiled = [
        (rule.key, zen.compile_expression(f"{_zen_condition(rule)} ? {_zen_amount(rule)} : 0"))
        for rule in RULES
    ]
    return lambda case: {key: expression.evaluate(case) for key, expression in compiled}


def zen_node() -> Callable[[Case], Amounts]:
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
