"""Find the words given in a sentence.

What counts: a thing that somebody will do, whether or not it waits for a step of the customer's.
What does not: offers, questions, wishes, negations and the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from functools import cache

from amends.coach.commitments.actors import actor
from amends.coach.commitments.dates import RULES, Dated, dates
from amends.coach.commitments.days import Days
from amends.coach.records import Commitment, Who
from amends.coach.sieve import Sieve
from amends.coach.tokens import tokens

_WILL = re.compile(
    r"\b(?:will|shall|'ll|(?:am|are|is|'m|'re|'s) going to"
    r"|(?:i|we) (?:hereby |also )?(?:promise|commit|undertake"
    r"|guarantee|pledge)(?: you)? (?:to|that you)"
    r"|(?:you )?can expect|you (?:may|should) expect)\b|(?<=i)'ll|(?<=we)'ll"
)
_NOT = re.compile(r"\s*(?:\w+ )?(?:not|never|no longer|n't)\b")
_WISH = re.compile(
    r"\s*(?:\w+ )?(?:be (?:\w+ )?(?:happy|glad|pleased"
    r"|delighted|more than happy|able|sorry|sure|proud"
    r"|honou?red|grateful|available (?:to|for|if)|here"
    r" (?:to|for|if))"
    r"|gladly|happily|hope|try|do (?:our|my) (?:\w+ )?(?:best"
    r"|utmost)|strive|endeavou?r|aim|appreciate|love|look"
    r" forward|miss|need|have to"
    r"|continue|always|remember|understand|agree|see you"
    r"|want|like|depend|vary|enjoy|mean|require|feel|notice"
    r"|accept your apolog)\b"
)
_ABLE = re.compile(r"\s*(?:\w+ )?be able to\b")
# With a day beside them these are words given too: "it ships on Monday", "arrives by Friday".
_PRESENT = re.compile(
    r"\b(?:(?:am|are|is|'m|'re|'s)(?: now| also| just)?"
    r" (?!going to|sorry|not\b)(?:\w+ing|due|booked|scheduled"
    r"|planned|ready|set|on (?:its|the|their) way|on the)"
    r"|ships?|leaves?|goes out|go out|arrives?|reaches"
    r"|reach|comes?|lands?|starts?|starting|begins?|opens?"
    r"|gets? to you|follows?"
    r"|takes|take (?=\d)|should (?:arrive|reach|be (?:with"
    r"|there|in|on|back|ready|fixed|done)|take|land|appear"
    r"|show|have it|see|receive|get|hear)"
    r"|(?:expect|allow)(?= )"
    r"|(?:have|has|'ve|'s|had)?(?: been| now| also| already"
    r"| just)* ?(?:scheduled|booked|arranged|reserved|planned"
    r"|rescheduled|rebooked|fixed (?:a|an|the)|put you"
    r"|set (?:up )?(?:a|an|the)|moved you|moved your|moved"
    r" it|lined up))\b"
)
_ELLIPTIC = re.compile(
    r"^(?:(?:and|so|ok|okay|sure|yes|great|thanks|done)[,.!]?"
    r" )?(?:will (?!you\b)|(?:calling|sending|shipping"
    r"|refunding|posting|delivering|ringing|back (?:to"
    r"|with) you|on (?:its|the) way|ready|"
    r"(?:full )?(?:refund|replacement|new \w+|credit|delivery"
    r"|answer|update|courier|technician|engineer|call ?back"
    r"|parcel|collection|pick-?up|repair)(?: \w+){0,5}?"
    r" (?:by|on|within|in|tomorrow|today|this|next|at)\b))"
)
_OFFER = re.compile(
    r"\b(?:if you(?:'d| would)? (?:like|prefer|wish|want)"
    r"|would you like|shall (?:i|we)\b|should you (?:wish"
    r"|like|prefer)"
    r"|can (?:i|we)\b|could (?:i|we)\b|hope|wish|would"
    r"|might|may (?:be )?(?!\d)|whether|tell (?:me|us)"
    r" if)\b"
)
_DENIED = re.compile(r"\b(?:n't|not|never|cannot)\b")
_BREAK = re.compile(r"[;:.!?] |,? (?:and|but|so) |, ")
_WORD = re.compile(r"\w")
_MERE_WISH = re.compile(r"\b(?:if you(?:'d| would)? (?:like|prefer|wish)|would|could|hope|wish)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|last|ago|yesterday|earlier|used to)\b")
_ASIDE = re.compile(
    r"\b(?:of|from|dated|since|your|ordered|bought|placed"
    r"|made|sent on|received on|on your|for the|charge"
    r" on|stay on|until|after|happened on|was on|were on"
    r"|had on|missed on)(?: the)?\s*$"
)
_AND = re.compile(r"(?:,? and (?:then )?|; |, then | then |, (?=i'll |we'll |i will |we will ))")
_VERB_AGAIN = re.compile(
    r"(?:also |then |i'll |we'll |i will |we will )?(?:refund"
    r"|send|ship|call|ring|write|email|e-mail|post|deliver"
    r"|replace|credit|pay|repair|fix|"
    r"collect|bring|book|let you|tell|report|confirm|update"
    r"|come|pick|arrange|issue|cancel|check|have|give|get"
    r"|move|the |your |a )\b"
)
_TRIM = " ,.;:!-"
# The numbers of these patterns in the sieve: the rules of dates come first.
_MAY_WILL, *_MAY_BE_NOW = range(len(RULES), len(RULES) + 3)
_MAY_BE_DATED = re.compile(r"\d|day|week|month|morrow|night|evening|noon|hour|morning")

Given = tuple[Who, int, int, date | None]


def commitments(
    low: str,
    spans: Iterable[tuple[int, int]],
    text: str,
    now: datetime,
    days: Days,
    words: Sequence[Sequence[str]] = (),
) -> Iterator[Commitment]:
    """Yield the words given in the sentences at `spans` of a text and its plain twin.

    `words` are the tokens of each sentence, where they are known already.
    """
    earlier = ""
    for number, (start, end) in enumerate(spans):
        sentence = low[start:end].replace("\n", " ")
        may = _sieve().passing(words[number] if words else tokens(sentence))
        if may and not sentence.rstrip(" ~").endswith("?"):
            for who, first, last, day in _in_sentence(sentence, earlier, may, now, days):
                quote = text[start + first : start + last].strip(_TRIM)
                begin = text.index(quote, start + first)
                yield Commitment(who, quote, day, begin, begin + len(quote), quote)
        earlier = sentence


@cache
def _sieve() -> Sieve:
    return Sieve(enumerate([*RULES, _WILL.pattern, _ELLIPTIC.pattern, _PRESENT.pattern]))


def _in_sentence(
    low: str, earlier: str, may: AbstractSet[int], now: datetime, days: Days
) -> Iterator[Given]:
    """Yield what a sentence promises; `may` are the patterns that its words allow."""
    if _MAY_WILL in may and (anchors := list(_WILL.finditer(low))):
        yield from _with_will(low, earlier, anchors, dates(low, now, days, may))
    elif not may.isdisjoint(_MAY_BE_NOW) and _MAY_BE_DATED.search(low):
        yield from _without_will(low, earlier, may, now, days)


def _with_will(
    low: str, earlier: str, anchors: list[re.Match[str]], named: list[Dated]
) -> Iterator[Given]:
    for number, anchor in enumerate(anchors):
        first = _clause_start(low, anchor.start())
        last = len(low)
        if number + 1 < len(anchors):
            last = _clause_start(low, anchors[number + 1].start())
        if _NOT.match(low, anchor.end()) or low.startswith("n't", anchor.end()):
            continue
        if _WISH.match(low, anchor.end()) and not _ABLE.match(low, anchor.end()):
            continue
        if _MERE_WISH.search(low[first:last]):
            continue
        who = actor(low[: anchor.start()], low[anchor.end() : last].lstrip(), earlier)
        for begin, stop in _shared(low, anchor.end(), last, named):
            start = first if begin == anchor.end() else begin
            yield who, start, stop, _day(low, named, begin, stop, start)


def _without_will(
    low: str, earlier: str, may: AbstractSet[int], now: datetime, days: Days
) -> Iterator[Given]:
    """A thing that happens on a day to come needs no "will"."""
    match = _ELLIPTIC.match(low) or _PRESENT.search(low)
    if not match or _OFFER.search(low) or _DENIED.search(low):
        return
    before = low[: match.start()]
    if _PAST.search(before) and "booked" not in match.group():
        return
    if before.rstrip().endswith("you") and "should" not in match.group():
        return
    named = dates(low, now, days, may)
    if not named:
        return
    who = actor(before, low[match.end() :].lstrip(), earlier)
    day = _day(low, named, match.end(), len(low), 0)
    if day is None and match.re is _ELLIPTIC:
        day = named[0].day
    if day is not None:
        yield who, 0, len(low), day


def _clause_start(low: str, anchor: int) -> int:
    """Go back from a "will" to where its own clause begins."""
    breaks = [match.end() for match in _BREAK.finditer(low, 0, anchor)]
    return next((at for at in reversed(breaks) if _WORD.search(low, at, anchor)), 0)


def _shared(low: str, start: int, end: int, named: list[Dated]) -> Iterator[tuple[int, int]]:
    """Cut "refund it today and ship it on Monday" in two: each part has a day of its own."""
    cuts = [start]
    for match in _AND.finditer(low, start, end):
        left = any(cuts[-1] <= d.start < match.start() for d in named)
        right = any(match.end() <= d.start < end for d in named)
        if left and right and _VERB_AGAIN.match(low, match.end()):
            cuts.append(match.end())
    yield from zip(cuts, [*cuts[1:], end], strict=True)


def _day(low: str, named: list[Dated], start: int, end: int, first: int) -> date | None:
    """Choose the day of a clause: the first one after the verb, else the nearest before it."""
    inside = [d for d in named if first <= d.start < end]
    usable = [d for d in inside if not _ASIDE.search(low[first : d.start])]
    after = [d for d in usable if d.start >= start]
    if after:
        return after[0].day
    if usable:
        return usable[-1].day
    ahead = [d for d in named if d.start < first and not _ASIDE.search(low[: d.start])]
    # "By Friday, if the box is with us, we will refund you": the day may stand in front.
    return ahead[-1].day if ahead and not [d for d in named if d.start >= end] else None
