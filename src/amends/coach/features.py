"""What the model sees of a sentence: words, families, who does what, and the reply around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby

from amends.coach.concepts import families

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!@%$#^]|https?:\S+")
_STEM = re.compile(r"(?:ingly|edly|ings?|ed|ies|ly|es|s)$")
_SUBJECT = {
    **dict.fromkeys(("we", "we're", "we've", "we'll", "we'd", "our", "us"), "we"),
    **dict.fromkeys(("i", "i'm", "i've", "i'll", "i'd", "my", "me"), "i"),
    **dict.fromkeys(("you", "you're", "you've", "you'll", "you'd", "your", "u", "ur"), "you"),
    **dict.fromkeys(("he", "she", "they", "they're", "they've", "they'll"), "they"),
    **dict.fromkeys(("it", "it's", "this", "that", "there", "that's", "these"), "it"),
}
_TENSE = {
    **dict.fromkeys(("will", "shall", "we'll", "i'll", "they'll", "you'll"), "will"),
    **dict.fromkeys(("have", "has", "had", "we've", "i've", "you've"), "have"),
    **dict.fromkeys(("was", "were", "been", "did", "didn't", "wasn't", "weren't"), "past"),
    **dict.fromkeys(("can", "could", "may", "might"), "can"),
    **dict.fromkeys(("cannot", "can't", "unable", "couldn't"), "cannot"),
    **dict.fromkeys(("should", "must", "need", "needs", "ought"), "must"),
    **dict.fromkeys(("would", "wish", "hope", "like", "love"), "wish"),
    **dict.fromkeys(("please", "kindly"), "ask"),
}
_NEGATION = frozenset(
    ["not", "no", "never", "nothing", "none", "cannot", "without", "neither", "nor", "unable"]
)
_DULL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "and",
        "in",
        "on",
        "at",
        "it",
        "is",
        "be",
        "as",
        "with",
        "by",
        "from",
        "or",
    ]
)
_INITIALS = re.compile(r"[\^*-][a-z]{1,10}$")
_CONTENT = 4
_OPENING = 6


Feature = str | tuple[str, ...]
"""A name, or for words beside each other (and families, marked >) the words themselves."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sentence: where it is, the moves beside it and in the whole reply."""

    index: int
    count: int
    before: frozenset[str]
    after: frozenset[str]
    reply: frozenset[str]
    register: str
    customer: frozenset[str]


@lru_cache(maxsize=1 << 16)
def _word(token: str) -> tuple[str, tuple[str, ...], str, str, str, bool]:
    """Tell of a token: stem, features of its families, the first of them, person, tense, a no."""
    if token[0].isdigit():
        return "0", ("c:number",), "number", "", "", False
    if token.startswith("http"):
        return "url", ("c:url",), "url", "", "", False
    stem = _STEM.sub("", token) if len(token) > _CONTENT else token
    kin = [name for name, family in _families() if family.fullmatch(token)]
    return (
        stem,
        tuple(f"c:{name}" for name in kin),
        kin[0] if kin else "",
        _SUBJECT.get(token, ""),
        _TENSE.get(token, ""),
        token in _NEGATION or token.endswith("n't"),
    )


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(words)) for name, words in families().items())


def content_words(low: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning."""
    stems = (_word(token)[0] for token in _TOKEN.findall(low) if len(token) > _CONTENT)
    return frozenset(stems)


def register_of(low: str) -> str:
    """Guess what kind of reply this is from its looks."""
    if low.startswith("@") or _INITIALS.search(low[-14:]) or len(low) < 140:
        return "short"
    return "letter" if "dear" in low[:40] or "regards" in low else "chat"


def features(low: str, hits: Sequence[str], moves: Iterable[str], around: Around) -> list[Feature]:
    """List the features of a plain sentence; `hits` are entries of the phrasebook that match."""
    tokens = _TOKEN.findall(low)
    if not tokens:
        return ["bias", *_place(moves, around)]
    stems, kin, firsts, persons, tenses, nots = zip(*map(_word, tokens), strict=True)
    families = [name for name, _ in groupby(filter(None, firsts))]
    overlap = sum(map(around.customer.__contains__, stems))
    return [
        "bias",
        *set(stems).difference(_DULL),
        *set(zip(("<", *stems), stems)),  # noqa: B905
        *set(chain.from_iterable(kin)),
        *{(">", first, then) for first, then in zip(("<", *families), families)},  # noqa: B905
        *(f"h:{hit}" for hit in hits),
        *_shape(tokens, persons, tenses, any(nots), overlap),
        *_place(moves, around),
    ]


def _shape(
    tokens: list[str],
    persons: tuple[str, ...],
    tenses: tuple[str, ...],
    negated: bool,
    overlap: int,
) -> list[str]:
    subject = next(filter(None, persons[:_OPENING]), "none")
    tense = next(filter(None, tenses), "none")
    shape = [
        f"subject:{subject}",
        f"tense:{tense}",
        f"who:{subject}/{tense}/{'not' if negated else 'yes'}",
        f"length:{min(len(tokens) // 6, 6)}",
        f"overlap:{min(overlap, 4)}",
        f"first:{tokens[0]}",
    ]
    if negated:
        shape.append("negated")
    if "you" in persons:
        shape.append(f"you:{tense}{':not' if negated else ''}")
    if tokens[-1] == "?":
        shape.append("asks")
    return shape


def _place(moves: Iterable[str], around: Around) -> list[str]:
    where = "first" if not around.index else "mid"
    if around.index == around.count - 1:
        where = "last" if around.index else "only"
    place = [f"in:{around.register}", f"at:{where}"]
    place += [f"before:{move}" for move in around.before]
    place += [f"after:{move}" for move in around.after]
    place += [f"reply:{move}" for move in around.reply]
    for move in moves:
        place.append(f"m:{move}")
        place += [
            f"{move}&{other}"
            for other in ("repair", "options", "own", "next_step")
            if other in around.reply
        ]
        place += [f"{move}<{other}" for other in around.before]
    return place
