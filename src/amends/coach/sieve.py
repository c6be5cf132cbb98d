"""Tell by the words of a sentence which of many patterns may be found in it.

One automaton of all patterns is fast only on sentences like those it has seen: on new words it
spends its time on growing. Words cost the same whether they are new or not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce
from itertools import chain

from amends.coach.kept import Kept
from amends.coach.needs import FIGURE, Need, frequency, needs_of

_LETTERS = re.compile(r"[a-z]+")

Way = tuple[int, int]
"""The needs that are left to meet, as bits, and the number of the pattern."""
Met = tuple[int, tuple[Way, ...]]
"""Needs that are met, as bits, and the ways that are kept under them."""
_NOTHING: Met = (0, ())


class Sieve:
    """Patterns by the rarest word that each of them needs."""

    def __init__(self, patterns: Iterable[tuple[int, str]]) -> None:
        ways: list[tuple[Need, frozenset[Need], int]] = []
        self._always: frozenset[int] = frozenset()
        for number, pattern in patterns:
            for needs in needs_of(pattern):
                if needs:
                    rarest = min(needs, key=frequency)
                    ways.append((rarest, frozenset(needs) - {rarest}, number))
                else:
                    self._always |= {number}
        # What is asked for most has the lowest bits: the numbers stay small.
        often = Counter(need for _, rest, _ in ways for need in rest).most_common()
        bits = {need: 1 << place for place, (need, _) in enumerate(often)}
        self._all = (1 << len(bits)) - 1
        under: dict[Need, list[Way]] = {}
        for rarest, rest, number in ways:
            under.setdefault(rarest, []).append((sum(bits[need] for need in rest), number))
        self._whole: dict[str, Met] = {}
        self._begins: dict[str, Met] = {}
        self._holds: dict[str, Met] = {}
        for need in {**bits, **dict.fromkeys(under)}:
            self._keep(need, (bits.get(need, 0), tuple(under.get(need, ()))))
        self._figure = self._words_meet([FIGURE])
        self._met = Kept(self._token_meets).__getitem__

    def passing(self, tokens: Sequence[str]) -> AbstractSet[int]:
        """Give the numbers of the patterns that may be found among these tokens."""
        met = 0
        ways: list[Way] = []
        for needs, under in map(self._met, tokens):
            met |= needs
            if under:
                ways += under
        lacking = self._all ^ met
        passed = {number for left, number in ways if not left & lacking}
        return passed | self._always if self._always else passed

    def _keep(self, need: Need, met: Met) -> None:
        for word in need:
            begins = self._begins if word[-1] == "*" else self._whole
            words = self._holds if word[0] == "*" else begins
            stem = word.strip("*")
            words[stem] = _both(words.get(stem, _NOTHING), met)

    def _token_meets(self, token: str) -> Met:
        if token[0].isdigit():
            return self._figure
        return self._words_meet(_LETTERS.findall(token) or [token])

    def _words_meet(self, words: Iterable[str]) -> Met:
        return reduce(_both, chain.from_iterable(map(self._meets, words)), _NOTHING)

    def _meets(self, word: str) -> Iterable[Met]:
        """Yield what a word meets as a whole, by how it begins and by what it holds."""
        yield self._whole.get(word, _NOTHING)
        for end in range(1, len(word) + 1):
            yield self._begins.get(word[:end], _NOTHING)
        for part, met in self._holds.items():
            if part in word:
                yield met


def _both(one: Met, other: Met) -> Met:
    return one[0] | other[0], one[1] + other[1]
