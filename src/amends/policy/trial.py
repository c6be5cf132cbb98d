"""The table of tests beside a policy: facts and what is expected, run and covered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from amends.policy.errors import FactError, PolicyError
from amends.policy.kinds import ROLES
from amends.policy.policy import Policy
from amends.policy.reading import Item, Refusal, read_file
from amends.policy.redress import Line, Redress

SCHEMA = "amends/1"
TOP = ("tests", "given", "on", "columns", "table", "rows")
_EXPECTED = (
    *("owed", "goodwill", "lines", "extra", "options", "ruled_out", "authority", "share"),
    *("due", "says", "notes", "error"),
)
ROW = ("row", "facts", "on", "language", *_EXPECTED)


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row: facts, and what the policy is expected to make of them."""

    name: str
    line: int
    facts: Mapping[str, object]
    on: date | None
    language: str
    expected: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say how one row went; without failures it passed."""

    row: Row
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Say how the whole table went, and which rules no row has ever reached."""

    outcomes: tuple[Outcome, ...]
    reached: tuple[str, ...]
    unreached: tuple[str, ...]

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """Keep the rows that went wrong."""
        return tuple(outcome for outcome in self.outcomes if outcome.failures)


def read_trials(text: str, *, name: str) -> tuple[Row, ...]:
    """Read a table of tests. It raises PolicyError with the lines that are wrong."""
    try:
        top = read_file(text, name)
        fields = top.fields(TOP, ["tests"])
        if fields["tests"].raw() != SCHEMA:
            fields["tests"].refuse(f"expected {SCHEMA}")
        given = (
            {k: v.plain() for k, v in fields["given"].entries().items()}
            if "given" in fields
            else {}
        )
        on = fields["on"].day() if "on" in fields else None
        rows = _table(fields, given, on) if "table" in fields else []
        rows += [
            _row(item, given, on) for item in (fields["rows"].items() if "rows" in fields else ())
        ]
        if not rows:
            top.refuse("expected one row or more")
    except Refusal as refusal:
        raise PolicyError(name, refusal.problems) from refusal
    return tuple(rows)


def _table(fields: dict[str, Item], given: dict[str, object], on: date | None) -> list[Row]:
    if "columns" not in fields:
        fields["table"].refuse("columns is missing")
    columns = [item.raw() for item in fields["columns"].items()]
    rows: list[Row] = []
    for item in fields["table"].items():
        cells = item.items()
        if len(cells) != len(columns):
            item.refuse(f"expected {len(columns)} cells, found {len(cells)}")
        values = {
            column: cell.plain()
            for column, cell in zip(columns, cells, strict=True)
            # A dash leaves the fact out of this row.
            if cell.plain() != "-"
        }
        expected = {key: values.pop(key) for key in _EXPECTED if key in values}
        name = ", ".join(f"{key} {value}" for key, value in values.items())
        rows.append(Row(name, item.line, {**given, **values}, on, "en", expected))
    return rows


def _row(item: Item, given: dict[str, object], on: date | None) -> Row:
    fields = item.fields(ROW, ["facts"])
    facts = {key: value.plain() for key, value in fields["facts"].entries().items()}
    expected = {key: fields[key].plain() for key in _EXPECTED if key in fields}
    if not expected:
        item.refuse(f"nothing is expected; give one of {', '.join(_EXPECTED)}")
    return Row(
        name=fields["row"].text() if "row" in fields else f"row on line {item.line}",
        line=item.line,
        facts={**given, **facts},
        on=fields["on"].day() if "on" in fields else on,
        language=fields["language"].raw() if "language" in fields else "en",
        expected=expected,
    )


def try_out(policy: Policy, rows: tuple[Row, ...]) -> Report:
    """Run every row against the policy."""
    reached: set[str] = set()
    outcomes = tuple(Outcome(row, tuple(_failures(policy, row, reached))) for row in rows)
    names = tuple(policy.rules.names)
    return Report(
        outcomes,
        tuple(name for name in names if name in reached),
        tuple(name for name in names if name not in reached),
    )


def _failures(policy: Policy, row: Row, reached: set[str]) -> list[str]:
    try:
        redress = policy.decide(row.facts, on=row.on, language=row.language)
    except FactError as error:
        named = [problem.fact for problem in error.problems]
        if row.expected.get("error") in named:
            return []
        return [str(error)]
    if "error" in row.expected:
        return [f"expected an error that names {row.expected['error']}, found an answer"]
    found = _found(redress)
    reached |= {line.key for line in (*redress.lines, *redress.goodwill)}
    reached |= {line.key for option in redress.options for line in option.lines}
    reached |= {option.key for option in redress.options}
    reached |= {out.key for out in redress.ruled_out}
    return [
        f"{key}: expected {_shown(value)}, found {_shown(found[key])}"
        for key, value in row.expected.items()
        if not _agrees(key, value, found[key])
    ]


def _found(redress: Redress) -> dict[str, dict[str, object] | str | Decimal]:
    options = {option.key: option.amount for option in redress.options}
    every = [*redress.lines, *redress.goodwill, *(ln for o in redress.options for ln in o.lines)]
    roles = {line.key: line.authority for line in every}
    roles |= {option.key: option.authority for option in redress.options}
    words = [line.because for line in every] + [option.text for option in redress.options]
    words += [option.because for option in redress.options]
    words += [out.because for out in redress.ruled_out] + [redress.responsibility.because]
    return {
        "owed": redress.owed,
        "goodwill": redress.goodwill_total,
        "lines": _amounts(redress.lines),
        "extra": _amounts(redress.goodwill),
        "options": dict(options),
        "ruled_out": {out.key: out.because for out in redress.ruled_out},
        "authority": dict(roles),
        "due": {line.key: str(line.due) if line.due else "no day" for line in every},
        "share": redress.responsibility.share,
        "says": " ".join(words),
        "notes": " ".join(redress.considered),
    }


def _amounts(lines: tuple[Line, ...]) -> dict[str, object]:
    return {line.key: line.amount for line in lines}


def _agrees(key: str, expected: object, found: object) -> bool:
    if key in ("says", "notes"):
        wanted = expected if isinstance(expected, list) else [expected]
        return all(str(words) in str(found) for words in wanted)
    if key == "due" and isinstance(expected, dict) and isinstance(found, dict):
        return all(found.get(name) == due for name, due in expected.items())
    if key == "authority" and isinstance(expected, dict) and isinstance(found, dict):
        return all(role in ROLES and found.get(name) == role for name, role in expected.items())
    if isinstance(found, dict):
        if isinstance(expected, list):
            return list(found) == expected
        # The order of options is part of the answer.
        return isinstance(expected, dict) and list(found.items()) == list(expected.items())
    return expected == found


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inner}" for key, inner in value.items()) + "}"
    return str(value)
