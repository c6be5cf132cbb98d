"""Cut a reply into sentences, whatever it is: a letter, a chat line, a tweet, a list."""

from __future__ import annotations

import re

from amends.coach.parts import history_start, parted
from amends.coach.records import Part, Sentence

# A sentence ends at . ! ? (with closing quotes) before space; at a full stop glued between a
# small and a capital letter ("fell short.If you"); and where a line ends as lines of lists do.
# What it may begin with stands first: the search leaps from one such mark to the next.
_END = re.compile(
    r"""[.!?\n](?:(?<=\n)\s*|(?<!\n)(?<![.!?]{2})[.!?]*['")\]]*(?=\s)"""
    r"""|(?<=[a-z)]{2}[.!?])(?=[A-Z][a-z'’]*\s))"""
)
_ABBREVIATED = """
mr mrs ms mx dr prof st sr jr vs no nos nr approx incl excl dept ref tel ext e.g i.e etc fig min max
rs ft sq oz lb a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
inc ltd co corp govt u.s u.k
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_LONGEST_ABBREVIATION = 12
_ABBREVIATION_MAY_END = re.compile(r"(?:a\.m|p\.m|etc|[^\w]i|inc|ltd|u\.s|u\.k)$")
_LIST_ITEM = re.compile(r"(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_NOT_SPACE = re.compile(r"\S")
_NUMBERED = re.compile(r"\s*\(?\d{1,2}\.")
_LONG_LINE = 62
# Without punctuation a new thought starts where people start one.
_UNSTOPPED = re.compile(
    r"(?<=[\w,]) (?=(?:we (?:are|r) (?:very |so |really |truly )?sorry|we apologi[sz]e|sorry for"
    r"|thank you|thanks for|please (?:let|call|contact|dm|email|accept|be)|we (?:will|shall)"
    r"|i will|i have|we have|we hope|hope to|but we|however)\b)"
)
_UNSTOPPED_WORDS = 30
# What is longer is no sentence; cut, it costs no more than its length.
_LONGEST = 2_000


def split(text: str, low: str) -> tuple[Sentence, ...]:
    """Cut `text` into sentences with the part each plays; `low` is its plain twin."""
    cut = history_start(low)
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text, 0, cut):
        if _goes_on(text, low, start, match, cut):
            continue
        _add(text, low, start, match.end(), bounds)
        start = match.end()
    _add(text, low, start, cut, bounds)
    sentences = parted(low, bounds)
    if cut < len(text) and text[cut:].strip():
        sentences.append(Sentence(cut, len(text), Part.HISTORY))
    return tuple(sentences)


def _goes_on(text: str, low: str, start: int, match: re.Match[str], cut: int) -> bool:
    mark = match.group()
    if "\n" in mark:
        return _wrapped(text, start, match, cut)
    if mark != ".":
        return False
    before = low[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start()]
    if not _abbreviates(before):
        # "2. Your room" numbers a list, it is no sentence.
        return before[-1:].isdigit() and bool(_NUMBERED.fullmatch(text, start, match.end()))
    if _ABBREVIATION_MAY_END.search(before):
        then = _NOT_SPACE.search(text, match.end(), cut)
        return not (then and then.group().isupper())
    return True


def _abbreviates(before: str) -> bool:
    """Say whether the word before a full stop is a letter or one that is cut short."""
    if not before[-1:].isalpha():
        return False
    word = before.replace("(", " ").split()[-1]
    return len(word) == 1 or word in _ABBREVIATIONS


def _wrapped(text: str, start: int, match: re.Match[str], cut: int) -> bool:
    """Tell a line broken for its width from one that ends a thought."""
    if match.group().count("\n") > 1:
        return False
    end = match.start()
    while end > start and text[end - 1] in " \t\r":
        end -= 1
    then = match.end()
    if text[end - 1 : end] in ":;" or then == cut or _LIST_ITEM.match(text, then, cut):
        return False
    long = end - text.rfind("\n", start, end) > _LONG_LINE
    return long or text[then].islower()


def _add(text: str, low: str, start: int, end: int, bounds: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if end - start > 4 * _UNSTOPPED_WORDS and low.count(" ", start, end) >= _UNSTOPPED_WORDS:
        for match in _UNSTOPPED.finditer(low, start + 20, end):
            stop = match.start()
            if stop - start < 40 or "," in low[stop - 40 : stop]:
                continue
            bounds.append((start, stop))
            start = match.end()
    while end - start > _LONGEST:
        stop = low.rfind(" ", start + 1, start + _LONGEST)
        stop = stop if stop > 0 else start + _LONGEST
        bounds.append((start, stop))
        start = stop + (low[stop] == " ")
    bounds.append((start, end))
