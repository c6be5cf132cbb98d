"""Take a regular expression apart, as far as the words in it can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What a piece of a pattern matches; an edge is where a word begins or ends."""

    LETTER = "letter"
    DIGIT = "digit"
    OTHER = "other"
    EDGE = "edge"
    ANY = "any"
    GROUP = "group"


@dataclass(slots=True)
class Item:
    """A piece of a pattern, with its branches if it is a group."""

    kind: Kind
    text: str = ""
    branches: Branches = field(default_factory=list)
    optional: bool = False
    many: bool = False


Branches = list[list[Item]]

_PIECE = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?:|\?P?<\w+>)?(?!\?))|(?P<close>\))|(?P<or>\|)"
    r"|(?P<edge>\\[bAzZ]|\^|\$)|(?P<digit>\\d|\d)|(?P<letter>[a-z])"
    r"|(?P<other>\[-?(?:0-9|\\[ds]|\\[^\w\s]|[^\w\\^\[\]-])+-?\]|\\s|\\[^\w\s]"
    r"|[ !\"#%&',/:;<=>@_`~-])"
    r"|(?P<any>\[\^?\]?(?:\\.|[^\]\\])*\]|\\[wWDS]|\.|[^\x00-\x7f])"
)
_TIMES = re.compile(r"(?P<absent>[*?]|\{0?,\d*\}|\{0\})|\+|\{\d+,?\d*\}")
_LAZY = re.compile(r"[?+]")


def parsed(pattern: str) -> Branches:
    """Take a pattern apart. Raises ValueError where it is not understood."""
    pieces = _pieces(pattern)
    branches, closed = _branches(pieces)
    if closed:
        raise ValueError("a group ends that never began")
    return branches


def _pieces(pattern: str) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield the kind and text of each piece, and whether it may be absent or come twice."""
    at = 0
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if piece is None or piece.lastgroup is None:
            raise ValueError(f"{pattern[at : at + 20]} is not understood")
        at = piece.end()
        times = _TIMES.match(pattern, at)
        absent = bool(times and times["absent"])
        many = times is not None and times.group() != "?"
        if times:
            lazy = _LAZY.match(pattern, times.end())
            at = lazy.end() if lazy else times.end()
        yield piece.lastgroup, piece.group(), absent, many


def _branches(
    pieces: Iterator[tuple[str, str, bool, bool]],
) -> tuple[Branches, tuple[bool, bool] | None]:
    """Collect branches up to the end of the group; how often it comes stands behind it."""
    branches: Branches = [[]]
    for kind, text, absent, many in pieces:
        if kind == "close":
            return branches, (absent, many)
        if kind == "or":
            branches.append([])
        elif kind in {"open", "look"}:
            inner, closed = _branches(pieces)
            if closed is None:
                raise ValueError("a group never ends")
            # What is only looked at takes no room and asks for nothing.
            if kind == "open":
                branches[-1].append(Item(Kind.GROUP, "", inner, *closed))
        else:
            branches[-1].append(Item(Kind(kind), text, [], absent, many))
    return branches, None
