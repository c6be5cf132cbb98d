"""Unpack winmail.dat, the envelope that Outlook puts files in (MS-OXTNEF).

A small reader: it takes out files, the calendar and the body, passes over the rest, and gives
back what it has when the file ends early.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from amends.mail.parsing.mime.charsets import decoded

_SIGNATURE = 0x223E9F78
_ATTACH_RENDERING, _ATTACH_TITLE, _ATTACH_DATA, _ATTACH_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_BODY, _MESSAGE_PROPERTIES = 0x800C, 0x9003
_P_BODY, _P_HTML = 0x1000, 0x1013
_P_LONG_NAME, _P_NAME, _P_DATA, _P_TYPE, _P_CONTENT_ID = 0x3707, 0x3704, 0x3701, 0x370E, 0x3712
_FIXED = {0x0002: 4, 0x0003: 4, 0x0004: 4, 0x000B: 4, 0x000A: 4, 0x0001: 4}
_FIXED |= {0x0005: 8, 0x0006: 8, 0x0007: 8, 0x0014: 8, 0x0040: 8, 0x0048: 16}
_TEXT, _WIDE_TEXT, _OBJECT = 0x001E, 0x001F, 0x000D
_MOST = 2_000


@dataclass(slots=True)
class File:
    """A file in the envelope."""

    name: str = ""
    content_type: str = ""
    content_id: str = ""
    content: bytes = b""


@dataclass(slots=True)
class Envelope:
    """What was in it."""

    text: str = ""
    html: str = ""
    files: list[File] = field(default_factory=list)


def is_tnef(content: bytes) -> bool:
    """Say whether the content begins as TNEF does."""
    return len(content) > 6 and content[:4] == struct.pack("<I", _SIGNATURE)


def unpacked(content: bytes) -> Envelope:
    """Return what is in a winmail.dat; of a broken one, what comes before the break."""
    envelope = Envelope()
    if not is_tnef(content):
        return envelope
    for attribute, data in _attributes(content):
        if attribute == _ATTACH_RENDERING:
            envelope.files.append(File())
        elif attribute == _BODY:
            envelope.text = envelope.text or decoded(data.rstrip(b"\0"))
        elif attribute == _MESSAGE_PROPERTIES:
            _take_body(envelope, data)
        elif envelope.files:
            _take_file(envelope.files[-1], attribute, data)
    envelope.files = [file for file in envelope.files if file.content]
    return envelope


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    at, count = 6, 0
    while at + 9 <= len(content) and count < _MOST:
        _level, attribute, _kind, length = struct.unpack_from("<BHHI", content, at)
        yield attribute, content[at + 9 : at + 9 + length]
        at += 9 + length + 2  # A checksum follows.
        count += 1


def _take_body(envelope: Envelope, data: bytes) -> None:
    for name, value in _properties(data):
        if name == _P_BODY and value:
            envelope.text = _text(value) or envelope.text
        elif name == _P_HTML and value:
            envelope.html = decoded(value.rstrip(b"\0"))


def _take_file(file: File, attribute: int, data: bytes) -> None:
    if attribute == _ATTACH_TITLE:
        file.name = file.name or _text(data)
    elif attribute == _ATTACH_DATA:
        file.content = data
    elif attribute == _ATTACH_PROPERTIES:
        for name, value in _properties(data):
            if name == _P_LONG_NAME or (name == _P_NAME and not file.name):
                file.name = _text(value) or file.name
            elif name == _P_TYPE:
                file.content_type = _text(value).lower()
            elif name == _P_CONTENT_ID:
                file.content_id = _text(value).strip("<>")
            elif name == _P_DATA and not file.content:
                file.content = value


def _text(value: bytes) -> str:
    # Wide text is marked by what it looks like: every other byte of most letters is nothing.
    if len(value) > 3 and value[1::2].count(0) > len(value) // 4:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return decoded(value.rstrip(b"\0"))


def _properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Walk over MAPI properties; stop quietly where the data does not add up."""
    try:
        yield from _walk(data)
    except struct.error:
        return


def _walk(data: bytes) -> Iterator[tuple[int, bytes]]:
    (count,) = struct.unpack_from("<I", data, 0)
    at = 4
    for _ in range(min(count, _MOST)):
        kind, name = struct.unpack_from("<HH", data, at)
        at += 4
        many, kind = bool(kind & 0x1000), kind & 0x0FFF
        if name >= 0x8000:
            at = _past_name(data, at)
        values = 1
        if many or kind not in _FIXED:
            (values,) = struct.unpack_from("<I", data, at)
            at += 4
        for number in range(min(values, _MOST)):
            if kind in _FIXED:
                length = _FIXED[kind]
            else:
                (length,) = struct.unpack_from("<I", data, at)
                at += 4
            value = data[at : at + length]
            at += (length + 3) & ~3
            if number == 0:
                yield name, value[16:] if kind == _OBJECT else value


def _past_name(data: bytes, at: int) -> int:
    at += 16
    (kind,) = struct.unpack_from("<I", data, at)
    at += 4
    if kind == 0:
        return at + 4
    (length,) = struct.unpack_from("<I", data, at)
    return int(at + 4 + ((length + 3) & ~3))
