"""The commands, as they are typed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from amends.policy import cli

DOCS = Path(__file__).parents[2] / "docs/policies"
GOOD = '{"id": 1, "facts": {"uptime_pct": "99.5", "bill": "120.00"}}\n'

app = Typer()
app.add_typer(cli.app, name="policy")
app.command("decide")(cli.decide)


def ran(*words: str, given: str | bytes = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(app, words, input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def test_a_stream_with_a_bad_line_goes_on_and_ends_with_one() -> None:
    code, out, _ = ran("decide", "--pack", "aws_ec2_sla", "--jsonl", given=f"nonsense\n{GOOD}")
    assert code == 1
    bad, good = map(json.loads, out.splitlines())
    assert (bad["id"], good["owed"]) == (None, "12.00")


def test_a_stream_of_good_lines_ends_with_nought() -> None:
    code, out, _ = ran("decide", "--pack", "aws_ec2_sla", "--jsonl", given=GOOD * 2)
    assert code == 0
    assert len(out.splitlines()) == 2


def test_one_object_over_several_lines_is_understood() -> None:
    spread = json.dumps(json.loads(GOOD), indent=2)
    code, out, _ = ran("decide", "--pack", "aws_ec2_sla", given=spread)
    assert (code, json.loads(out)["owed"]) == (0, "12.00")


def test_a_file_is_decided_by_as_well() -> None:
    line = '{"id": "a", "facts": {"price": "60.00", "days_late": 2}}'
    code, out, _ = ran("decide", "--policy", str(DOCS / "bike_shop.yaml"), given=line)
    assert (code, json.loads(out)["owed"]) == (0, "12.00")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("decide",), "name one policy"),
        (("decide", "--pack", "aws_ec2_sla", "--policy", "x.yaml"), "name one policy"),
        (("decide", "--pack", "aws_ec2_slo"), "did you mean aws_ec2_sla?"),
        (("decide", "--policy", "no_such.yaml"), "no_such.yaml cannot be read"),
        (("decide", "--pack", "aws_ec2_sla", "--on", "soon"), "--on: expected a date"),
        (("policy", "check"), "name a policy file"),
        (("policy", "test", "--pack", "uk216"), "did you mean uk261?"),
    ],
)
def test_a_command_typed_wrong_says_so_and_ends_with_two(words: tuple[str, ...], said: str) -> None:
    code, out, error = ran(*words)
    assert code == 2
    assert said in error
    assert out == ""


def test_all_packs_and_examples_are_in_order_and_hold_what_their_tables_say() -> None:
    files = [str(p) for p in sorted(DOCS.glob("*.yaml")) if ".tests" not in p.name]
    for command in ("check", "test"):
        code, out, error = ran("policy", command, *files, "--pack", "all")
        assert (code, error) == (0, "")
        assert len(out.splitlines()) == len(files) + 9


def test_a_mistake_is_named_with_file_line_and_key(tmp_path: Path) -> None:
    shop = tmp_path / "shop.yaml"
    text = (DOCS / "bike_shop.yaml").read_text(encoding="utf-8")
    shop.write_text(text.replace("{of: price, percent: 10}", "{of: prise, percent: 10}"))
    code, _, error = ran("policy", "check", str(shop))
    assert code == 1
    assert error == (
        f"{shop}: line 54, column 25: lines.late.amount.each.of: "
        "prise is no declared fact; did you mean price?\n"
    )


def test_a_file_that_is_no_text_is_named_with_its_line(tmp_path: Path) -> None:
    shop = tmp_path / "shop.yaml"
    shop.write_bytes(b"policy: amends/1\ntitle: Caf\xe9\n")
    assert ran("policy", "check", str(shop)) == (1, "", f"{shop}: line 2: not written in UTF-8\n")
    code, _, error = ran("policy", "check", str(tmp_path))
    assert (code, error) == (2, f"{tmp_path} cannot be read: Is a directory\n")


def test_a_table_that_is_not_met_names_its_line_and_what_was_found(tmp_path: Path) -> None:
    shop, table = tmp_path / "shop.yaml", tmp_path / "shop.tests.yaml"
    shop.write_text((DOCS / "bike_shop.yaml").read_text(encoding="utf-8"))
    code, _, error = ran("policy", "test", str(shop))
    assert (code, "no table of tests beside it (shop.tests.yaml)" in error) == (1, True)
    table.write_text("tests: amends/1\nrows:\n  - {row: late, facts: {price: 60}, owed: 6}\n")
    code, out, error = ran("policy", "test", str(shop))
    assert code == 1
    assert error == f"{shop}: line 3: late: owed: expected 6, found 0.00\n"
    assert "0 of 1 rows as expected, 0 of 19 rules reached" in out
    assert "no row reaches late, slow_answer, again" in out


def test_an_explanation_is_told_and_a_wrong_fact_named() -> None:
    facts = '{"uptime_pct": "99.5", "bill": "120.00"}'
    code, out, _ = ran("policy", "explain", "--pack", "aws_ec2_sla", given=facts)
    assert code == 0
    assert "In all $12 owed" in out
    code, _, error = ran("policy", "explain", "--pack", "aws_ec2_sla", given='{"bill": 1}')
    assert (code, error) == (1, "uptime_pct: missing, expected a number of percent\n")


def test_whoever_stops_reading_early_causes_no_noise() -> None:
    script = "from amends.policy.cli import decide; import typer; typer.run(decide)"
    process = subprocess.Popen(
        [sys.executable, "-c", script, "--pack", "aws_ec2_sla", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, error = process.communicate(GOOD.encode() * 5000)
    assert error == b""
