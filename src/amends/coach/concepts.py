"""Families of words, and the small pattern language of the phrasebooks."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from amends.coach.errors import PhrasebookError

_FAMILY = re.compile(r"\{([a-z_]+)\}")
_MAY_BE_WORDS = re.compile(r"(?:\(\?:\\w\+ \)\?){2,}")
_WORDISH = re.compile(r"[\w({\[]")
_ENDS_A_WORD = re.compile(r"(?:[\w}]|[\w*+?})]\))$")


@cache
def families() -> dict[str, list[str]]:
    """Give the families of words by name, each word a piece of a regular expression."""
    text = files("amends.coach").joinpath("books/concepts.yaml").read_text(encoding="utf-8")
    read: dict[str, list[object]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return {name: [_word(word) for word in words] for name, words in read.items()}


def _word(word: object) -> str:
    # YAML reads a bare no or on as a truth; a word of a family is always text.
    text = {False: "no", True: "yes"}[word] if isinstance(word, bool) else str(word)
    return text.replace(" ", " +")


def expression(pattern: str) -> str:
    """Turn a pattern of a phrasebook into a regular expression over plain text.

    `{name}` is a family, ` ... ` any words within the sentence, ` .. ` up to four words, a space
    one or more. Words stand whole. Raises PhrasebookError for an unknown family.
    """
    text = _FAMILY.sub(_alternatives, pattern)
    # Words that may be absent are tried together: one by one, there are more ways to leave them.
    text = _MAY_BE_WORDS.sub(_up_to, text)
    text = text.replace(" ... ", r"\b.*\b").replace(" .. ", r" +(?:[^ ]+ +){0,4}")
    text = re.sub(r" (?![+*?{])", " +", text)
    before = r"\b" if _WORDISH.match(pattern) else ""
    after = r"\b" if _ENDS_A_WORD.search(pattern) else ""
    return f"{before}(?:{text}){after}"


def _up_to(match: re.Match[str]) -> str:
    return rf"(?:\w+ ){{0,{match[0].count('?:')}}}"


def _alternatives(match: re.Match[str]) -> str:
    try:
        return f"(?:{'|'.join(families()[match.group(1)])})"
    except KeyError:
        raise PhrasebookError(f"there is no family of words named {match.group(1)}") from None
