"""Header text: encoded words (RFC 2047) wherever they stand, and raw 8-bit characters."""

import re

from amends.mail.parsing.mime.charsets import decoded, tidied
from amends.mail.parsing.mime.transfer import from_base64

# A word is taken even where the standard forbids it: inside quotes, joined to text, with
# spaces in it, without its last "?=" at the end of the header.
_WORD = re.compile(
    r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?\s?([bBqQ])\s?\?([^\r\n]{0,1000}?)(?:\?=|$)"
)
# Longer header texts are no subject and no name: their rest stays as it is written.
_READ_AT_MOST = 20_000
_BETWEEN = re.compile(r"\A[ \t\r\n]*\Z")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")


def raw_text(value: bytes) -> str:
    """Return a header's own characters: ASCII, else UTF-8 (RFC 6532), else what most meant."""
    return value.decode("ascii") if value.isascii() else decoded(value)


def words_decoded(value: str) -> str:
    """Return header text with its encoded words read, on one line, without control characters.

    Neighbouring words of one character set are joined before they are read: many programs cut
    a character in two.
    """
    if "=?" in value:
        value = _words_read(value[:_READ_AT_MOST]) + value[_READ_AT_MOST:]
    # What can be printed holds no control characters.
    return " ".join((value if value.isprintable() else tidied(value)).split())


def _words_read(value: str) -> str:
    out: list[str] = []
    at, charset, pending = 0, "", b""
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        if pending and (word[1].lower() != charset or not _BETWEEN.match(between)):
            out.append(decoded(pending, charset))
            pending = b""
        if not (at and _BETWEEN.match(between)):
            out.append(between)
        charset, at = word[1].lower(), word.end()
        pending += _content(word[2], word[3])
        if charset.startswith(("iso-2022", "utf-7", "hz")):
            # These carry a state of their own from word to word: never join them.
            out.append(decoded(pending, charset))
            pending = b""
    if pending:
        out.append(decoded(pending, charset))
    return "".join([*out, value[at:]])


def _content(kind: str, text: str) -> bytes:
    data = text.encode("utf-8", "surrogateescape")
    if kind in "bB":
        return from_base64(data)
    return _HEX.sub(lambda found: bytes([int(found[1], 16)]), data.replace(b"_", b" "))
