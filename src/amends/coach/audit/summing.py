"""Sum the focus of conversations by case, team, channel and stage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from amends.coach.audit.conversations import Conversation, Turn
from amends.coach.audit.focus import Focus, focus_of, main_focus

_STAGES = 4


@dataclass(slots=True)
class Sums:
    """Words and elapsed time by focus; `fault_first` counts cases in which fault came first."""

    words: dict[Focus, int] = field(default_factory=lambda: dict.fromkeys(Focus, 0))
    time: dict[Focus, timedelta] = field(default_factory=lambda: dict.fromkeys(Focus, timedelta()))
    cases: int = 0
    fault_first: int = 0
    lost: int = 0
    known: int = 0

    def add(self, other: Sums) -> None:
        """Add all that `other` counts."""
        for focus in Focus:
            self.words[focus] += other.words[focus]
            self.time[focus] += other.time[focus]
        self.cases += other.cases
        self.fault_first += other.fault_first
        self.lost += other.lost
        self.known += other.known

    def share(self, focus: Focus) -> float:
        """Give the share of a focus in the words that are about either fault or solution."""
        about = self.words[Focus.FAULT] + self.words[Focus.SOLUTION]
        return self.words[focus] / about if about else 0.0


@dataclass(frozen=True, slots=True)
class CaseFocus:
    """One case: its words by focus, what came first, and whether the customer was lost."""

    id: str
    sums: Sums


@dataclass(slots=True)
class Audit:
    """The whole history, and its parts by team, channel, stage and kind; the cases with most fault.

    In the parts by stage and by kind, `cases` counts the messages of ours.
    """

    whole: Sums = field(default_factory=Sums)
    teams: dict[str, Sums] = field(default_factory=dict)
    channels: dict[str, Sums] = field(default_factory=dict)
    stages: dict[str, Sums] = field(default_factory=dict)
    kinds: dict[str, Sums] = field(default_factory=dict)
    blamed: Sums = field(default_factory=Sums)
    mended: Sums = field(default_factory=Sums)
    worst: list[CaseFocus] = field(default_factory=list)


def audited(conversations: Iterable[Conversation], *, worst: int = 20) -> Audit:
    """Audit a stream of conversations; only the sums and the `worst` cases are kept."""
    audit = Audit()
    for conversation in conversations:
        lost = conversation.lost
        case = Sums(cases=1, lost=int(bool(lost)), known=int(lost is not None))
        _add_turns(conversation, case, audit)
        for part in (
            audit.whole,
            audit.teams.setdefault(conversation.team or "none", Sums()),
            audit.channels.setdefault(conversation.channel or "none", Sums()),
            audit.blamed if case.fault_first else audit.mended,
        ):
            part.add(case)
        audit.worst.append(CaseFocus(conversation.id, case))
        if len(audit.worst) > 10 * worst:
            _keep(audit, worst)
    _keep(audit, worst)
    return audit


def _keep(audit: Audit, worst: int) -> None:
    audit.worst.sort(key=lambda case: -case.sums.words[Focus.FAULT])
    del audit.worst[worst:]


def _add_turns(conversation: Conversation, case: Sums, audit: Audit) -> None:
    turns = conversation.turns
    asked = ""
    decided = False
    for number, turn in enumerate(turns):
        if turn.who == "customer":
            asked = turn.text
            continue
        counted = focus_of(turn.text, asked)
        main = main_focus(counted)
        places = [audit.stages.setdefault(turn.stage or _stage(number, len(turns)), Sums())]
        if turn.kind:
            places.append(audit.kinds.setdefault(turn.kind, Sums()))
        for sums in (case, *places):
            for focus, words in counted.items():
                sums.words[focus] += words
            sums.time[main] += _until_next(turns, number)
        is_first = not decided and main is not Focus.OTHER
        decided = decided or is_first
        if is_first and main is Focus.FAULT:
            case.fault_first = 1
        for place in places:
            place.cases += 1
            place.fault_first += is_first and main is Focus.FAULT


def _until_next(turns: tuple[Turn, ...], number: int) -> timedelta:
    """The time that passes until the next message belongs to what this one was about."""
    here = turns[number].at
    there = turns[number + 1].at if number + 1 < len(turns) else None
    return max(there - here, timedelta()) if here and there else timedelta()


def _stage(number: int, count: int) -> str:
    quarter = number * _STAGES // max(count, 1)
    return ("first quarter", "second quarter", "third quarter", "last quarter")[quarter]
