"""Compare words without case, accents and marks that cannot be seen."""

import re
import unicodedata
from collections.abc import Iterable

from amends.mail.parsing.languages import LANGUAGES

_SPECIAL = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'"})
_SPACES = re.compile(r"\s+")


class _Unmarked(dict[int, int | None]):
    """Accents and marks of direction by nothing, the rest by itself; filled as it is asked."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code)) in {"Mn", "Cf"} else code
        self[code] = kept
        return kept


_UNMARKED = _Unmarked()


def plain(text: str) -> str:
    """Return `text` in lower case, without accents, marks of direction and doubled spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return _SPACES.sub(" ", apart.translate(_UNMARKED)).strip()


def sent_from(text: str) -> re.Match[str] | None:
    """Return how a plain `text` begins if it begins as what a device adds by itself."""
    has_end = any(end in text for end in _SENT_ENDS)
    return (_SENT_FROM if has_end else _SENT_STARTS).match(text)


def says_wrote(text: str) -> bool:
    """Say whether a plain `text` holds "wrote" in any language."""
    return bool((_WROTE_IN_ASCII if text.isascii() else _WROTE).search(text))


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for one of the phrases, the longest first."""
    unique = sorted({plain(phrase) for phrase in phrases}, key=len, reverse=True)
    return "|".join(re.escape(phrase) for phrase in unique if phrase)


def _sent_from(phrase: str) -> str:
    return r"\s?.{1,48}?\s?".join(re.escape(piece) for piece in map(plain, phrase.split("…")))


# Chinese, Japanese, Korean and Thai put no space before the verb.
_UNSPACED = {"ja", "zh", "ko", "th"}
_VERBS = any_of(word for language in LANGUAGES for word in language.wrote)
_UNSPACED_VERBS = any_of(
    word
    for language in LANGUAGES
    if language.code in _UNSPACED
    for word in language.wrote
    if not word.isascii()
)
_WROTE = re.compile(rf"(?:\A|[^\w])(?:{_VERBS})(?!\w)|(?:{_UNSPACED_VERBS})")
_ASCII_VERBS = any_of(
    word for language in LANGUAGES for word in language.wrote if plain(word).isascii()
)
_WROTE_IN_ASCII = re.compile(rf"(?:\A|[^\w])(?:{_ASCII_VERBS})(?!\w)")
OPENS = re.compile(rf"(?:{any_of(word for language in LANGUAGES for word in language.opens)})\b")
LABELS: dict[str, str] = {
    plain(word): kind
    for language in reversed(LANGUAGES)
    for kind, words in language.labels.items()
    for word in words
}
ORIGINAL = tuple({plain(word) for language in LANGUAGES for word in language.original})
FORWARDED = tuple({plain(word) for language in LANGUAGES for word in language.forwarded})
CLOSINGS = frozenset(plain(word) for language in LANGUAGES for word in language.closings)
_SENT = [word for language in LANGUAGES for word in language.sent_from]
_SENT_FROM = re.compile("|".join(map(_sent_from, _SENT)))
# Where the device's name comes first, the pattern tries every place in the line.
_SENT_ENDS = tuple(plain(word.rpartition("…")[2]) for word in _SENT if word.startswith("…"))
_SENT_STARTS = re.compile("|".join(_sent_from(word) for word in _SENT if word[0] != "…"))
AUTOMATIC = re.compile(any_of(word for language in LANGUAGES for word in language.automatic))
