"""One decision told as a person would tell it: what, why, and why not the rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from amends.policy.bag import Bag
from amends.policy.conditions import AllOf, AnyOf, Compare, Condition, Not, compiled
from amends.policy.facts import FactSpec
from amends.policy.figures import money_writer
from amends.policy.policy import Policy
from amends.policy.redress import Line, Redress
from amends.policy.rules import When
from amends.policy.sentences import sentence, shown, weighed

Facts = Mapping[str, FactSpec]


def explain(
    policy: Policy,
    facts: Mapping[str, object],
    *,
    on: date | None = None,
    language: str = "en",
) -> str:
    """Tell one decision in full. It raises FactError."""
    redress = policy.decide(facts, on=on, language=language)
    bag = policy.intake.read(facts)
    known = {**policy.facts, **{each.spec.name: each.spec for each in policy.derived}}
    parts = [_head(policy, redress), _given(facts, bag, policy), _answer(redress, language)]
    parts.append(_why(policy, redress, bag, known))
    return "\n\n".join(part for part in parts if part)


def reasons(condition: Condition, bag: Bag, facts: Facts) -> list[str]:
    """Name the comparisons that decide a condition: those that hold, or those that fail it."""
    test = compiled(condition)
    held = test is None or test(bag)
    match condition:
        case Compare():
            return [weighed(condition, held, bag, facts)]
        case Not():
            return [sentence(condition, facts)]
        case AllOf(parts) | AnyOf(parts):
            return [
                reason
                for part in parts
                if _holds(part, bag) is held
                for reason in reasons(part, bag, facts)
            ]


def _holds(condition: Condition, bag: Bag) -> bool:
    test = compiled(condition)
    return test is None or test(bag)


def _head(policy: Policy, redress: Redress) -> str:
    day = f", on {redress.on}" if redress.on else ""
    return f"{policy.title}, version {policy.version}{day}"


def _given(facts: Mapping[str, object], bag: Bag, policy: Policy) -> str:
    rows = [
        f"  {spec.title}: {shown(bag[name], spec)}"
        for name, spec in policy.facts.items()
        if name in facts
    ]
    rows += [
        f"  {each.spec.title}: {shown(bag[each.spec.name], each.spec)} (worked out)"
        for each in policy.derived
    ]
    return "\n".join(["On these facts:", *rows])


def _answer(redress: Redress, language: str) -> str:
    write = money_writer(language, redress.currency)
    rows: list[str] = []
    share = redress.responsibility
    if share.because:
        rows.append(f"Responsibility: {share.share}. {share.because}")
    if redress.lines:
        rows.append("Owed, whatever is chosen:")
        rows += [_line(line, write(line.amount)) for line in redress.lines]
    if redress.options:
        rows.append("The customer chooses one:")
        for option in redress.options:
            needs = _needs(option.authority)
            rows.append(f"  {option.title}, {write(option.amount)}{needs}. {option.because}")
            rows += [f"  {_line(line, write(line.amount))}" for line in option.lines]
    if redress.goodwill:
        rows.append("A little extra, apart:")
        rows += [_line(line, write(line.amount)) for line in redress.goodwill]
    if not rows:
        rows.append("Nothing is owed on these facts.")
    rows.append(f"In all {write(redress.owed)} owed, {write(redress.goodwill_total)} goodwill.")
    if redress.ruled_out:
        rows.append("Ruled out:")
        rows += [f"  {out.what}. {out.because}" for out in redress.ruled_out]
    rows += [f"Note: {note}" for note in redress.considered]
    return "\n".join(rows)


def _line(line: Line, amount: str) -> str:
    days = ""
    if line.due:
        days = f", within {line.due}" if line.due.days else f", {line.due}"
    return f"  {line.what}, {amount}{days}{_needs(line.authority)}. {line.because}"


def _needs(role: str) -> str:
    return "" if role == "clerk" else f" (needs {role})"


def _why(policy: Policy, redress: Redress, bag: Bag, known: Facts) -> str:
    every = [*redress.lines, *redress.goodwill, *(ln for o in redress.options for ln in o.lines)]
    applied = {line.key for line in every} | {option.key for option in redress.options}
    applied |= {out.key for out in redress.ruled_out}
    rules = policy.rules
    whens: list[tuple[str, int, When]] = [
        *((rule.key, rule.line, rule.when) for rule in rules.lines),
        *((rule.key, rule.line, rule.when) for rule in rules.goodwill),
        *((rule.key, rule.line, rule.when) for rule in rules.ruled_out),
    ]
    for option in rules.options:
        whens.append((option.key, option.line, option.when))
        if option.key in applied:
            whens += [(line.key, line.line, line.when) for line in option.lines]
    why, why_not = ["Why:"], ["Why not the rest:"]
    for key, line, when in sorted(whens, key=lambda each: each[1]):
        because = "; ".join(reasons(when.condition, bag, known)) or "always"
        if key in applied:
            why.append(f"  {key} (line {line}): {because}")
        else:
            why_not.append(
                f"  {key} (line {line}) {_not_applied(when, bag, redress.on)}: {because}"
            )
    return "\n".join([*why, "", *why_not])


def _not_applied(when: When, bag: Bag, on: date | None) -> str:
    if not when.in_force(on):
        return "is not in force"
    return "holds, but gives nothing" if _holds(when.condition, bag) else "does not apply"
