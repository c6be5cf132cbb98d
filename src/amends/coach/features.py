"""What the model sees of a sentence: words, families, who does what, and the reply around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from amends.coach.concepts import families
from amends.coach.kept import Kept
from amends.coach.tokens import tokens

_WORD = re.compile(r"[a-z']+")
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
_FIRST = "^"
_NUMBER, _URL = "0", "url"
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
    """What is seen of a sentence: its tokens, the stems of the customer's words, and bundles."""

    words: Sequence[str]
    theirs: Collection[str]
    bundles: Sequence[Bundle]

    def features(self) -> list[str]:
        """List all features; a word that comes twice counts once."""
        told = chain.from_iterable(map(word_features, dict.fromkeys(self.words)))
        named = chain.from_iterable(bundle.names() for bundle in self.bundles)
        if not self.words:
            return [*told, *named]
        stems, letters = zip(*map(looks, self.words), strict=True)
        shape = shape_of(self.words, stems, "".join(letters), self.theirs)
        return [first(stems[0]), *told, *shape.names(), *named]


def first(stem: str) -> str:
    """Name the feature of a sentence that begins with this stem."""
    return f"{_FIRST}{stem}"


def is_first(feature: str) -> bool:
    """Say whether a feature is the first word of a sentence."""
    return len(feature) > 1 and feature.startswith(_FIRST)


def word_features(token: str) -> list[str]:
    """List the features of a token: its stem, unless it is dull, and its families."""
    stem, _ = looks(token)
    kin: list[str] = [f"c:{name}" for name in _families_of(token)]
    return kin if stem in _DULL else [stem, *kin]


def _families_of(token: str) -> list[str]:
    if token[0].isdigit():
        return ["number"]
    if token.startswith("http"):
        return ["url"]
    words, patterns, of_any = _families()
    named = words.get(token, [])
    if of_any.fullmatch(token):
        told = [name for name, own in patterns.items() if own.fullmatch(token)]
        return list(dict.fromkeys([*named, *told]))
    return named


@cache
def _families() -> tuple[dict[str, list[str]], dict[str, re.Pattern[str]], re.Pattern[str]]:
    """Give the families of each word, those that name words by patterns, and all patterns as one.

    Most words are in no family: one look at all patterns tells it.
    """
    words: dict[str, list[str]] = {}
    patterns: dict[str, str] = {}
    for name, family in families().items():
        for word in family:
            if _WORD.fullmatch(word):
                words.setdefault(word, []).append(name)
        # A token has no blank in it.
        others = [word for word in family if not (_WORD.fullmatch(word) or " " in word)]
        if others:
            patterns[name] = "|".join(others)
    each = {name: re.compile(own) for name, own in patterns.items()}
    return words, each, re.compile("|".join(patterns.values()))


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


def look(token: str) -> tuple[str, str]:
    """Tell of a token its stem, and a letter each for who it names, its tense and a no."""
    # All numbers are one word, and so are all addresses of pages.
    if token[0].isdigit():
        return _NUMBER, ""
    if token.startswith("http"):
        return _URL, ""
    who = _LETTER_OF_SUBJECT.get(_SUBJECT.get(token, ""), "")
    when = _LETTER_OF_TENSE.get(_TENSE.get(token, ""), "")
    no = _NOT if token in _NEGATION or token.endswith("n't") else ""
    return _STEM.sub("", token) if len(token) > _CONTENT else token, f"{who}{when}{no}"


looks = Kept(look).__getitem__
