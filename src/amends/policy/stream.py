"""Many decisions: one JSON line of facts in, one JSON line of redress out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, DecimalException

from amends.policy.errors import FactError
from amends.policy.policy import Policy
from amends.policy.redress import to_json
from amends.policy.taking import Mistyped, read_day

_KNOWN = frozenset({"id", "facts", "on", "language"})
_LARGEST_ID = Decimal(10) ** 15


class BadLine(ValueError):
    """A line that cannot be decided on; `id` is its own, when it has one."""

    def __init__(self, message: str, id_: object = None) -> None:
        self.id = id_
        super().__init__(message)


class _Twice(ValueError):
    """A name stands twice in one object."""


def decided(
    policy: Policy, lines: Iterable[bytes], *, on: date | None = None, language: str = "en"
) -> Iterator[tuple[str, bool]]:
    """Answer each line with one of JSON, and say whether it went well; empty lines are skipped.

    A line is `{"id", "facts"}`, and may bring its own `on` and `language`. A bad one gives
    `{"id", "error"}` and does not stop the others.
    """
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            id_, answer = _answer(policy, line, on, language)
        except BadLine as bad:
            # Without an id of its own, its place is all that one can find it by.
            where = "" if bad.id is not None else f"line {place}: "
            yield _dumped({"id": bad.id, "error": f"{where}{bad}"}), False
        else:
            yield _dumped({"id": id_, **answer}), True


def _answer(
    policy: Policy, line: bytes, on: date | None, language: str
) -> tuple[object, dict[str, object]]:
    row = read_line(line)
    id_ = row.get("id")
    unknown = sorted(set(row) - _KNOWN)
    if unknown:
        raise BadLine(f"unknown key {unknown[0][:60]}; facts stand under facts", id_)
    facts = row.get("facts")
    if not isinstance(facts, dict):
        raise BadLine("facts are missing, expected an object of facts by name", id_)
    spoken = row.get("language", language)
    if not isinstance(spoken, str):
        raise BadLine("language: expected a tag as en or es", id_)
    try:
        day = read_day(row["on"]) if row.get("on") is not None else on
        return id_, to_json(policy.decide(facts, on=day, language=spoken))
    except Mistyped as error:
        raise BadLine(f"on: {error}", id_) from error
    except FactError as error:
        raise BadLine(str(error), id_) from error


def read_line(line: bytes) -> dict[str, object]:
    """Read one JSON object strictly. It raises BadLine."""
    try:
        row = json.loads(
            # A mark at the start of a file is no part of its first line.
            line.decode("utf-8-sig"),
            parse_float=Decimal,
            # NaN and Infinity reach the fact that holds them, which then names itself.
            parse_constant=Decimal,
            object_pairs_hook=_once,
        )
    except UnicodeDecodeError as error:
        raise BadLine("the line is not written in UTF-8") from error
    except json.JSONDecodeError as error:
        raise BadLine(f"no valid JSON: {error.msg} at column {error.colno}") from error
    except (DecimalException, RecursionError) as error:
        raise BadLine("no valid JSON: a number or a depth that cannot be meant") from error
    except _Twice as error:
        raise BadLine(f"no valid JSON: {error}") from error
    except ValueError as error:
        raise BadLine("no valid JSON: a number of thousands of digits") from error
    if not isinstance(row, dict):
        raise BadLine('expected an object as {"id": 1, "facts": {}}')
    return row


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Twice(f"{twice[:60]} is given twice")
    return read


def _dumped(answer: dict[str, object]) -> str:
    return json.dumps(answer, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    # Only the id of a line can hold a number with a point; it goes back as it came.
    if isinstance(value, Decimal) and value.is_finite() and abs(value) < _LARGEST_ID:
        return float(value)
    return str(value)
