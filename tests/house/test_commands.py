"""Every command explains itself, with an example, and stands in docs/commands.md."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from amends.config.cli import app

ROOT = Path(__file__).resolve().parents[2]


def commands_of(group: typer.Typer, name: str) -> list[str]:
    names = [f"{name} {_typed_name(command)}" for command in group.registered_commands]
    for inner in group.registered_groups:
        assert inner.typer_instance is not None
        names += commands_of(inner.typer_instance, f"{name} {inner.name}")
    return sorted(names)


def _typed_name(command: typer.models.CommandInfo) -> str:
    if command.name:
        return command.name
    assert command.callback is not None
    return str(command.callback.__name__).replace("_", "-")


COMMANDS = commands_of(app, "amends")


@pytest.mark.parametrize("command", ["amends", *COMMANDS])
def test_a_command_explains_itself_with_an_example(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split()[1:], "--help"])
    assert result.exit_code == 0
    shown = " ".join(result.stdout.split())
    assert re.search(rf"Examples?:.*\b{command}", shown), result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_stands_in_the_documentation(command: str) -> None:
    documented = (ROOT / "docs/commands.md").read_text()
    assert re.search(rf"`{re.escape(command)}[ `]", documented)


def test_the_documentation_names_no_command_that_is_not_there() -> None:
    rows = re.findall(
        r"^\| `(amends[a-z ]*)", (ROOT / "docs/commands.md").read_text(), re.MULTILINE
    )
    assert {row.strip() for row in rows} <= set(COMMANDS)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ([], 2),
        (["mend"], 2),
        (["serve", "--port", "many"], 2),
        (["web", "--port", "70000"], 2),
        (["--version"], 0),
    ],
)
def test_what_was_typed_wrong_gets_one_line_and_code_2(typed: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "amends.config.cli", *typed], capture_output=True, text=True
    )
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == (1 if code and typed else 0)
    assert "Traceback" not in done.stderr


def test_a_command_that_needs_no_database_does_not_load_django_models() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, amends.config.cli; sys.exit('django.db' in sys.modules)",
        ],
    )
    assert done.returncode == 0
