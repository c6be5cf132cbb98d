"""Tell by the words of a sentence which of many patterns may be found in it.

One automaton of all patterns is fast only on sentences like those it has seen: on new words it
spends its time on growing. Words cost the same whether they are new or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from amends.coach.kept import Kept
from amends.coach.needs import FIGURE, Need, Needs, frequency, needs_of

_LETTERS = re.compile(r"[a-z]+")

Ways = tuple[tuple[int, int], ...]
Met = tuple[int, Ways]
"""Needs as bits; ways as the needs of each and the number of its pattern."""


class Sieve:
    """Patterns by the rarest word that each of them needs."""

    def __init__(self, patterns: Iterable[tuple[int, str]]) -> None:
        self._bits: dict[Need, int] = {}
        always: set[int] = set()
        ways: dict[int, list[tuple[int, int]]] = {}
        for number, pattern in patterns:
            for needs in needs_of(pattern):
                asked = self._asked(needs)
                if asked:
                    rarest = self._bits[min(needs, key=frequency)]
                    ways.setdefault(rarest, []).append((asked, number))
                else:
                    always.add(number)
        self._always = frozenset(always)
        self._ways = {bit: tuple(found) for bit, found in ways.items()}
        self._whole, self._begins, self._holds = self._words()
        self._figure = self._meets([FIGURE])
        self._met = Kept(self._token_meets).__getitem__

    def passing(self, tokens: Sequence[str]) -> frozenset[int]:
        """Give the numbers of the patterns that may be found among these tokens."""
        if not tokens:
            return self._always
        met, ways = zip(*map(self._met, tokens), strict=True)
        lacking = ~reduce(or_, met)
        passed = [number for some in ways for asked, number in some if not asked & lacking]
        return self._always.union(passed) if passed else self._always

    def _asked(self, needs: Needs) -> int:
        asked = 0
        for need in needs:
            asked |= self._bits.setdefault(need, 1 << len(self._bits))
        return asked

    def _words(self) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
        whole: dict[str, int] = {}
        begins: dict[str, int] = {}
        holds: dict[str, int] = {}
        for need, bit in self._bits.items():
            for word in need:
                kind = holds if word[0] == "*" else begins if word[-1] == "*" else whole
                stem = word.strip("*")
                kind[stem] = kind.get(stem, 0) | bit
        return whole, begins, holds

    def _token_meets(self, token: str) -> Met:
        if token[0].isdigit():
            return self._figure
        return self._meets(_LETTERS.findall(token) or [token])

    def _meets(self, words: Iterable[str]) -> Met:
        """Say which needs some words meet, and which ways of patterns are kept under them."""
        met = 0
        for word in words:
            met |= self._whole.get(word, 0)
            for end in range(1, len(word) + 1):
                met |= self._begins.get(word[:end], 0)
            for part, bit in self._holds.items():
                if part in word:
                    met |= bit
        return met, tuple([way for bit, ways in self._ways.items() if bit & met for way in ways])
