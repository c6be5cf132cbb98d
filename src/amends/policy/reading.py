"""A YAML file as items that know their line, so that each error can point at its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NoReturn

import yaml

from amends.policy.errors import PolicyError, Problem, nearest
from amends.policy.figures import number

# One policy is a page or two; a file beyond this was not written by a shop manager.
LARGEST_FILE = 1_000_000
DEEPEST = 40

_KEY = re.compile(r"[a-z][a-z0-9_]*")


class Refusal(Exception):
    """Carries problems from the place where they were found to the section that collects them."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(map(str, problems)))


@dataclass(slots=True)
class Problems:
    """Collect every problem of a file, so that its writer sees them all at once."""

    found: list[Problem]

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Go on after a refusal inside the block, keeping its problems."""
        try:
            yield
        except Refusal as refusal:
            self.found.extend(refusal.problems)


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one value of the file together with its place and its dotted key."""

    node: yaml.Node
    key: str
    name_node: yaml.Node | None = None

    @property
    def place(self) -> yaml.Node:
        """Find what one points at: the name of a whole section, else the value itself."""
        if self.name_node is None or isinstance(self.node, yaml.ScalarNode):
            return self.node
        return self.name_node

    @property
    def line(self) -> int:
        """Count the line from 1."""
        return int(self.place.start_mark.line) + 1

    def problem(self, message: str) -> Problem:
        """Name a problem at this place."""
        return Problem(self.line, int(self.place.start_mark.column) + 1, self.key, message)

    def refuse(self, message: str) -> NoReturn:
        """Stop reading this value."""
        raise Refusal(self.problem(message))

    @property
    def is_mapping(self) -> bool:
        """Tell whether keys are inside."""
        return isinstance(self.node, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        """Tell whether a list is inside."""
        return isinstance(self.node, yaml.SequenceNode)

    @property
    def is_null(self) -> bool:
        """Tell whether nothing is written here."""
        return self.node.tag == "tag:yaml.org,2002:null"

    def entries(self) -> dict[str, Item]:
        """Read a mapping with any keys; a key given twice is refused with both lines."""
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse(f"expected keys with values, found {self._found()}")
        read: dict[str, Item] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in self.node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                Item(key_node, self.key).refuse("expected a plain name as the key")
            name = str(key_node.value)
            below = f"{self.key}.{name}" if self.key else name
            if name in read:
                Item(key_node, below).refuse(f"given twice, first on line {lines[name]}")
            lines[name] = int(key_node.start_mark.line) + 1
            read[name] = Item(value_node, below, key_node)
        return read

    def fields(self, known: Collection[str], needed: Iterable[str] = ()) -> dict[str, Item]:
        """Read a mapping with known keys only; a wrong or missing one is refused by name."""
        read = self.entries()
        problems = [
            Item(item.name_node or item.node, item.key).problem(
                f"unknown key{nearest(name, known)}"
            )
            for name, item in read.items()
            if name not in known
        ]
        problems += [self.problem(f"{name} is missing") for name in needed if name not in read]
        if problems:
            raise Refusal(*problems)
        return read

    def named(self) -> dict[str, Item]:
        """Read a mapping whose keys are names we make up (lower case, digits, underscores)."""
        read = self.entries()
        for name, item in read.items():
            if not _KEY.fullmatch(name):
                item.refuse("expected a name of lower-case letters, digits and underscores")
        return read

    def items(self) -> list[Item]:
        """Read a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.refuse(f"expected a list, found {self._found()}")
        return [Item(node, f"{self.key}[{n}]") for n, node in enumerate(self.node.value, 1)]

    def raw(self) -> str:
        """Read a single value exactly as it is written."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.refuse(f"expected a single value, found {self._found()}")
        return str(self.node.value)

    def text(self) -> str:
        """Read words; empty ones are refused."""
        words = " ".join(self.raw().split())
        if not words or self.is_null:
            self.refuse("expected words, found nothing")
        return words

    def boolean(self) -> bool:
        """Read true or false."""
        if self.raw() not in ("true", "false"):
            self.refuse(f"expected true or false, found {self.raw()}")
        return self.raw() == "true"

    def decimal(self) -> Decimal:
        """Read a number exactly as written."""
        value = number(self.raw().strip())
        if value is None or abs(value) > Decimal(10) ** 12:
            self.refuse(f"expected a number up to a million million, found {self.raw()}")
        return value

    def whole(self) -> int:
        """Read a whole number."""
        value = self.decimal()
        if value != value.to_integral_value():
            self.refuse(f"expected a whole number, found {self.raw()}")
        return int(value)

    def day(self) -> date:
        """Read a date written as 2026-11-22."""
        raw = self.raw()
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", raw):
            self.refuse(f"expected a date as 2026-11-22, found {raw}")
        try:
            return date.fromisoformat(raw)
        except ValueError:
            self.refuse(f"{raw} is on no calendar")

    def one_of(self, known: Collection[str]) -> str:
        """Read one of several words."""
        raw = self.raw()
        if raw not in known:
            self.refuse(f"{raw} is not known here{nearest(raw, known)}")
        return raw

    def plain(self) -> object:
        """Read whatever is here as plain values; numbers with a point stay exact."""
        if self.is_list:
            return [item.plain() for item in self.items()]
        if self.is_mapping:
            return {name: item.plain() for name, item in self.entries().items()}
        if self.is_null:
            return None
        raw = self.raw()
        match self.node.tag.rsplit(":", 1)[-1]:
            case "bool" if raw in ("true", "false"):
                return raw == "true"
            case "int" | "float" if (value := number(raw)) is not None:
                return int(value) if value.as_tuple().exponent == 0 else value
            case _:
                return raw

    def _found(self) -> str:
        if self.is_null:
            return "nothing"
        return "a list" if self.is_list else "keys" if self.is_mapping else "a single value"


def read_file(text: str, name: str) -> Item:
    """Read the text of a file into its top item; PolicyError when it is no plain YAML."""
    if len(text) > LARGEST_FILE:
        raise PolicyError(name, [Problem(1, 1, "", f"the file is over {LARGEST_FILE:,} letters")])
    try:
        _keep_plain(text, name)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PolicyError(name, [_at(mark, _no_yaml(error.problem or ""))]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        found = f"no valid YAML: a character that no text has (code {ord(text[error.position])})"
        raise PolicyError(name, [Problem(line, 1, "", found)]) from error
    if node is None:
        raise PolicyError(name, [_at(None, "the file is empty")])
    return Item(node, "")


def _keep_plain(text: str, name: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        # A reference could stand for a file a thousand times as large as what is written.
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise PolicyError(name, [_at(event.start_mark, "references are not used here")])
        if getattr(event, "tag", None):
            raise PolicyError(name, [_at(event.start_mark, "types (`!`) are not used here")])
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise PolicyError(name, [_at(event.start_mark, "too deep")])


def _no_yaml(problem: str) -> str:
    if "\\t" in problem:
        return "a tab stands here; lines are set in with spaces"
    if problem.startswith(("expected ',' or", "mapping values are not allowed")):
        return "no valid YAML: a text with a colon, or with a comma or braces in { }, needs quotes"
    return f"no valid YAML: {problem}"


def _at(mark: object, message: str) -> Problem:
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return Problem(line + 1, column + 1, "", message)
