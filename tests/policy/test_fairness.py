"""Same facts, same owed lines, whoever asks, in whatever tongue, and whatever they are worth."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.policy import FactError, Redress, load_policy

MARKET = load_policy(
    (Path(__file__).parents[2] / "src/amends/config/demo/policies/market_street.yaml").read_text(
        encoding="utf-8"
    ),
    name="market_street",
)
SUMS = st.decimals(0, 5000, places=2)
CASES = st.fixed_dictionaries(
    {
        "failure": st.sampled_from(MARKET.facts["failure"].choices),
        "severity": st.sampled_from(MARKET.facts["severity"].choices),
        "price": st.decimals(1, 5000, places=2),
    },
    optional={
        "trade": st.sampled_from(MARKET.facts["trade"].choices),
        "paid": SUMS,
        "balance": SUMS,
        "redo_cost": st.decimals(1, 5000, places=2),
        "overcharged": SUMS,
        "occasion": st.booleans(),
        "signed_off": st.booleans(),
        "agreed": st.booleans(),
        "agreement_kept": st.booleans(),
        "can_be_shown": st.booleans(),
        "can_be_redone": st.booleans(),
        "times_before": st.integers(0, 5),
        "days_late": st.integers(0, 40),
        "quantity": st.integers(1, 5),
        "delivered": st.integers(0, 5),
        "people": st.integers(1, 9),
    },
)


def owed(redress: Redress) -> object:
    lines = [*redress.lines, *(line for option in redress.options for line in option.lines)]
    offered = {(option.key, option.amount, option.authority) for option in redress.options}
    return redress.owed, [(ln.key, ln.kind, ln.amount) for ln in lines], offered


@settings(max_examples=200)
@given(CASES, SUMS, SUMS)
def test_what_somebody_is_worth_changes_nothing_that_is_owed(
    facts: dict[str, object], little: Decimal, much: Decimal
) -> None:
    one, two = (MARKET.decide({**facts, "lifetime_value": value}) for value in (little, much))
    assert owed(one) == owed(two)
    low, high = sorted((little, much))
    poor, rich = (MARKET.decide({**facts, "lifetime_value": value}) for value in (low, high))
    assert poor.goodwill_total <= rich.goodwill_total
    assert rich.goodwill_total <= (rich.goodwill_ceiling or 0) <= 300


@settings(max_examples=200)
@given(CASES, st.sampled_from(["es", "es-MX", "fr", "ar", "zh", "en-GB", "", "x"]))
def test_the_language_of_the_answer_changes_no_sum(facts: dict[str, object], tongue: str) -> None:
    one, two = MARKET.decide(facts), MARKET.decide(facts, language=tongue)
    assert owed(one) == owed(two)
    assert one.goodwill_total == two.goodwill_total


@settings(max_examples=200)
@given(CASES, st.sampled_from(["none", "money", "replacement", "time"]))
def test_what_somebody_prefers_changes_the_order_and_nothing_else(
    facts: dict[str, object], prefers: str
) -> None:
    one, two = MARKET.decide(facts), MARKET.decide({**facts, "prefers": prefers})
    assert {option.key: option for option in one.options} == {o.key: o for o in two.options}
    assert (one.lines, one.goodwill) == (two.lines, two.goodwill)


@settings(max_examples=200)
@given(CASES)
def test_whoever_was_let_down_has_a_choice(facts: dict[str, object]) -> None:
    redress = MARKET.decide(facts)
    if redress.responsibility.share == "none":
        assert (redress.owed, redress.options) == (0, ())
        assert redress.ruled_out
        return
    assert len(redress.options) != 1
    # What was unsafe is paid back, and where nothing was paid there is nothing to pay back.
    if facts["failure"] != "safety":
        assert redress.lines or redress.options
    assert all("–" not in line.because for option in redress.options for line in option.lines)


@pytest.mark.parametrize("name", ["name", "language", "tone", "channel", "email", "customer"])
def test_who_asks_and_how_can_not_even_be_said(name: str) -> None:
    facts = {"failure": "late", "severity": "minor", "price": 5, name: "x"}
    with pytest.raises(FactError, match=f"{name}: unknown fact"):
        MARKET.decide(facts)
