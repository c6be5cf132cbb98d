"""What the model sees of a sentence: words, families, who does what, and the reply around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain
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
_SHORT = 140
_NUMBER, _URL = intern("0"), intern("url")
# A letter for each subject and each tense: the first of a sentence is then found in one step.
_SUBJECTS = dict(zip("WIYTO", ("we", "i", "you", "they", "it"), strict=True))
_TENSES = dict(
    zip("whpcnmsa", ("will", "have", "past", "can", "cannot", "must", "wish", "ask"), strict=True)
)
_LETTER_OF_SUBJECT = {name: letter for letter, name in _SUBJECTS.items()}
_LETTER_OF_TENSE = {name: letter for letter, name in _TENSES.items()}
_YOU, _NOT = _LETTER_OF_SUBJECT["you"], "!"
_NO_SUBJECT = "".join(_TENSES) + _NOT
_NO_TENSE = "".join(_SUBJECTS) + _NOT

Feature = str | tuple[str, str]
"""A name, or for words beside each other the words themselves."""


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
    """What the phrasebook sees in a sentence, with what may change its meaning."""

    moves: frozenset[str]
    entries: tuple[str, ...]
    ways: tuple[str, ...]
    before: frozenset[str]

    def names(self) -> list[str]:
        """Name the features of these moves and of the entries that match."""
        names = _all("m", self.moves) + _all("h", self.entries)
        for move in self.moves:
            names += [f"{move}&{way}" for way in self.ways]
            names += [f"{move}<{other}" for other in self.before]
        return names


Bundle = Shape | Place | Beside | Made
"""Features that come together, so that a model adds them up once."""


def _all(kind: str, names: Iterable[str]) -> list[str]:
    return [f"{kind}:{name}" for name in names]


class Sight(NamedTuple):
    """What is seen of a sentence: its tokens and pairs of stems, each once, and bundles."""

    tokens: Collection[str]
    pairs: Collection[tuple[str, str]]
    bundles: Sequence[Bundle]

    def features(self) -> list[Feature]:
        """List all features, each as often as it is seen."""
        told = chain.from_iterable(map(word_features, self.tokens))
        named = chain.from_iterable(bundle.names() for bundle in self.bundles)
        return [*told, *self.pairs, *named]


def pairs_of(stems: Sequence[str]) -> set[tuple[str, str]]:
    """Give the stems beside each other; the first stands beside the edge."""
    return {*zip(("<", *stems), stems, strict=False)}


def word_features(token: str) -> list[Feature]:
    """List the features of a token: its stem, unless it is dull, and its families."""
    stem, _ = looks(token)
    kin: list[Feature] = [f"c:{name}" for name in _families_of(token)]
    return kin if stem in _DULL else [stem, *kin]


def _families_of(token: str) -> list[str]:
    if token[0].isdigit():
        return ["number"]
    if token.startswith("http"):
        return ["url"]
    return [name for name, family in _families() if family.fullmatch(token)]


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(words)) for name, words in families().items())


def content_words(low: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning."""
    return frozenset(looks(token)[0] for token in tokens(low) if len(token) > _CONTENT)


def register_of(low: str) -> str:
    """Guess what kind of reply this is from its looks."""
    if low.startswith("@") or len(low) < _SHORT or _INITIALS.search(low[-14:]):
        return "short"
    return "letter" if "dear" in low[:40] or "regards" in low else "chat"


def shape_of(
    words: Sequence[str], stems: Sequence[str], letters: str, customer: Collection[str]
) -> Shape:
    """Tell how a sentence is built: its tokens, what `looks` told of them, the customer's stems."""
    return Shape(
        _SUBJECTS.get(letters.lstrip(_NO_SUBJECT)[:1], "none"),
        _TENSES.get(letters.lstrip(_NO_TENSE)[:1], "none"),
        _NOT in letters,
        _YOU in letters,
        words[-1] == "?",
        min(len(words) // 6, 6),
        min(sum(map(customer.__contains__, stems)), 4) if customer else 0,
    )


def _look(token: str) -> tuple[str, str]:
    # All numbers are one word, and so are all addresses of pages. Interned, as the model's
    # features are: looking them up compares places, not letters.
    if token[0].isdigit():
        return _NUMBER, ""
    if token.startswith("http"):
        return _URL, ""
    who = _LETTER_OF_SUBJECT.get(_SUBJECT.get(token, ""), "")
    when = _LETTER_OF_TENSE.get(_TENSE.get(token, ""), "")
    no = _NOT if token in _NEGATION or token.endswith("n't") else ""
    return intern(_STEM.sub("", token) if len(token) > _CONTENT else token), f"{who}{when}{no}"


looks = Kept(_look).__getitem__
"""Tell of a token its stem, and a letter each for who it names, its tense and a no."""
