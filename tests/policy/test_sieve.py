"""The sieve lets through exactly what would have held without it."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from amends.policy import Policy, load_policy
from policy.the_shop import shop

POLICY = """
facts:
  failure: {type: choice, choices: [late, short, lost, broken]}
  size: {type: choice, choices: [s, m, l], default: m}
  maybe: {type: choice, choices: [x, y], default: null}
  delay: {type: int, default: 0}
derived:
  how_late: {band: delay, rows: [{below: 10, is: hardly}, {below: 60, is: somewhat}], otherwise: badly}
lines:
  always: {kind: entitlement, what: A, because: A., amount: 1}
  late: {kind: entitlement, what: B, because: B., amount: 2, when: {failure: late}}
  late_small: {kind: entitlement, what: C, because: C., amount: 3, when: {failure: late, size: s}}
  two: {kind: entitlement, what: D, because: D., amount: 4, when: {failure: {any_of: [late, short]}}, excludes: [late]}
  not_late: {kind: entitlement, what: E, because: E., amount: 5, when: {failure: {is_not: late}}}
  none_of: {kind: entitlement, what: F, because: F., amount: 6, when: {failure: {none_of: [late, lost]}}}
  either: {kind: entitlement, what: G, because: G., amount: 7, when: {any: [{failure: lost}, {size: l}]}}
  not: {kind: entitlement, what: H, because: H., amount: 8, when: {not: {failure: lost}}}
  nested: {kind: entitlement, what: I, because: I., amount: 9, when: {all: [{failure: lost}, {all: [{size: {any_of: [s, l]}}]}]}}
  badly: {kind: entitlement, what: J, because: J., amount: 10, when: {failure: broken, how_late: badly}}
  known: {kind: entitlement, what: K, because: K., amount: 11, when: {failure: broken, maybe: x}}
"""  # noqa: E501
SIEVED = shop(POLICY)
MARKET = Path(__file__).parents[2] / "src/amends/config/demo/policies/market_street.yaml"


def plain(policy: Policy) -> Policy:
    """Give the same policy without its sieve."""
    return replace(policy, rules=replace(policy.rules, sifted=None), speakers={})


@given(
    st.fixed_dictionaries(
        {"failure": st.sampled_from(["late", "short", "lost", "broken"])},
        optional={
            "size": st.sampled_from("sml"),
            "maybe": st.sampled_from([None, "x", "y"]),
            "delay": st.integers(0, 100),
        },
    )
)
@settings(max_examples=300)
def test_an_answer_is_the_same_with_and_without_the_sieve(facts: dict[str, object]) -> None:
    assert SIEVED.rules.sifted is not None
    assert SIEVED.decide(facts) == plain(SIEVED).decide(facts)
    assert SIEVED.amounts(facts) == plain(SIEVED).amounts(facts)


def test_market_street_is_sieved_by_what_failed() -> None:
    market = load_policy(MARKET.read_text(encoding="utf-8"), name="market_street")
    assert market.rules.sifted is not None
    for failure in market.facts["failure"].choices:
        facts = {"failure": failure, "severity": "minor", "price": 5, "overcharged": 1}
        assert market.decide(facts) == plain(market).decide(facts)
    left = market.rules.sifted(market.intake.read({**facts, "failure": "late"}))
    assert [line.key for line in left] == ["trouble", "let_down_again"]


def test_rules_of_their_own_days_are_not_sieved() -> None:
    dated = POLICY.replace("amount: 2,", "amount: 2, valid_to: 2026-03-31,")
    assert shop(dated).rules.sifted is None
