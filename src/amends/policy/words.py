"""Words in one language or several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from amends.policy.reading import Item

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


def best_language(wanted: str, known: Mapping[str, object], fallback: str) -> str:
    """Choose among the languages at hand: the one wanted, its parent, the policy's own."""
    wanted = wanted.replace("_", "-").lower()
    for candidate in (wanted, wanted.split("-")[0], fallback):
        if candidate in known:
            return candidate
    return next(iter(known))


@dataclass(frozen=True, slots=True)
class Words:
    """Hold a plain label in the languages it was written in."""

    by_language: Mapping[str, str]
    fallback: str

    def __str__(self) -> str:
        return self.say(self.fallback)

    def say(self, language: str) -> str:
        """Give the label in a language, else in the policy's own."""
        return self.by_language[best_language(language, self.by_language, self.fallback)]


def read_language(item: Item) -> str:
    """Read the tag of a language, as `en`, `es` or `de-AT`."""
    tag = item.raw().replace("_", "-")
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        item.refuse(f"{tag} is no language as en or es")
    return tag.lower()


def read_texts(item: Item, language: str) -> dict[str, Item]:
    """Read a text or a mapping from language to text; the policy's own language must be there."""
    if not item.is_mapping:
        return {language: item}
    texts: dict[str, Item] = {}
    for name, text in item.entries().items():
        if not _LANGUAGE.fullmatch(name):
            text.refuse(f"{name} is no language as en or es; quote a text that has a comma in it")
        texts[name.replace("_", "-").lower()] = text
    if language not in texts:
        item.refuse(f"the policy's own language is missing: {language}")
    return texts


def read_words(item: Item, language: str) -> Words:
    """Read a label."""
    return Words({k: v.text() for k, v in read_texts(item, language).items()}, language)
