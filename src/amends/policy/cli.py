"""The commands `amends policy check`, `test`, `explain` and `amends decide`."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from amends.policy.errors import FactError, PolicyError, UnknownPack
from amends.policy.explaining import explain as explained
from amends.policy.loading import load_policy
from amends.policy.packs import load_pack, pack_names, pack_text
from amends.policy.policy import Policy
from amends.policy.schema import policy_schema
from amends.policy.stream import BadLine, decided, read_line
from amends.policy.taking import Mistyped, read_day
from amends.policy.trial import Report, read_trials, try_out

app = typer.Typer(
    help="Check, test and explain written policies of what is owed.", no_args_is_help=True
)

TESTS = ".tests.yaml"
_FAILED, _USAGE = 1, 2

PolicyFile = Annotated[Path | None, typer.Option("--policy", help="A policy file.")]
PackName = Annotated[str | None, typer.Option("--pack", help="The name of a shipped pack.")]
OnDay = Annotated[str | None, typer.Option("--on", help="The day of the event, as 2026-11-22.")]
Spoken = Annotated[str, typer.Option("--language", help="The language of the sentences.")]
Files = Annotated[list[Path] | None, typer.Argument(help="Policy files.")]
Packs = Annotated[list[str] | None, typer.Option("--pack", help="A shipped pack, or all.")]


@app.command()
def check(files: Files = None, pack: Packs = None) -> None:
    """Check policy files; every problem is named by file, line and key.

    Example: amends policy check shop.yaml
    """
    failed = False
    for name, text, _ in _sources(files, pack):
        try:
            policy = load_policy(text, name=name)
        except PolicyError as error:
            failed = True
            typer.echo(str(error), err=True)
            continue
        for note in policy.notes:
            typer.echo(f"{name}: {note} (a remark)")
        typer.echo(f"{name}: in order, {len(policy.facts)} facts, {len(policy.rules.names)} rules")
    raise typer.Exit(_FAILED if failed else 0)


@app.command("test")
def run_table(files: Files = None, pack: Packs = None) -> None:
    """Run the table of tests beside each policy, and name the rules that no row reaches.

    The table of shop.yaml is shop.tests.yaml. Example: amends policy test shop.yaml
    """
    failed = False
    for name, text, tests in _sources(files, pack):
        if tests is None:
            typer.echo(f"{name}: no table of tests beside it ({Path(name).stem}{TESTS})", err=True)
            failed = True
            continue
        try:
            report = try_out(load_policy(text, name=name), read_trials(tests, name=name))
        except PolicyError as error:
            typer.echo(str(error), err=True)
            failed = True
            continue
        failed = failed or bool(report.failed)
        _tell(name, report)
    raise typer.Exit(_FAILED if failed else 0)


@app.command()
def explain(
    policy: PolicyFile = None, pack: PackName = None, on: OnDay = None, language: Spoken = "en"
) -> None:
    """Tell one decision as a person would; the facts come as JSON on the standard input.

    Example: echo '{"missed_on": "2026-03-02", "paid_on": "2026-03-17", "exempt": false}' |
    amends policy explain --pack gb_energy_appointment
    """
    chosen = _policy(policy, pack)
    try:
        row = read_line(sys.stdin.buffer.read())
        inner = row.get("facts")
        facts = inner if isinstance(inner, dict) else row
        typer.echo(explained(chosen, facts, on=_day(on), language=language))
    except (BadLine, FactError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(_FAILED) from error


@app.command()
def schema() -> None:
    """Print the JSON Schema of a policy file, for editors that complete and check it.

    Example: amends policy schema > policy-schema.json
    """
    typer.echo(json.dumps(policy_schema(), indent=2, ensure_ascii=False))


def decide(
    policy: PolicyFile = None,
    pack: PackName = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON Lines in and out.")] = False,
    on: OnDay = None,
    language: Spoken = "en",
) -> None:
    """Decide what is owed: lines of facts on the standard input, one answer each.

    A line is {"id", "facts"}; a bad one is answered with {"id", "error"}, the rest goes on, and
    the exit code is 1. Without --jsonl one object over several lines is understood as well.
    Example: echo '{"id": 1, "facts": {"uptime_pct": "99.5", "bill": "120.00"}}' |
    amends decide --pack aws_ec2_sla --jsonl
    """
    chosen = _policy(policy, pack)
    lines = sys.stdin.buffer if jsonl else _lines(sys.stdin.buffer.read())
    well = True
    try:
        for answer, good in decided(chosen, lines, on=_day(on), language=language):
            well = well and good
            # A lone half of a letter pair has no UTF-8; JSON can still spell it.
            sys.stdout.buffer.write(answer.encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read us has seen enough; keep the interpreter from complaining on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(0 if well else _FAILED)


def _lines(text: bytes) -> list[bytes]:
    try:
        json.loads(text)
    except ValueError:
        return text.splitlines()
    return [text]


def _tell(name: str, report: Report) -> None:
    for outcome in report.failed:
        for failure in outcome.failures:
            typer.echo(f"{name}: line {outcome.row.line}: {outcome.row.name}: {failure}", err=True)
    good = len(report.outcomes) - len(report.failed)
    rules = len(report.reached) + len(report.unreached)
    typer.echo(
        f"{name}: {good} of {len(report.outcomes)} rows as expected, "
        f"{len(report.reached)} of {rules} rules reached"
    )
    if report.unreached:
        typer.echo(f"{name}: no row reaches {', '.join(report.unreached)}")


def _sources(
    files: list[Path] | None, packs: list[str] | None
) -> list[tuple[str, str, str | None]]:
    found: list[tuple[str, str, str | None]] = []
    for path in files or ():
        text, tests = _text(path), path.parent / (path.stem + TESTS)
        found.append((str(path), text, _text(tests) if tests.is_file() else None))
    for name in pack_names() if packs == ["all"] else packs or ():
        try:
            found.append((name, pack_text(name), pack_text(name, TESTS)))
        except UnknownPack as error:
            raise _wrong(str(error)) from error
    if not found:
        raise _wrong("name a policy file, or --pack NAME")
    return found


def _text(path: Path) -> str:
    try:
        written = path.read_bytes()
    except OSError as error:
        raise _wrong(f"{path} cannot be read: {error.strerror}") from error
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = written.count(b"\n", 0, error.start) + 1
        typer.echo(f"{path}: line {line}: not written in UTF-8", err=True)
        raise typer.Exit(_FAILED) from error


def _policy(path: Path | None, pack: str | None) -> Policy:
    if (path is None) is (pack is None):
        raise _wrong("name one policy: --policy FILE or --pack NAME")
    try:
        if path is not None:
            return load_policy(_text(path), name=path.stem)
        return load_pack(pack or "")
    except (PolicyError, UnknownPack) as error:
        raise _wrong(str(error)) from error


def _day(on: str | None) -> date | None:
    try:
        return read_day(on) if on is not None else None
    except Mistyped as error:
        raise _wrong(f"--on: {error}") from error


def _wrong(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(_USAGE)
