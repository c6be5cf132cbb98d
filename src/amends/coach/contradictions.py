"""Words that the case does not bear out: done or not, sums, days, names, and "never again"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from amends.coach.case_facts import CaseFacts
from amends.coach.commitments.numbers import MONTH, month
from amends.coach.records import Contradiction
from amends.coach.rewriting import day_name

_NOT_YET = r"(?<!n't been )(?<!not been )(?<!be )(?<!not )(?<!once )(?<!if )"
_REFUNDED = re.compile(
    rf"\b(?:have|has|had|'ve|was|were|we|i|is|are|been)(?: \w+){{0,2}} {_NOT_YET}"
    r"(?:refunded|reimbursed|credited|paid back)\b"
)
_SENT = re.compile(
    rf"\b(?:have|has|had|'ve|was|were|we|i|is|are|been)(?: \w+){{0,2}} {_NOT_YET}"
    r"(?:sent|shipped|dispatched|posted|mailed|delivered)\b|\bon (?:its|the|their) way\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|n't|will|would|should|can|could|to|if"
    r"|once|when)\b|n't\b|'ll\b"
)
_MONEY = re.compile(
    r"(?:[$£€₹]|\b(?:usd|gbp|eur|inr|rs\.?|aud|cad|ngn)) ?(\d[\d,]*(?:\.\d\d)?)"
    r"|\b(\d[\d,]*(?:\.\d\d)?) ?(?:dollars|pounds|euros?|rupees|naira|usd|gbp|eur|inr)\b"
)
_GRANT = re.compile(
    r"\b(?:refund|credit|pay|voucher|offer|waive|compensat"
    r"|reimburse|give you|take)"
)
_DAY = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH})|({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?)\b"
)
_AGAIN = re.compile(
    r"\b(?:never|not|n't|no longer) (?:\w+ ){0,3}(?:again"
    r"|recur|be repeated|reoccur|happen to you)\b"
    r"|\b(?:never happens?|does not happen|doesn't happen|not recur)\b"
)
_GREETED = re.compile(
    r"^(?:dear|hello|hi|good (?:morning|afternoon|evening))"
    r" (?:(mr|mrs|ms|miss|dr)\.? )?([a-z][\w'-]+(?: [a-z][\w'-]+)?)\s*[,!\n]"
)
_NO_NAMES = {
    "sir",
    "madam",
    "guest",
    "customer",
    "there",
    "all",
    "team",
    "both",
    "family",
    "friend",
    "again",
    "everyone",
    "everybody",
    "folks",
}


def contradictions(
    text: str, low: str, spans: Iterable[tuple[int, int]], customer: str, facts: CaseFacts
) -> Iterator[Contradiction]:
    """Yield what a reply says against the facts; `customer` is the plain message answered.

    What the case does not know is not held against the writer.
    """
    yield from _name(text, low, facts)
    theirs = {_sum(match) for match in _MONEY.finditer(customer)}
    for start, end in spans:
        words = low[start:end].replace("\n", " ")
        original = text[start:end]
        for fact, first, last, why, wording in _against(words, original, theirs, facts):
            yield Contradiction(
                fact, start + first, start + last, original[first:last], why, wording
            )


def _against(
    low: str, text: str, theirs: set[Decimal | None], facts: CaseFacts
) -> Iterator[tuple[str, int, int, str, str]]:
    for fact, pattern, known in (
        ("refunded", _REFUNDED, facts.refunded),
        ("sent", _SENT, facts.sent),
    ):
        match = pattern.search(low)
        if (
            match
            and known is False
            and not _DENIED.search(low, max(0, match.start() - 12), match.end())
        ):
            why = f"The case has nothing {fact} yet."
            yield fact, *match.span(), why, f"Say when it will be {fact}, or do it first."
    if facts.sums:
        for match in _MONEY.finditer(text.lower() if len(text.lower()) == len(text) else low):
            named = _sum(match)
            if named is not None and named not in facts.sums and named not in theirs:
                known_sums = ", ".join(str(one) for one in sorted(facts.sums))
                yield "sum", *match.span(), f"The case knows {known_sums}.", ""
    if facts.authority is not None and _GRANT.search(low):
        for match in _MONEY.finditer(low):
            named = _sum(match)
            if named is not None and named > facts.authority:
                why = f"You may give {facts.authority} without asking; above it, ask first."
                yield "authority", *match.span(), why, ""
    if facts.dates and not re.search(r"\b(?:will|'ll|by|until|going to)\b|'ll", low):
        known_days = {(day.month, day.day) for day in facts.dates}
        for match in _DAY.finditer(low):
            named_day = (month(match[2] or match[3]), int(match[1] or match[4]))
            if named_day not in known_days:
                days = ", ".join(day_name(day) for day in sorted(facts.dates))
                yield "date", *match.span(), f"The case knows {days}.", ""
    if (match := _AGAIN.search(low)) and not facts.changed:
        why = "No fix has been verified, so nobody can promise this."
        yield "never_again", *match.span(), why, "Say what you do about it, and by when."


def _sum(match: re.Match[str]) -> Decimal | None:
    try:
        return Decimal((match[1] or match[2]).replace(",", "")).normalize()
    except InvalidOperation:
        return None


def _name(text: str, low: str, facts: CaseFacts) -> Iterator[Contradiction]:
    match = _GREETED.search(low.lstrip())
    if not match or not facts.customer:
        return
    lead = len(low) - len(low.lstrip())
    greeted = set(match[2].split())
    known = set(facts.customer.lower().split()) | {name.lower() for name in facts.names}
    if not greeted & (known | _NO_NAMES):
        start, end = match.start(2) + lead, match.end(2) + lead
        why = f"The customer's name is {facts.customer}."
        yield Contradiction("name", start, end, text[start:end], why, facts.customer)
