"""The policy of the demo company: whoever reads what they get, reads by when."""

from pathlib import Path

from amends.policy import load_policy

DEMO = Path(__file__).parents[2] / "src/amends/config/demo/policies/market_street.yaml"


def test_every_line_of_the_demo_company_names_a_day() -> None:
    rules = load_policy(DEMO.read_text(encoding="utf-8"), name="market_street").rules
    options = [line for option in rules.options for line in option.lines]
    assert [line.key for line in (*rules.lines, *options, *rules.goodwill) if not line.due] == []
