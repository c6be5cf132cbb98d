"""`amends coach audit`: over files without a database, over the desk with the page's figures."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from amends.coach.audit.page import lines, page
from amends.config.cli import app
from amends.config.trouble import Trouble
from amends.insight.queries import focus_audit
from amends.insight.sweep import sweep_focus
from amends.insight.wanted import lately
from amends.people.models import Customer, Staff, Team
from cast import AT
from insight.talking import taken_outside, talked_of_fault, talked_of_the_solution
from web.desk_ground import stand_still

LATER = AT + timedelta(days=3)


def run(*typed: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["coach", "audit", *map(str, typed)])
    if isinstance(result.exception, Trouble):
        raise result.exception
    return result.exit_code, result.stdout


def test_a_history_is_audited_with_a_page(tmp_path: Path) -> None:
    row = {"id": "1", "turns": [{"who": "us", "text": "Whose fault was it?"}]}
    (tmp_path / "history.jsonl").write_text(json.dumps(row))
    code, out = run(tmp_path / "history.jsonl", "--html", tmp_path / "audit.html")
    assert code == 0
    assert "1 conversations" in out
    assert "<svg" in (tmp_path / "audit.html").read_text()


def test_a_file_that_is_not_there_ends_with_2() -> None:
    assert run("none.jsonl")[0] == 2


def test_files_are_audited_without_a_database(tmp_path: Path) -> None:
    (tmp_path / "history.jsonl").write_text('{"turns": [{"who": "us", "text": "Sent."}]}')
    watched = (
        "import sys; from amends.config.cli import app;"
        f"app(['coach', 'audit', '{tmp_path}/history.jsonl'], standalone_mode=False);"
        "sys.exit('django.db' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", watched], capture_output=True).returncode == 0


@pytest.mark.django_db
def test_the_desk_is_audited_with_the_figures_of_the_page(
    northlight: Team,
    the_regent: Team,
    amy: Customer,
    jim: Staff,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stand_still(monkeypatch, LATER)
    taken_outside(talked_of_fault(northlight, amy, jim), at=AT + timedelta(hours=5))
    talked_of_the_solution(northlight, amy, jim)
    sweep_focus(LATER)
    of_page = focus_audit(lately([northlight], at=LATER))
    code, out = run("--desk", "--team", "Northlight Electronics", "--html", tmp_path / "a.html")
    assert code == 0
    assert out.splitlines()[: len([*lines(of_page)])] == [*lines(of_page)]
    assert (tmp_path / "a.html").read_text() == page(of_page)
    assert "0 conversations" in run("--desk", "--team", "the-regent")[1]
    assert "0 conversations" in run("--desk", "--channel", "email")[1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "says"),
    [(("--team", "Nobody"), "no team Nobody"), (("--channel", "smoke"), "no channel smoke")],
)
def test_what_the_desk_does_not_know_is_told_in_one_line(
    northlight: Team, typed: tuple[str, ...], says: str
) -> None:
    with pytest.raises(Trouble, match=says):
        run("--desk", *typed)
