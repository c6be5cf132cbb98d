"""`script/replay-orders` measures the warning of risk on past orders."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from orders.files import ROOT, SAMPLE


def replayed(folder: Path, data: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "script/replay-orders", str(folder)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"AMENDS_DATA": str(data)},
        check=True,
    )
    return done.stdout.splitlines()


def test_without_orders_nothing_is_measured(tmp_path: Path) -> None:
    assert replayed(tmp_path, tmp_path) == [
        f"replay-orders: there is no {tmp_path}/orders.csv; nothing measured."
    ]


@pytest.mark.needs_shared_data
@pytest.mark.skipif(not SAMPLE.is_dir(), reason="the marketplace sample is not beside the project")
def test_the_rule_warns_days_before_and_is_wrong_less_often_than_the_calendar(
    tmp_path: Path,
) -> None:
    told = {line[:28].strip(): line[28:].split() for line in replayed(SAMPLE, tmp_path)}
    on_the_day, rule, five = told["on the due day"], told["the rule"], told["5 days before"]
    precision, recall, lead = 0, 1, 2
    assert (on_the_day[lead], rule[recall]) == ("0", "100.0%")
    assert float(rule[lead]) >= 5
    assert float(rule[precision].rstrip("%")) > float(five[precision].rstrip("%")) + 5
