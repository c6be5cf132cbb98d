"""`amends orders import`, typed as an administrator does."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import cast
from amends.config.cli import app
from amends.config.trouble import Trouble
from amends.orders.models import Purchase
from cast import Cast
from orders.files import HEADER, LAMP, TV, wrote
from unchanged import nothing_changes

MAP = """\
number: "no"
customer: {name: who, email: mail}
bought: bought
promised: due
delivered: came
lines: {what: thing, price: price}
"""


@pytest.fixture
def people(db: None) -> Cast:
    return cast.everybody()


def typed(folder: Path, *words: str, told: str = HEADER + TV + LAMP) -> Result:
    file, by = wrote(folder, told), wrote(folder, MAP, "map.yaml")
    line = ["orders", "import", str(file), "--map", str(by), *words]
    return CliRunner().invoke(app, line, catch_exceptions=False)


def test_it_says_what_it_did(people: Cast, tmp_path: Path) -> None:
    first = typed(tmp_path)
    assert first.exit_code == 0
    assert "2 orders; 2 new, 0 changed, 0 as they were." in first.stdout
    with nothing_changes():
        again = typed(tmp_path)
    assert (again.exit_code, "0 new, 0 changed, 2 as they were" in again.stdout) == (0, True)


def test_bad_rows_are_told_by_number_and_the_command_ends_with_1(
    people: Cast, tmp_path: Path
) -> None:
    result = typed(tmp_path, told=HEADER + TV.replace("890.00", "lots") + LAMP)
    assert result.exit_code == 1
    assert "row 2: “lots” in price is no sum of money." in result.stderr
    assert [purchase.number for purchase in Purchase.objects.all()] == ["N2"]


def test_with_several_teams_it_has_to_be_said_whose_orders_these_are(
    people: Cast, tmp_path: Path
) -> None:
    cast.the_regent()
    with nothing_changes(), pytest.raises(Trouble, match="Northlight Electronics, The Regent"):
        typed(tmp_path)
    with nothing_changes(), pytest.raises(Trouble, match="The Regent"):
        typed(tmp_path, "--team", "The Globe")
    assert typed(tmp_path, "--team", "northlight electronics").exit_code == 0


def test_a_team_without_anybody_is_told_so(people: Cast, tmp_path: Path) -> None:
    cast.the_regent()
    with nothing_changes(), pytest.raises(Trouble, match="nobody yet"):
        typed(tmp_path, "--team", "The Regent")


def test_what_cannot_be_read_is_one_line(people: Cast, tmp_path: Path) -> None:
    with nothing_changes(), pytest.raises(Trouble, match="no column bought"):
        typed(tmp_path, told="no,who\n1,Amy\n")


def test_bad_rows_are_listed_and_written_out(people: Cast, tmp_path: Path) -> None:
    def bad(*words: str) -> Result:
        return CliRunner().invoke(app, ["orders", "bad", *words], catch_exceptions=False)

    assert (bad().exit_code, bad().stdout) == (0, "0 rows to mend.\n")
    typed(tmp_path, told=HEADER + TV.replace("890.00", "lots"))
    with nothing_changes():
        listed, written = bad(), bad("--write", str(tmp_path / "repair"))
    assert (listed.exit_code, written.exit_code) == (1, 1)
    assert "orders.csv, row 2 (order N1): “lots” in price is no sum of money." in listed.stdout
    assert "lots" in (tmp_path / "repair" / "orders.csv").read_text()
    with pytest.raises(Trouble, match="cannot be written"):
        bad("--write", str(tmp_path / "repair"))
