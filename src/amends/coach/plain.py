"""A plain twin of a text: lower case, ASCII, and the same length, so that offsets agree."""

from __future__ import annotations

import codecs
import unicodedata
from functools import lru_cache

_BLANK = "~"
_SPACES = dict.fromkeys(map(ord, "\t\r\v\f"), " ")
_ALIKE = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u0060": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\u2022": "*", "\u00b7": "*",
    "\u2026": ".", "\ufffd": "'",
}  # fmt: skip


def _alike(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101
    text = error.object[error.start : error.end]
    return "".join(map(_letter, text)), error.end


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    base = _ALIKE.get(letter) or unicodedata.normalize("NFKD", letter)[0]
    return base if base.isascii() else _BLANK


codecs.register_error("amends.alike", _alike)


def plain(text: str) -> str:
    """Return `text` in lower-case ASCII, one letter for one letter; new lines stay."""
    if not text.isascii():
        text = text.encode("ascii", "amends.alike").decode("ascii")
    return text.lower().translate(_SPACES)
