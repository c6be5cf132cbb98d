# ruff: noqa: E501  the rows of a table stay whole
"""A policy that contradicts itself is refused on load, with the lines that do it."""

from textwrap import dedent

import pytest

from amends.policy import load_policy
from policy.refusals import FACTS, line, problems
from policy.the_shop import HEAD


def test_two_exclusive_lines_that_are_both_certain_are_refused_with_both_lines() -> None:
    (found,) = problems(
        """
        lines:
          one: {kind: entitlement, what: One, because: Yes, amount: 5, excludes: [two]}
          two: {kind: entitlement, what: Two, because: Yes, amount: 6}
        """
    )
    assert found.startswith("line 15, column 1: two: never granted")
    assert "one (line 14)" in found


def test_an_exclusive_line_is_refused_where_the_other_always_holds_with_it() -> None:
    (found,) = problems(
        """
        lines:
          one: {kind: entitlement, what: One, because: Yes, amount: 5, when: {delay: {at_least: 10}}}
          two: {kind: entitlement, what: Two, because: Yes, amount: 6, when: {delay: {above: 20}, kind: late}, excludes: [one]}
        """
    )
    assert found.startswith("line 15, ")


def test_a_cap_under_its_minimum_is_refused_with_both_lines() -> None:
    (found,) = problems(
        """
        lines:
          refund:
            kind: entitlement
            what: Money back
            because: Late
            amount:
              of: price
              at_least: 20
              at_most: 10
        """
    )
    assert "line 21" in found
    assert "the cap of 10 is under the minimum of 20 (line 20)" in found


def test_a_payment_only_above_its_own_cap_is_refused() -> None:
    (found,) = problems(line("amount: {of: price, only_above: 10, at_most: 10}"))
    assert "the cap of 10 is under the minimum of 10" in found


@pytest.mark.parametrize(
    "when",
    [
        "{delay: {at_least: 30, below: 30}}",
        "{delay: {above: 3, below: 4}}",
        "{delay: {below: 0}}",
        "{all: [{kind: late}, {kind: short}]}",
        "{kind: {none_of: [late, short]}}",
        "{kind: late, not: {kind: late}}",
        "{spent: {given: false}, any: [{spent: {above: 1}}, {spent: 1}]}",
        "{not: {any: [{kind: late}, {kind: short}]}}",
        "{delay: {between: [5, 9]}, not: {delay: {at_least: 2}}}",
    ],
)
def test_a_line_that_can_never_apply_is_refused(when: str) -> None:
    (found,) = problems(line(f"amount: 5, when: {when}"))
    assert "never applies" in found


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (
            ["delay: {at_least: 60}", "kind: late", "not: {delay: {above: 30}}"],
            "what stands on lines 18 and 20 cannot all hold",
        ),
        (["kind: late", "delay: {below: 0}"], "what stands on line 19 can never hold"),
        (
            ["kind: late", "any:", "  - kind: short", "  - {delay: {above: 9, below: 3}}"],
            "what stands on lines 18, 20 and 21 cannot all hold",
        ),
    ],
)
def test_a_line_that_can_never_apply_names_the_lines_that_keep_it(
    when: list[str], said: str
) -> None:
    rows = "\n".join(f"      {row}" for row in when)
    (found,) = problems(
        "lines:\n  refund:\n    kind: entitlement\n    what: Money back\n    when:\n"
        f"{rows}\n    amount: 5\n    because: It was late.\n"
    )
    assert found.startswith("line 14, column 1: refund: never applies: ")
    assert said in found


def test_an_option_and_its_line_that_cannot_both_hold_are_named() -> None:
    found = problems(
        """
        authority: {clerk: {everything: 10}}
        options:
          again:
            title: Again
            text: Again.
            because: It was late.
            when: {kind: late}
            lines:
              piece:
                kind: make_whole
                what: A piece
                because: It was short.
                amount: 5
                when: {kind: short}
        """
    )
    assert any("piece: never applies: what stands on lines 19 and 26" in text for text in found)


@pytest.mark.parametrize(
    "when",
    [
        "{delay: {at_least: 30, at_most: 30}}",
        "{delay: {above: 3, below: 5}}",
        "{price: {above: 3, below: 4}}",
        "{kind: {is_not: late}}",
        "{not: {spent: {above: 3}}, spent: {given: false}}",
        "{any: [{delay: {below: 0}}, {kind: late}]}",
        "{price: {above: {fact: spent}}}",
    ],
)
def test_a_line_that_can_apply_is_not_refused(when: str) -> None:
    load_policy(HEAD + FACTS + dedent(line(f"amount: 5, when: {when}")).lstrip("\n"), name="shop")


def test_a_band_that_an_earlier_one_covers_is_refused_with_both_lines() -> None:
    (found,) = problems(
        """
        lines:
          refund:
            kind: entitlement
            what: Money back
            because: Late
            amount:
              bands: delay
              rows:
                - {at_least: 30, amount: 5}
                - {at_least: 60, amount: 9}
        """
    )
    assert "line 22" in found
    assert "never reached: the one on line 21 already covers it" in found
