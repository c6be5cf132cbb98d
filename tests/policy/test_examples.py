"""The policies of the documentation and of the demo company hold what their tables say."""

from pathlib import Path

import pytest

from amends.policy import load_policy
from amends.policy.trial import read_trials, try_out

ROOT = Path(__file__).parents[2]
POLICIES = (
    ROOT / "src/amends/config/demo/policies/market_street.yaml",
    ROOT / "docs/policies/airline_certificates.yaml",
    ROOT / "docs/policies/bank_fees.yaml",
    ROOT / "docs/policies/parcel_carrier.yaml",
    ROOT / "docs/policies/bike_shop.yaml",
)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_an_example_is_right_on_every_row_and_reached_in_every_rule(path: Path) -> None:
    policy = load_policy(path.read_text(encoding="utf-8"), name=path.stem)
    tests = path.with_name(f"{path.stem}.tests.yaml").read_text(encoding="utf-8")
    report = try_out(policy, read_trials(tests, name=path.stem))
    assert [(o.row.line, o.failures) for o in report.failed] == []
    assert report.unreached == ()
    assert policy.notes == ()
