"""Undo a content transfer encoding, also one that is cut short or is not what it says."""

import binascii
import re
from quopri import decodestring

# What follows the padding on its line is dirt; on the next line another piece may begin.
_PADDING = re.compile(rb"=+[^\r\n]*")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]*)\r?\n", re.MULTILINE)
_BASE64_NAMES = {"base64", "b", "base-64", "base64encoded"}
_QUOTED_NAMES = {"quoted-printable", "qp", "q", "quoted_printable", "quotedprintable"}
_UU_NAMES = {"x-uuencode", "uuencode", "x-uue", "uue"}


def undone(body: bytes, encoding: str) -> bytes:
    """Return the content of a part's body. An encoding nobody knows is taken as none."""
    if not encoding or encoding in {"7bit", "8bit", "binary"}:
        return body
    name = encoding.split(";")[0].split("(")[0].strip(" \t\"'").lower().replace(" ", "")
    if name in _BASE64_NAMES:
        return from_base64(body)
    if name in _QUOTED_NAMES:
        return from_quoted_printable(body)
    if name in _UU_NAMES:
        begin = _UU_BEGIN.search(body)
        return from_uuencode(body[begin.end() :]) if begin else body
    return body


def from_quoted_printable(body: bytes) -> bytes:
    """Undo quoted-printable; what is no escape stays as it is."""
    return decodestring(body)


def from_base64(body: bytes) -> bytes:
    """Undo base64, several pieces and dirt between them included; a broken end is left out."""
    try:
        return (
            binascii.a2b_base64(body, strict_mode=False) if b"=" not in body[:-4] else _pieces(body)
        )
    except binascii.Error:
        return _pieces(body)


def _pieces(body: bytes) -> bytes:
    out = []
    for piece in _PADDING.split(body):
        letters = _NOT_BASE64.sub(b"", piece)
        letters = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
        out.append(binascii.a2b_base64(letters + b"=" * (-len(letters) % 4)))
    return b"".join(out)


def from_uuencode(body: bytes) -> bytes:
    """Undo the lines of a uuencoded file up to its `end`; lines that are none are passed over."""
    out = []
    for line in body.split(b"\n"):
        line = line.rstrip(b"\r")
        if line == b"end":
            break
        if not line:
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders pad the last line wrongly: take the length that the line states.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
            try:
                out.append(binascii.a2b_uu(line[:length]))
            except binascii.Error:
                continue
    return b"".join(out)


_UU_FILE = re.compile(
    rb"^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n((?:[ -`]{1,90}\r?\n)*?)(?:[ `]?\r?\n)?end[ \t]*\r?$",
    re.MULTILINE,
)


def uuencoded_files(body: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """Take the uuencoded files out of a text: what is left, and (name, content) of each."""
    if b"begin " not in body:
        return body, []
    files: list[tuple[bytes, bytes]] = []
    rest, at = [], 0
    for found in _UU_FILE.finditer(body):
        files.append((found[1].strip(), from_uuencode(found[2])))
        rest.append(body[at : found.start()])
        at = found.end()
    return b"".join([*rest, body[at:]]), files
