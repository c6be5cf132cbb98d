# ruff: noqa: E501  the rows of a table stay whole
"""What a policy can never reach, also through worked-out facts, and that nothing else is refused."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import product
from json import dumps
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.policy import PolicyError
from policy.refusals import line, problems
from policy.the_shop import HEAD, shop

DERIVED = """\
derived:
  slow: {when: {delay: {at_least: 60}}}
  length: {band: delay, rows: [{below: 60, is: short}, {below: 240, is: long}], otherwise: endless}
  loss: {classify: kind, rows: {late: time, short: goods}}
  grave: {cases: [{when: {length: endless}, is: yes_sir}, {when: {kind: late}, is: no_sir}], otherwise: no_sir}
"""


@pytest.mark.parametrize(
    "when",
    [
        "{slow: true, delay: {below: 60}}",
        "{slow: false, delay: 60}",
        "{length: short, slow: true}",
        "{length: {is_not: short}, delay: 59}",
        "{loss: goods, kind: late}",
        "{grave: yes_sir, delay: {below: 240}}",
        "{not: {grave: no_sir}, length: long}",
        "{price: {above: {fact: lifetime_value}}, lifetime_value: {at_least: {fact: price}}}",
    ],
)
def test_a_line_that_its_worked_out_facts_rule_out_is_refused(when: str) -> None:
    goodwill = f"authority: {{clerk: {{everything: 9}}}}\ngoodwill:\n  g: {{what: G, because: G., amount: 5, when: {when}}}\n"
    (found,) = problems(DERIVED + goodwill)
    assert "g: never applies: what stands on line" in found


def flush(extra: str) -> str:
    return dedent(line(extra))


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("derived:\n  k: {cases: [{when: {delay: {above: 1}}, is: a}, {when: {delay: 5}, is: b}], otherwise: c}\n", "derived.k.cases[2]: never reached: what stands on line 14 already covers it"),
        ("derived:\n  k: {cases: [{when: {delay: {below: 0}}, is: a}], otherwise: c}\n", "never reached: it can never hold, after what line 9 says of delay"),
        ("derived:\n  k: {band: delay, rows: [{at_least: 9, is: a}, {at_least: 0, is: b}, {at_least: -9, is: c}], otherwise: d}\n", "derived.k.rows[3]: never reached: what stands on line 14 already covers it"),
        (line("amount: {bands: delay, rows: [{below: 0, amount: 5}, {below: 9, amount: 3}]}"), "amount.rows[1]: never reached: it can never hold, after what line 9 says of delay"),
        (line("amount: 5, when: {delay: {below: 0}}"), "what stands on line 14 can never hold, after what line 9 says of delay"),
        (line("amount: 5, when: {price: {above: {fact: price}}}"), "price is compared with itself"),
        ("responsibility:\n  - {is: none, because: As promised., when: {kind: short}}" + flush("amount: 5, when: {kind: short}"), "refund: never granted: wherever it holds, line 14 says none is ours"),
        ("valid_to: 2026-12-31" + flush("amount: 5, valid_from: 2027-01-01"), "never in force: it begins after the policy ends (line 13)"),
        (line("amount: 5, valid_to: 2025-12-31"), "never in force: it ends before the policy begins (line 5)"),
        ("needs_one_of: [[spent], [price]]\n", "always there, so nothing is asked for"),
        ("dated_by: price\n", "dated_by: expected a fact of type date"),
        ("language: klingon\n", "klingon is no language as en or es"),
        ("title: [a]\n", "given twice"),
    ],
)  # fmt: skip
def test_what_can_never_come_about_is_named_with_its_lines(rest: str, said: str) -> None:
    found = problems(rest)
    assert any(said in problem for problem in found), found


def test_a_line_that_two_others_leave_nothing_of_is_refused_with_all_three() -> None:
    (found,) = problems(
        """
        lines:
          one: {kind: entitlement, what: A, because: A, amount: 5, when: {delay: {below: 9}}, excludes: [three]}
          two: {kind: entitlement, what: B, because: B, amount: 6, when: {delay: {at_least: 9}}, excludes: [three]}
          three: {kind: entitlement, what: C, because: C, amount: 7}
        """
    )
    assert "three: never granted: it and one (line 14) and two (line 15) exclude" in found


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("amount: money", "amount is a word of the language"),
        ("stars: {type: int, at_most: 5, default: 7}", "of at most 5, found 7"),
        ("told: {type: date, not_before: told}", "no day is before itself"),
        ("paid: {type: money, at_most: 5 EUR}", "this sum is in EUR, the policy is in USD (line 4)"),
    ],
)  # fmt: skip
def test_a_fact_that_makes_no_sense_is_refused(fact: str, said: str) -> None:
    (found,) = problems("", facts=f"facts:\n  {fact}\n")
    assert said in found


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (HEAD.replace("2026-01-01", "1.1.2026"), "line 5, column 13: valid_from: expected a date"),
        (HEAD.replace("The shop", "[a, b]"), "title: expected a single value, found a list"),
        (HEAD.replace("The shop", "!!python/name:os.system x"), "line 2, column 8: types (`!`)"),
        (HEAD.replace("The shop", "&a x"), "line 2, column 8: references are not used here"),
        (HEAD.replace("The shop", "a\x07b"), "line 2, column 1: no valid YAML: a character"),
        (HEAD.replace("source", "\tsource"), "a tab stands here; lines are set in with spaces"),
        (HEAD.replace("USD", "USDD"), "USDD is no currency code; did you mean USD?"),
        (HEAD.replace("title", "titel"), "line 2, column 1: titel: unknown key; did you mean"),
    ],
)
def test_a_head_that_is_wrong_is_refused_with_its_line(head: str, said: str) -> None:
    assert any(said in problem for problem in problems("", head=head))


SMALL = """\
facts:
  n: {type: int, at_least: 0, at_most: 4}
  m: {type: int, at_least: 0, at_most: 4, default: null}
  kind: {type: choice, choices: [a, b, c]}
  on: {type: date, default: null}
derived:
  much: {when: {n: {above: 2}}}
  size: {band: m, rows: [{below: 2, is: small}], otherwise: large}
  case: {cases: [{when: {much: true}, is: x}, {when: {kind: a}, is: y}], otherwise: x}
"""
DAYS = [date(2026, 1, day) for day in (1, 2, 3)]
NUMBERS = st.dictionaries(
    st.sampled_from(["at_least", "above", "at_most", "below", "is", "is_not"]),
    st.integers(0, 4) | st.sampled_from([{"fact": "n"}, {"fact": "m"}]),
    min_size=1,
    max_size=2,
)
COMPARED: dict[str, st.SearchStrategy[object]] = {
    "n": NUMBERS,
    "m": NUMBERS | st.fixed_dictionaries({"given": st.booleans()}),
    "kind": st.sampled_from(["a", "b", {"is_not": "c"}, {"none_of": ["a", "b"]}]),
    "on": st.dictionaries(
        st.sampled_from(["before", "after", "on_or_after"]), st.sampled_from(DAYS), min_size=1
    ),
    "much": st.booleans(),
    "size": st.sampled_from(["small", {"is_not": "small"}]),
    "case": st.sampled_from(["x", "y"]),
}


def joined(parts: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    several = st.lists(parts, min_size=1, max_size=3)
    return st.one_of(
        several.map(lambda inner: {"all": inner}),
        several.map(lambda inner: {"any": inner}),
        parts.map(lambda inner: {"not": inner}),
    )


CONDITIONS = st.recursive(
    st.fixed_dictionaries({}, optional=COMPARED).filter(bool), joined, max_leaves=5
)
EVERY: list[Mapping[str, object]] = [
    {"n": n, "m": m, "kind": kind, "on": on}
    for n, m, kind, on in product(range(5), [None, *range(5)], "abc", [None, *DAYS])
]


def owed_in_all(when: object) -> set[Decimal] | str:
    rule = {"kind": "entitlement", "what": "A", "because": "A", "amount": 5, "when": when}
    try:
        policy = shop(SMALL + dumps({"lines": {"a": rule}}, default=str))
    except PolicyError as refused:
        return str(refused)
    return {policy.decide(facts).owed for facts in EVERY}


@given(CONDITIONS)
def test_what_is_said_never_to_apply_never_does(when: object) -> None:
    said = owed_in_all(when)
    if isinstance(said, str) and "never applies" in said:
        assert owed_in_all({"not": when}) == {5}
