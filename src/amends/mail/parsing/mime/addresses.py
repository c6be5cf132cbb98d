"""Address lists as they are really written: groups, comments, missing quotes, stray commas."""

import re
from typing import NamedTuple

from amends.mail.parsing.mime.words import words_decoded

_TOKEN = re.compile(
    r"""\s+ | "(?:[^"\\]|\\.)*" | \((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\) | <[^<>]*>?
    | [,;:] | [^\s"(<,;:]+ | .""",
    re.VERBOSE | re.DOTALL,
)
_BETWEEN = re.compile(r"[\s<>()\[\],;:\"']+")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LONGEST = 2_000
_COMMENT = re.compile(r"\((?:[^()\\]|\\.)*\)")
_SPACES = re.compile(r"\s+")


class Address(NamedTuple):
    """One address: the name as people read it, and the address, its case kept."""

    name: str
    address: str


def addresses(value: str, *, limit: int = 2_000) -> tuple[Address, ...]:
    """Return the addresses in a header's raw value; encoded words are read after the list is
    taken apart, so that a comma in a name never makes two."""
    found: list[Address] = []
    words: list[str] = []
    comment, angle = "", None
    for piece in _TOKEN.findall(value[:200_000]):
        if piece in {",", ";"}:
            _end(found, words, comment, angle)
            words, comment, angle = [], "", None
            if len(found) >= limit:
                return tuple(found)
        elif piece == ":" and angle is None and not any("@" in word for word in words):
            words = []  # "Friends: a@x, b@x;" is a group; its name is nobody's.
        elif piece[0] == "<" and len(piece) > 1:
            if angle is not None:  # "<a@x> <b@x>": a comma is missing.
                _end(found, words, comment, angle)
                words, comment = [], ""
            angle = piece
        elif piece[0] == "(" and len(piece) > 1:
            comment = comment or piece[1:-1]
        else:
            words.append(piece)
    _end(found, words, comment, angle)
    return tuple(found)


def _end(found: list[Address], words: list[str], comment: str, angle: str | None) -> None:
    phrase = "".join(words).strip()[:_LONGEST]
    if angle is not None:
        address = _address(angle.strip("<> \t\r\n"))
        if address or phrase:
            found.append(Address(_name(phrase or comment), address))
        return
    if not phrase:
        return
    bare = [word for word in _BETWEEN.split(words_decoded(phrase)) if "@" in word[1:-1]]
    if len(bare) == 1 or (bare and " " not in phrase):
        rest = phrase.replace(bare[0], "").strip(" <>[]") if '"' not in phrase else ""
        found.append(Address(_name(rest or comment), _address(bare[0])))
    elif bare:
        found.extend(Address("", _address(address)) for address in bare)
    elif '"' in phrase and "@" in phrase:
        found.append(Address(_name(comment), phrase))
    else:
        found.append(Address(_name(phrase or comment), ""))


def _address(text: str) -> str:
    text = _COMMENT.sub("", words_decoded(text)) if "(" in text else words_decoded(text)
    # A route (RFC 822, obsolete): <@relay.example:anna@example.com>
    if text.startswith("@") and ":" in text:
        text = text.rsplit(":", 1)[1]
    if text.lower().startswith("mailto:"):
        text = text[7:]
    return text.strip(" ,;'") if '"' in text else _SPACES.sub("", text).strip(",;'")


def _name(phrase: str) -> str:
    phrase = phrase.strip()
    if quoted := _QUOTED.fullmatch(phrase):
        phrase = _ESCAPED.sub(r"\1", quoted[1])
    elif '"' in phrase:
        phrase = _ESCAPED.sub(r"\1", phrase.replace('"', ""))
    name = words_decoded(phrase).strip()
    if len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1].strip()
    return name
