"""What the model sees of a sentence: words, families, who does what, and the reply around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, repeat
from sys import intern
from typing import NamedTuple

from amends.coach.concepts import families
from amends.coach.kept import Kept
from amends.coach.tokens import tokens

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
_DULL_WORDS = "a an the of to and in on at it is be as with by from or"
_DULL = frozenset(_DULL_WORDS.split())
_INITIALS = re.compile(r"[\^*-][a-z]{1,10}$")
_CONTENT = 4
_OPENING = 6
_WAYS = ("repair", "options", "own", "next_step")

Feature = str | tuple[str, ...]
"""A name, or for words beside each other (and families, marked >) the words themselves."""


class Around(NamedTuple):
    """What stands around a sentence: where it is, the moves beside it and in the whole reply."""

    number: int
    sentences: int
    before: frozenset[str]
    after: frozenset[str]
    reply: frozenset[str]
    register: str
    customer: frozenset[str]


class Shape(NamedTuple):
    """How a sentence is built: who does it, when, whether it is denied or asked, how long."""

    subject: str
    tense: str
    negated: bool
    you: bool
    asks: bool
    length: int
    overlap: int

    def names(self) -> list[str]:
        """Name the features of this shape."""
        subject, tense, negated, you, asks, length, overlap = self
        names = [
            f"subject:{subject}",
            f"tense:{tense}",
            f"who:{subject}/{tense}/{'not' if negated else 'yes'}",
            f"length:{length}",
            f"overlap:{overlap}",
        ]
        if negated:
            names.append("negated")
        if you:
            names.append(f"you:{tense}{':not' if negated else ''}")
        if asks:
            names.append("asks")
        return names


class Place(NamedTuple):
    """Where a sentence stands, in which kind of reply, and the moves of that reply."""

    where: str
    register: str
    reply: frozenset[str]

    def names(self) -> list[str]:
        """Name the features of this place."""
        return ["bias", f"in:{self.register}", f"at:{self.where}", *_all("reply", self.reply)]


class Beside(NamedTuple):
    """The moves of the sentences before and after."""

    before: frozenset[str]
    after: frozenset[str]

    def names(self) -> list[str]:
        """Name the features of these neighbours."""
        return [*_all("before", self.before), *_all("after", self.after)]


class Made(NamedTuple):
    """The moves that the phrasebook sees in a sentence, with what may change their meaning."""

    moves: frozenset[str]
    ways: tuple[str, ...]
    before: frozenset[str]

    def names(self) -> list[str]:
        """Name the features of these moves."""
        names = _all("m", self.moves)
        for move in self.moves:
            names += [f"{move}&{way}" for way in self.ways]
            names += [f"{move}<{other}" for other in self.before]
        return names


Bundle = Shape | Place | Beside | Made
"""Features that come together, so that a model adds them up once."""


def _all(kind: str, moves: Iterable[str]) -> list[str]:
    return [f"{kind}:{move}" for move in moves]


class Sight(NamedTuple):
    """What is seen of a sentence: its stems, its families, what matched, and bundles of features.

    `families` are the first families of its words in their order, `kin` is all of them, named.
    """

    stems: Sequence[str]
    kin: Collection[str]
    families: Sequence[str]
    named: Sequence[str]
    bundles: Sequence[Bundle]

    def words(self) -> Iterator[Feature]:
        """Yield the features that are looked up one by one; what words bring, each once."""
        distinct = set(self.stems)
        stems, families = self.stems, self.families
        beside: Iterable[Feature] = zip(("<", *stems), stems, strict=False)
        if len(distinct) < len(stems):
            beside = set(beside)
        return chain(
            distinct.difference(_DULL),
            beside,
            self.kin,
            set(zip(repeat(">"), ("<", *families), families, strict=False)) if families else (),
            self.named,
        )

    def features(self) -> list[Feature]:
        """List all features."""
        return [*self.words(), *chain.from_iterable(bundle.names() for bundle in self.bundles)]


# All numbers are one word, and so are all addresses of pages.
_NUMBER = (intern("0"), (intern("c:number"),), intern("number"), "", "", False)
_URL = ("url", (intern("c:url"),), "url", "", "", False)


def _told(token: str) -> tuple[str, tuple[str, ...], str, str, str, bool]:
    """Tell of a token: stem, features of its families, the first of them, person, tense, a no.

    Interned, as the model's features are: looking them up compares places, not letters.
    """
    if token[0].isdigit():
        return _NUMBER
    if token.startswith("http"):
        return _URL
    stem = _STEM.sub("", token) if len(token) > _CONTENT else token
    kin = [name for name, family in _families() if family.fullmatch(token)]
    return (
        intern(stem),
        tuple(intern(f"c:{name}") for name in kin),
        kin[0] if kin else "",
        _SUBJECT.get(token, ""),
        _TENSE.get(token, ""),
        token in _NEGATION or token.endswith("n't"),
    )


_word = Kept(_told).__getitem__


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((intern(name), re.compile(words)) for name, words in families().items())


def content_words(low: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning."""
    return frozenset(_word(token)[0] for token in tokens(low) if len(token) > _CONTENT)


def register_of(low: str) -> str:
    """Guess what kind of reply this is from its looks."""
    if low.startswith("@") or _INITIALS.search(low[-14:]) or len(low) < 140:
        return "short"
    return "letter" if "dear" in low[:40] or "regards" in low else "chat"


def sight(
    words: Sequence[str], hits: Iterable[str], moves: frozenset[str], around: Around
) -> Sight:
    """See a sentence by its tokens; `hits` are entries of the phrasebook that match."""
    number, sentences, before, after, reply, register, customer = around
    where = "mid" if number else "first"
    if number == sentences - 1:
        where = "last" if number else "only"
    bundles: list[Bundle] = [Place(where, register, reply)]
    if before or after:
        bundles.append(Beside(before, after))
    if moves:
        ways = tuple(filter(reply.__contains__, _WAYS))
        bundles.append(Made(moves, ways, before))
    if not words:
        return Sight((), (), (), (), bundles)
    stems, kin, firsts, persons, tenses, nots = zip(*map(_word, words), strict=True)
    bundles.append(
        Shape(
            subject=next(filter(None, persons[:_OPENING]), "none"),
            tense=next(filter(None, tenses), "none"),
            negated=True in nots,
            you="you" in persons,
            asks=words[-1] == "?",
            length=min(len(words) // 6, 6),
            overlap=_overlap(stems, customer) if customer else 0,
        )
    )
    families = [name for name, _ in groupby(filter(None, firsts))]
    named = [f"first:{words[0]}", *[f"h:{hit}" for hit in hits]]
    return Sight(stems, set(chain.from_iterable(kin)), families, named, bundles)


def _overlap(stems: Iterable[str], customer: Collection[str]) -> int:
    return min(sum(map(customer.__contains__, stems)), 4)
