"""Conversations to audit: who said what, when, and at which stage of the case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from amends.coach.errors import UnreadableInput


@dataclass(frozen=True, slots=True)
class Turn:
    """One message; `who` is customer, us or other, `at` may be unknown.

    `kind` says where it was said, as letter or internal, when that is known.
    """

    who: str
    text: str
    at: datetime | None = None
    stage: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """All messages of one case in order; `lost` says whether the customer left, if it is known."""

    id: str
    turns: tuple[Turn, ...]
    team: str = ""
    channel: str = ""
    lost: bool | None = None


def read_conversations(lines: Iterable[bytes], *, name: str) -> Iterator[Conversation]:
    """Read JSON Lines: {"id", "team"?, "channel"?, "lost"?, "turns": [{"who", "text", "at"?,
    "stage"?, "kind"?}]}.

    Raises UnreadableInput with the number of the line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _conversation(json.loads(line), str(number))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UnreadableInput(f"{name}, line {number}: no conversation: {error!r}") from error


def _conversation(row: dict[str, object], number: str) -> Conversation:
    turns = row.get("turns", row.get("messages"))
    if not isinstance(turns, list):
        raise TypeError("turns is a list of messages")
    lost = row.get("lost")
    return Conversation(
        id=str(row.get("id", number)),
        turns=tuple(_turn(turn) for turn in turns),
        team=str(row.get("team") or ""),
        channel=str(row.get("channel") or ""),
        lost=lost if isinstance(lost, bool) else None,
    )


def _turn(row: dict[str, object]) -> Turn:
    at = row.get("at")
    return Turn(
        who=str(row.get("who") or "us"),
        text=str(row["text"]),
        at=datetime.fromisoformat(at) if isinstance(at, str) and at else None,
        stage=str(row.get("stage") or ""),
        kind=str(row.get("kind") or ""),
    )
