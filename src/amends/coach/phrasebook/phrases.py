"""Find one pattern of a phrasebook in a sentence, in the way that is quickest for it.

Most sentences are new, and an automaton spends its time on growing with them: searching each
pattern step by step costs less. What somebody else wrote, and what is too long for a sentence, is
searched by RE2, whose time grows with the length alone, however a pattern is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import re2

LONG = 400
"""From so many letters on, a sentence is searched by RE2 alone."""

_EDGE = r"\b"
_NO_WORD = "[^a-z0-9_]"

Span = tuple[int, int]
Find = Callable[[str], Span | None]


class Phrase:
    """An expression; `quick` and `sure` find it in a plain sentence with a blank before it.

    Each is made ready when it is first asked for, and counts from after the blank.
    """

    __slots__ = ("_ours", "quick", "sure", "text")

    def __init__(self, text: str, *, ours: bool) -> None:
        self.text = text
        self._ours = ours
        self.quick: Find = self._made_quick if ours else self._made_sure
        self.sure: Find = self._made_sure

    def _made_quick(self, spaced: str) -> Span | None:
        self.quick = _stepwise(self.text)
        return self.quick(spaced)

    def _made_sure(self, spaced: str) -> Span | None:
        search = re2.compile(self.text).search

        def find(spaced: str) -> Span | None:
            match = search(spaced[1:])
            return match.span() if match else None

        self.sure = find
        if not self._ours:
            self.quick = find
        return find(spaced)


def _stepwise(text: str) -> Find:
    if text.startswith(_EDGE) and "^" not in text.replace("[^", ""):
        # What is no letter of a word is soon found; the edge of a word is tried letter by letter.
        beside = re.compile(_NO_WORD + text.removeprefix(_EDGE)).search

        def find(spaced: str) -> Span | None:
            match = beside(spaced)
            return (match.start(), match.end() - 1) if match else None

        return find

    search = re.compile(text).search

    def find_anywhere(spaced: str) -> Span | None:
        match = search(spaced[1:])
        return match.span() if match else None

    return find_anywhere
