"""The words that a pattern cannot match without: most patterns need never be tried.

A need is a set of words of which a text has to hold one: `refund`, `refund*` for a word that begins
so, `*fund*` for one that holds it, `0` for a figure, `@` for a mark. The needs of a pattern may ask
for less than the pattern does, never for more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from amends.coach.patterns import Branches, Item, Kind, parsed

Need = frozenset[str]
Needs = list[Need]

FIGURE, MARKS = "0", "?!@%$#^"
# Of a thousand sentences that were written for the coach, so many hold the word.
_OFTEN_WORDS = {
    280: "the you and to your we",
    190: "i for 0 a",
    150: "in that it is of on",
    90: "our with at sorry was have not this are can us s be t",
    50: "so from as will by no m one has",
    35: "there if or ll two @ back do ? me thank been please ! $",
    28: "but all re had any ve time about were which ^ d before out like up an only would what my",
    18: "since may now again should am he them next day they night see did who here take because",
    13: "same new today three team stay when know get very also thanks nothing every hear put call",
}
_OFTEN = {word: often for often, words in _OFTEN_WORDS.items() for word in words.split()}
_SELDOM, _OPEN = 2, 5
_VARIANTS = 12
_SHORTEST_PART = 3


def needs_of(pattern: str) -> list[Needs]:
    """Give the ways in which a regular expression can be found, each with all of its needs."""
    try:
        ways = _ways(parsed(pattern))
    except ValueError:
        return [[]]
    return [list(dict.fromkeys(_of_sequence(way, left=False, right=False))) for way in ways]


def _ways(branches: Branches) -> Branches:
    """Open a group that is all of the pattern but for the edges of words."""
    ways: Branches = []
    for branch in branches:
        inner = [item for item in branch if item.kind is not Kind.EDGE]
        if len(inner) == 1 and inner[0].kind is Kind.GROUP and not inner[0].optional:
            at = branch.index(inner[0])
            ways += [branch[:at] + way + branch[at + 1 :] for way in _ways(inner[0].branches)]
        else:
            ways.append(branch)
    return ways


def frequency(need: Need) -> int:
    """Guess how many sentences of a thousand meet a need; only the order counts."""
    return sum(map(_word_frequency, need))


@cache
def _word_frequency(word: str) -> int:
    if "*" not in word:
        return _OFTEN.get(word, _SELDOM)
    stem = word.strip("*")
    among = word[0] == "*"
    known = [often for w, often in _OFTEN.items() if w.startswith(stem) or (among and stem in w)]
    return sum(known) + _OPEN * word.count("*")


def _of_branches(branches: Branches, *, left: bool, right: bool) -> Needs:
    """Ask of each branch what is rarest in it. Left and right say that no letter adjoins there."""
    each = [_of_sequence(branch, left=left, right=right) for branch in branches]
    if len(each) == 1:
        return each[0]
    if not all(each):
        return []
    return [frozenset[str]().union(*(min(needs, key=frequency) for needs in each))]


def _of_sequence(items: list[Item], *, left: bool, right: bool) -> Needs:
    found: Needs = []
    word, closed = _Word(), right
    for item, then in zip(items, _then_apart(items, right), strict=True):
        if not word.takes(item, left=left):
            found += word.needs(closed=closed)
            word = _Word()
        if not item.optional:
            found += _of_item(item, left, then)
        left = _apart(item, -1) and (left or not item.optional)
        closed = then
    return found + word.needs(closed=closed)


def _of_item(item: Item, left: bool, then: bool) -> Needs:
    if item.kind is Kind.DIGIT:
        return [frozenset({FIGURE})]
    if item.kind is Kind.OTHER and item.text in MARKS:
        return [frozenset({item.text})]
    if item.kind is Kind.GROUP:
        before = left and (not item.many or _apart(item, -1))
        after = then and (not item.many or _apart(item, 0))
        return _of_branches(item.branches, left=before, right=after)
    return []


class _Word:
    """A word of a pattern as it grows letter by letter, with its variants: day and days."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._whole = True

    def takes(self, item: Item, *, left: bool) -> bool:
        """Take one more letter, if this is one."""
        if item.kind is not Kind.LETTER or item.many or len(self._open) > _VARIANTS:
            return False
        if not self._open:
            if item.optional:
                return False
            self._open, self._whole = [""], left
        longer = [one + item.text for one in self._open]
        self._open = self._open + longer if item.optional else longer
        return True

    def needs(self, *, closed: bool) -> Needs:
        """Give what the word asks for, once something else follows; closed if no letter does."""
        if not self._open:
            return []
        if not self._whole and min(map(len, self._open)) < _SHORTEST_PART:
            return []
        before = "" if self._whole else "*"
        after = "" if closed and self._whole else "*"
        return [frozenset(f"{before}{one}{after}" for one in self._open)]


def _then_apart(items: list[Item], right: bool) -> Iterable[bool]:
    """Say for each item whether what follows it surely is no letter."""
    then: list[bool] = []
    for item in reversed(items):
        then.append(right)
        right = _apart(item, 0) and (right or not item.optional)
    return reversed(then)


def _apart(item: Item, side: int) -> bool:
    """Say whether an item that is there begins (0) or ends (-1) with no letter."""
    if item.kind is Kind.GROUP:
        return all(_all_apart(branch, side) for branch in item.branches)
    return item.kind in {Kind.DIGIT, Kind.OTHER, Kind.EDGE}


def _all_apart(branch: list[Item], side: int) -> bool:
    for item in branch if side == 0 else reversed(branch):
        if not _apart(item, side):
            return False
        if not item.optional:
            return True
    return False
