# ruff: noqa: E501  the rows of a table stay whole
"""A cap, a minimum or a reach that contradicts its own amount is refused with both lines."""

from decimal import Decimal
from json import dumps
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.policy import PolicyError
from policy.refusals import problems
from policy.the_shop import shop

FACTS = """\
facts:
  price: {type: money, at_most: 500}
  delay: {type: int, unit: minutes, at_least: 0, at_most: 1000}
  kind: {type: choice, choices: [late, short]}
"""


def with_amount(amount: str) -> str:
    return f"""
    lines:
      refund:
        kind: entitlement
        what: Money back
        because: It was late
        amount:
{indent(amount, " " * 10)}
    """


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("flat: 95\nat_most: 50", "line 18, column 16: lines.refund.amount.at_most: the cap of 50 is under the least that it bounds, 95 (line 16)"),
        ("base: 95\neach: 40\nper: delay\nat_most: 50", "under the least that it bounds, 95 (line 16)"),
        ("sum: [{of: price, at_least: 20}, 5]\nat_most: 10", "under the least that it bounds, 25 (line 16)"),
        ("table: kind\nrows: {late: 50, short: 60}\nat_most: 10", "under the least that it bounds, 50 (line 16)"),
        ("matrix: [kind, kind]\ncells: {late: {late: 9, short: 8}, short: {late: 7, short: 6}}\nat_most: 5", "under the least that it bounds, 6"),
        ("larger_of: [{of: price}, 30]\ntimes: 2\nat_most: 59", "under the least that it bounds, 60"),
        ("of: price\nat_least: {flat: 20}\nat_most: {flat: 10}", "the cap is under the minimum (line 18)"),
        ("of: price\nat_least: {of: price, percent: 30}\nat_most: {of: price, percent: 20}", "the cap is under the minimum (line 18)"),
        ("of: price\npercent: 10\nat_least: 51", "the minimum of 51 is above the most that it bounds, 50 (line 16)"),
        ("flat: 5\nonly_above: 20", "never paid: it comes to 5 at most (line 16)"),
        ("each: 8\nper: delay\nafter: 1000", "nothing is ever counted: delay is 1000 at most (line 9)"),
    ],
)  # fmt: skip
def test_a_contradiction_within_an_amount_is_named(amount: str, said: str) -> None:
    (found,) = problems(with_amount(amount), facts=FACTS)
    assert said in found


@pytest.mark.parametrize(
    "amount",
    [
        "base: 50\neach: 40\nper: delay\nat_most: 50",
        "of: price\nat_least: 500\nat_most: 500",
        "of: price\nat_least: {of: price, percent: 20}\nat_most: {of: price, percent: 20}",
        "flat: 5\nat_least: 6\nonly_above: 5.50\ntimes: delay",
        "each: 8\nper: delay\nafter: 999",
        "bands: delay\nrows: [{at_least: 60, amount: 9}]\nat_most: 5",
    ],
)
def test_what_can_come_about_is_not_refused(amount: str) -> None:
    shop(FACTS + with_amount(amount).replace("\n    ", "\n"))


WHOLE = st.integers(0, 100)
LEAVES = WHOLE | st.sampled_from(
    [
        {"of": "price"},
        {"of": "price", "percent": 30},
        {"each": 3, "per": "delay", "base": 7},
        {"each": 9, "per": "delay", "after": 200, "every": 60, "count": "begun"},
    ]
)


def larger(parts: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    several = st.lists(parts, min_size=2, max_size=3)
    limits = st.fixed_dictionaries(
        {}, optional={"at_least": parts, "at_most": parts, "only_above": WHOLE, "times": WHOLE}
    )
    shapes = st.one_of(
        several.map(lambda inner: {"sum": inner}),
        several.map(lambda inner: {"larger_of": inner}),
        several.map(lambda inner: {"smaller_of": inner}),
        parts.map(lambda inner: {"bands": "delay", "rows": [{"at_least": 60, "amount": inner}]}),
        st.tuples(parts, parts).map(
            lambda two: {"table": "kind", "rows": {"late": two[0], "short": two[1]}}
        ),
    )
    return st.tuples(shapes, limits).map(lambda both: {**both[0], **both[1]})


@given(
    st.recursive(LEAVES, larger, max_leaves=6),
    st.integers(0, 100),
    st.integers(0, 500),
    st.integers(0, 1000),
    st.sampled_from(["late", "short"]),
)
def test_a_cap_is_only_refused_when_it_always_cuts(
    amount: object, cap: int, price: int, delay: int, kind: str
) -> None:
    facts = {"price": price, "delay": delay, "kind": kind}
    free, capped = owed(amount, facts), owed({"sum": [amount, 0], "at_most": cap}, facts)
    # What contradicts itself within is no matter here.
    if free is not None:
        assert capped == min(free, cap) or (capped is None and free > cap)


def owed(amount: object, facts: dict[str, object]) -> Decimal | None:
    line = {"kind": "entitlement", "what": "A", "because": "A", "amount": amount}
    try:
        return shop(FACTS + dumps({"lines": {"a": line}})).decide(facts).owed
    except PolicyError:
        return None
