"""What can be wrong with a policy or with the facts put before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """Say what is wrong at one place of a policy file (line and column count from 1)."""

    line: int
    column: int
    key: str
    message: str

    def __str__(self) -> str:
        where = f"line {self.line}, column {self.column}"
        return f"{where}: {self.key}: {self.message}" if self.key else f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class FactProblem:
    """Say what is wrong with one fact, and what was expected in its place."""

    fact: str
    message: str

    def __str__(self) -> str:
        return f"{self.fact}: {self.message}" if self.fact else self.message


class PolicyError(ValueError):
    """A policy file cannot be used; `problems` names every place."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.name = name
        self.problems = tuple(sorted(problems, key=lambda p: (p.line, p.column)))
        super().__init__("\n".join(f"{name}: {problem}" for problem in self.problems))


class FactError(ValueError):
    """The facts cannot be decided on; `problems` names every one of them."""

    def __init__(self, problems: Iterable[FactProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(str(problem) for problem in self.problems))


class UnknownPack(LookupError):
    """No pack has this name."""


class AuthorityError(ValueError):
    """An authority table leaves somebody with nothing to give, or falls as roles rise."""


def nearest(name: str, names: Iterable[str]) -> str:
    """Suggest the right name for a wrong one, as a clause to append; empty when none is near."""
    known = sorted(names)
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        return f"; did you mean {close[0]}?"
    return f"; known are {', '.join(known)}" if 0 < len(known) <= 12 else ""
