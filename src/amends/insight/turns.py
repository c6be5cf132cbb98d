"""The talk of cases, turn by turn: who spoke when, and how far the case had come."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from amends.cases.models import Stage

LETTER, INTERNAL = "letter", "internal"
"""Said to the customer, on whatever channel; said among ourselves, in a note."""


class Said(NamedTuple):
    """A message or a note, by its number."""

    is_note: bool
    number: int

    @property
    def kind(self) -> str:
        return INTERNAL if self.is_note else LETTER


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a case's talk."""

    said: Said
    case: int
    at: datetime
    is_ours: bool

    @property
    def place(self) -> tuple[datetime, Said]:
        """Return what turns are in order of: their time, messages before notes."""
        return self.at, self.said


@dataclass(slots=True)
class Way:
    """When a case came to each stage first, and when it was shut."""

    came: dict[Stage, datetime] = field(default_factory=dict)
    shut: list[tuple[datetime, datetime | None]] = field(default_factory=list)

    def came_to(self, stage: Stage, at: datetime) -> None:
        self.came[stage] = min(at, self.came.get(stage, at))

    def stage_before(self, at: datetime) -> Stage:
        """Return how far the case had come before a moment; what is said at it counts not."""
        if any(since < at and (until is None or at <= until) for since, until in self.shut):
            return Stage.CLOSED
        order = list(Stage)
        reached = (stage for stage, since in self.came.items() if since < at)
        return max(reached, key=order.index, default=Stage.OWNED)


def in_order(turns: Iterable[Turn]) -> dict[int, list[Turn]]:
    """Return the turns of each case in the order in which they were said."""
    by_case: dict[int, list[Turn]] = defaultdict(list)
    for turn in turns:
        by_case[turn.case].append(turn)
    for talk in by_case.values():
        talk.sort(key=lambda turn: turn.place)
    return dict(by_case)


def until_next(talk: Sequence[Turn], number: int) -> timedelta:
    """Return the time that passed until somebody said something again; none after the last."""
    return talk[number + 1].at - talk[number].at if number + 1 < len(talk) else timedelta()


def asked_before(talk: Sequence[Turn], number: int) -> Turn | None:
    """Return the customer's last turn before this one."""
    return next((turn for turn in reversed(talk[:number]) if not turn.is_ours), None)


def answers_to(talk: Sequence[Turn], number: int) -> list[Turn]:
    """Return our turns after a customer's, up to their next one."""
    answers = []
    for turn in talk[number + 1 :]:
        if not turn.is_ours:
            break
        answers.append(turn)
    return answers
