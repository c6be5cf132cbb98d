"""The commands `amends coach` and `amends coach guard`; the audit also reads a desk, see config."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, TextColumn
from typer.core import TyperGroup

from amends.coach.batch.reports import FORMATS
from amends.coach.batch.running import Manner, Told, reviewed
from amends.coach.batch.sources import Sample, files_in, json_samples, samples
from amends.coach.batch.tally import Tally
from amends.coach.commitments import Days
from amends.coach.errors import CoachError
from amends.coach.guarding import guard as guarded
from amends.coach.phrasebook import Phrasebook, load_phrasebook

_FOUND, _USAGE, _STOPPED = 1, 2, 130


class _FilesOrCommand(TyperGroup):
    """`amends coach letter.txt` is `amends coach review letter.txt`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        if not args or (args[0] not in self.commands and args[0] not in {"-h", "--help"}):
            args = ["review", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_FilesOrCommand,
    help="Review replies; guard drafts; audit the talk.",
    epilog="Example: amends coach letter.txt",
)

Files = Annotated[list[Path] | None, typer.Argument(help="Files or folders; else standard input.")]
Now = Annotated[str | None, typer.Option("--now", help="The moment that counts as now, in ISO.")]
Book = Annotated[Path | None, typer.Option("--book", help="A phrasebook of your own, over ours.")]
Holidays = Annotated[str | None, typer.Option("--holidays", help="A country, as GB or US-CA.")]


@app.command(epilog="Example: amends coach review letter.txt, or amends coach --jsonl < replies")
def review(
    files: Files = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON Lines in and out.")] = False,
    format_: Annotated[str, typer.Option("--format", help="text, jsonl, sarif or html.")] = "text",
    now: Now = None,
    book: Book = None,
    holidays: Holidays = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes; one a core if not given.")
    ] = None,
) -> None:
    """Review replies: harms, helps, what is missing, words given.

    Reads text, .eml, .mbox, .csv and .jsonl. Ends with 1 when a harm was found, or with --jsonl
    when a line could not be read.
    """
    if format_ not in FORMATS:
        raise _wrong(f"--format: expected {', '.join(FORMATS)}, not {format_}")
    manner = Manner("jsonl" if jsonl else format_, _moment(now), _days(holidays), _book(book))
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    tally = Tally()
    try:
        with _progress() as progress:
            stream = _stream(files, jsonl, progress)
            _write(reviewed(stream, manner, jobs=jobs or os.cpu_count() or 1), manner, tally)
        sys.stdout.flush()
    except CoachError as error:
        raise _wrong(str(error)) from error
    except KeyboardInterrupt as error:
        # What was answered so far is whole lines.
        sys.stdout.flush()
        typer.echo(f"stopped after {tally.replies} replies", err=True)
        raise typer.Exit(_STOPPED) from error
    except BrokenPipeError:
        # Whoever read us has seen enough; keep the interpreter from complaining on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(_code(tally, jsonl))


@app.command(epilog='Example: echo \'{"text": "It shipped."}\' | amends coach guard')
def guard(now: Now = None, book: Book = None, holidays: Holidays = None) -> None:
    """Say allow, mend or stop for each draft: JSON Lines in and out.

    A line is {"id", "text", "customer"?}; the answer {"id", "decision", "reasons"}. Ends with 1
    when a draft was stopped or a line could not be read.
    """
    moment, days, own = _moment(now), _days(holidays), _book(book)
    well = True
    for sample in json_samples(sys.stdin.buffer):
        told: dict[str, object] = {"id": json.loads(sample.id or "null")}
        if sample.trouble:
            told["error"] = sample.trouble
            well = False
        else:
            decided = guarded(
                sample.text, customer=sample.customer, now=moment, days=days, phrasebook=own
            )
            told |= {"decision": str(decided.decision), "reasons": list(decided.reasons)}
            well = well and decided.decision != "stop"
        typer.echo(json.dumps(told, ensure_ascii=False))
    raise typer.Exit(0 if well else _FOUND)


def _stream(files: list[Path] | None, jsonl: bool, progress: Progress) -> Iterator[Sample]:
    task = progress.add_task("replies", total=None)
    for sample in _samples(files, jsonl):
        progress.advance(task)
        yield sample


def _samples(files: list[Path] | None, jsonl: bool) -> Iterator[Sample]:
    if files:
        for path in files_in(files):
            yield from samples(path)
    elif jsonl:
        yield from json_samples(sys.stdin.buffer)
    else:
        yield Sample("standard input", sys.stdin.read())


def _progress() -> Progress:
    """Count on standard error, if somebody looks there and not at the report itself."""
    columns = (*Progress.get_default_columns()[:2], TextColumn("{task.completed} replies"))
    console = Console(stderr=True)
    looking = console.is_terminal and not sys.stdout.isatty()
    return Progress(*columns, console=console, transient=True, disable=not looking)


def _write(answers: Iterable[Told], manner: Manner, tally: Tally) -> None:
    report, out = FORMATS[manner.report], sys.stdout
    out.write(report.begin())
    between = ""
    for told in answers:
        tally.add(told.tally)
        if told.text:
            out.write(between + told.text)
            between = report.between
    out.write(report.end(tally))


def _code(tally: Tally, jsonl: bool) -> int:
    if jsonl:
        return _FOUND if tally.failed else 0
    return _FOUND if tally.harms or tally.failed else 0


def _moment(now: str | None) -> datetime:
    if now is None:
        return datetime.now().astimezone()
    try:
        return datetime.fromisoformat(now)
    except ValueError as error:
        raise _wrong("--now: expected a moment as 2026-11-27 or 2026-11-27T09:30") from error


def _days(country: str | None) -> Days:
    if country is None:
        return Days()
    name, _, subdivision = country.partition("-")
    # The calendars of all countries take a third of a second to load: only who asks, waits.
    calendars = import_module("holidays")
    try:
        days = calendars.country_holidays(name, subdiv=subdivision or None)
    except NotImplementedError as error:
        raise _wrong(f"--holidays: no calendar is known for {country}") from error
    return Days(holidays=days, day_first=name != "US")


def _book(path: Path | None) -> Phrasebook | None:
    try:
        return load_phrasebook(path) if path else None
    except CoachError as error:
        raise _wrong(str(error)) from error


def _wrong(message: str) -> typer.Exit:
    typer.echo(message, err=True)
    return typer.Exit(_USAGE)
