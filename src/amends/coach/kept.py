"""What is told of words, kept while there is room: a language repeats itself, numbers do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_ROOM = 1 << 15
_SHORT = 4

Told = TypeVar("Told")


class Kept(dict[str, Told]):
    """What `tell` says of each word, told once; a full store begins anew.

    Long numbers are not kept: there are as many as there are orders.
    """

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> Told:
        told = self._tell(word)
        if len(word) <= _SHORT or not word[0].isdigit():
            if len(self) >= _ROOM:
                self.clear()
            self[word] = told
        return told
