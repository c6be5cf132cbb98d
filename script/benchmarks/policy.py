"""Deciding with 30 rules on one core, beside zen-engine and cedarpy, in one run.

    script/bench policy
    script/with-uv python script/benchmarks/policy.py --cases 500

All read the same facts and must agree on every one of them before anything is timed. The rules
stand in policy_rules.py; each engine gets them in its own language. Prints a table in Markdown.
The others are installed for the benchmark alone, in the versions of PEERS.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec

from policy_rules import FAILURES, RULES, SEVERITIES, Case, cents, expected, made_cases

from amends.policy import Policy, load_policy

PEERS = ("zen-engine==2.1.3", "cedarpy==4.12.2")
if find_spec("zen") is None or find_spec("cedarpy") is None:
    uv = shutil.which("uv")
    if uv is None or "AMENDS_PEERS" in os.environ:
        sys.exit(f"{' and '.join(PEERS)} are needed here, and uv to install them.")
    wanted = [word for peer in PEERS for word in ("--with", peer)]
    again = [uv, "run", "--no-sync", "--quiet", *wanted, "python", *sys.argv]
    os.execve(uv, again, {**os.environ, "AMENDS_PEERS": "1"})

from policy_peers import cedar, zen_expression, zen_node, zen_table, zen_thirty  # noqa: E402


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
        for way in (THIRTY, NODE, EXPRESSION):
            spoken = {key: cents(value) for key, value in ways[way](case).items()}  # type: ignore[attr-defined]
            assert {key: value for key, value in spoken.items() if value} == right, case
        rows = ways[TABLE](case) or []
        assert {str(row["line"]): cents(row["amount"]) for row in rows} == right, case  # type: ignore[attr-defined]
        held = [int(name.removeprefix("policy")) for name in ways[CEDAR](case)]  # type: ignore[attr-defined]
        assert {RULES[n].key for n in held} == set(right), case
    return granted / len(cases)


OURS, BARE = "amends.policy, with every because", "amends.policy, bare amounts"
THIRTY = "zen-engine, an expression for each rule"
NODE = "zen-engine, a node of expressions"
EXPRESSION = "zen-engine, all rules in one expression"
TABLE, CEDAR = "zen-engine, decision table", "cedarpy, which rules hold, no amounts"


def main() -> None:
    """Check that all agree, then measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2000)
    cases = made_cases(parser.parse_args().cases)
    policy = our_policy()
    ways: dict[str, Callable[[Case], object]] = {
        OURS: policy.decide,
        BARE: policy.amounts,
        THIRTY: zen_thirty(),
        NODE: zen_node(),
        EXPRESSION: zen_expression(),
        TABLE: zen_table(),
        CEDAR: cedar(),
    }
    lines = agree(ways, policy, cases)
    print(f"{len(cases)} cases, 30 rules, {lines:.1f} lines granted each; all agree.\n")
    rates = measured(ways, cases)
    print("| engine | decisions a second | with because | bare amounts |\n|---|---:|---:|---:|")
    for name, rate in rates.items():
        ours = "" if name in (OURS, BARE) else f"{rates[OURS] / rate:.2f} x"
        bare = "" if name in (OURS, BARE) else f"{rates[BARE] / rate:.2f} x"
        print(f"| {name} | {rate:,.0f} | {ours} | {bare} |")
    cost = 1e6 / rates[OURS] - 1e6 / rates[BARE]
    print("\nThe last two columns say how many times as fast ours is.")
    print(f"The explanation costs {cost:.1f} microseconds a decision.")


if __name__ == "__main__":
    main()
