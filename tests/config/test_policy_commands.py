"""`amends policy simulate` and `fairness`, typed as an administrator does."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from typer.testing import CliRunner, Result

import cast
from amends.config.cli import app
from amends.config.trouble import Trouble
from cast import Cast
from remedies.desk import POLICY, policy_on, settled
from unchanged import nothing_changes

DAY = timedelta(days=1)
HALF = POLICY.replace("amount: {of: paid}", "amount: {of: paid, percent: 50}")


@pytest.fixture
def year(db: None) -> Cast:
    people = cast.everybody()
    policy_on(people.team, people.ines)
    today = timezone.now().replace(microsecond=0)
    for n, paid in enumerate(("50", "40", "60")):
        settled(people, f"past-{n}", paid=paid, at=today - (n + 1) * DAY)
    return people


@pytest.fixture
def half(tmp_path: Path) -> Path:
    path = tmp_path / "half.yaml"
    path.write_text(HALF, encoding="utf-8")
    return path


def typed(*words: object) -> Result:
    with nothing_changes():
        return CliRunner().invoke(app, ["policy", *map(str, words)])


def test_a_simulation_tells_what_would_differ(year: Cast, half: Path) -> None:
    told = typed("simulate", half)
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "3 cases replayed of 3; 0 more have no remedy that was chosen.",
        "Owed then 150.00 USD, now 75.00 USD (-75.00).",
        "Goodwill then 0.00 USD, now 0.00 USD (0.00).",
        "Owed more: 0. Owed less: 3. The same: 0.",
        *(
            f"  Most less: case {number}, {then} then, {now} now (-{now})"
            for number, then, now in _by_sum(year)
        ),
        "Unlike what cases like them got: none.",
        "No line covers: none.",
    ]


def test_it_is_told_as_json_too(year: Cast, half: Path) -> None:
    told = json.loads(typed("simulate", half, "--json", "--team", "northlight electronics").stdout)
    assert (told["cases"], told["less"], told["errors"]) == (3, 3, [])
    assert told["owed"] == {"then": "150.00", "now": "75.00"}
    day = (timezone.now() - 2 * DAY).date().isoformat()
    recent = json.loads(typed("simulate", half, "--json", "--since", day).stdout)
    assert recent["cases"] == 2
    moment = timezone.now().isoformat()
    assert json.loads(typed("simulate", half, "--json", "--since", moment).stdout)["cases"] == 0


def test_cases_that_cannot_be_decided_are_a_failure(year: Cast, tmp_path: Path) -> None:
    path = tmp_path / "asks.yaml"
    path.write_text(POLICY.replace("  trips: {", "  shade: {type: text}\n  trips: {"))
    told = typed("simulate", path)
    assert told.exit_code == 1
    assert "Could not be decided: 3." in told.stdout
    assert "  shade: missing" in told.stdout


def test_a_policy_that_is_none_is_named_by_file_and_line(year: Cast, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(POLICY.replace("currency: USD", "currency: shells"))
    told = typed("simulate", path)
    assert (told.exit_code, told.stdout) == (1, "")
    assert f"{path}: line 5" in told.stderr
    missing = typed("simulate", tmp_path / "nowhere.yaml")
    assert (missing.exit_code, missing.stdout) == (2, "")


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        (["--team", "The Moon"], "no team The Moon; there are Northlight Electronics"),
        (["--since", "yesterday"], "--since yesterday is no day"),
        (["--since", "0001-01-01T00:00+14:00"], "is no day that a shop was open"),
    ],
)
def test_what_makes_no_sense_is_one_line_of_trouble(
    year: Cast, half: Path, words: list[str], trouble: str
) -> None:
    refused = typed("simulate", half, *words).exception
    assert isinstance(refused, Trouble)
    assert trouble in str(refused)


def test_a_policy_in_another_currency_is_not_replayed_on_a_team(year: Cast, tmp_path: Path) -> None:
    path = tmp_path / "euro.yaml"
    path.write_text(POLICY.replace("currency: USD", "currency: EUR"))
    refused = typed("simulate", path, "--team", year.team.slug).exception
    assert str(refused) == "Northlight Electronics reckons in USD, this policy in EUR."


def test_goodwill_is_reported_by_segment(year: Cast) -> None:
    told = typed("fairness")
    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert lines[0] == "3 cases, 0.00 USD goodwill on average"
    assert [line.split()[:3] for line in lines[1:]] == [
        ["language", "en", "3"],
        ["channel", "phone", "3"],
        ["worth", "100-1000", "3"],
        ["history", "new", "3"],
    ]
    assert all(line.endswith("too few to say much") for line in lines[1:])
    (report,) = json.loads(typed("fairness", "--json").stdout)
    assert report["segments"][0] == {
        "by": "language", "value": "en", "cases": 3, "given": 0, "total": "0.00",
        "mean": "0.00", "median": "0.00", "is_few": True,
    }  # fmt: skip


def test_before_anybody_chose_there_is_nothing_to_report(db: None, half: Path) -> None:
    assert typed("fairness").stdout == "No customer has chosen anything yet.\n"
    assert json.loads(typed("simulate", half, "--json").stdout)["cases"] == 0


def _by_sum(year: Cast) -> list[tuple[int, str, str]]:
    numbers = {case.key: case.pk for case in year.team.cases.all()}
    return [
        (numbers["past-2"], "60.00", "30.00"),
        (numbers["past-0"], "50.00", "25.00"),
        (numbers["past-1"], "40.00", "20.00"),
    ]
