"""Take the attached files out of a message, with names that are safe to show and to save."""

import re

from amends.mail.parsing import tnef
from amends.mail.parsing.mime.charsets import tidied
from amends.mail.parsing.mime.parts import Part
from amends.mail.parsing.mime.transfer import uuencoded_files
from amends.mail.parsing.mime.words import raw_text, words_decoded
from amends.mail.parsing.records import Attachment

_PATH = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TNEF = {"application/ms-tnef", "application/vnd.ms-tnef", "application/x-ms-tnef"}
# File systems and databases end names here.
_LONGEST_NAME = 200


def safe_name(written: str) -> str | None:
    """Return a file's name without its path, without marks that turn the reading direction
    (they make `exe.jpg` of `gpj.exe`), and not too long; None when nothing is left."""
    name = _FORBIDDEN.sub("", _PATH.split(words_decoded(written))[-1]).strip(" .\"'")
    if len(name) > _LONGEST_NAME:
        stem, dot, ending = name.rpartition(".")
        kept = dot + ending if dot and len(ending) < 12 else ""
        name = (stem or name)[: _LONGEST_NAME - len(kept)] + kept
    return name or None


def attachments(parts: list[Part]) -> tuple[list[Attachment], tnef.Envelope]:
    """Return the files, those in a winmail.dat taken out of it, and what else was in it."""
    out: list[Attachment] = []
    envelope = tnef.Envelope()
    for part in parts:
        content = part.content
        if part.content_type in _TNEF or tnef.is_tnef(content):
            opened = tnef.unpacked(content)
            envelope.text = envelope.text or opened.text
            envelope.html = envelope.html or opened.html
            out += [_unpacked(file) for file in opened.files]
            if opened.files or opened.text or opened.html:
                continue
        out.append(_attachment(part, content))
    return out, envelope


def _attachment(part: Part, content: bytes) -> Attachment:
    return Attachment(
        filename=safe_name(part.name),
        content_type=part.content_type,
        content=content,
        content_id=tidied(part.header("content-id")).strip().strip("<>"),
        is_inline=part.disposition != "attachment" and bool(part.header("content-id")),
    )


def _unpacked(file: tnef.File) -> Attachment:
    return Attachment(
        filename=safe_name(file.name),
        content_type=file.content_type or "application/octet-stream",
        content=file.content,
        content_id=file.content_id,
        is_inline=bool(file.content_id),
    )


def uuencoded(content: bytes) -> tuple[bytes, list[Attachment]]:
    """Take files out of a text that holds them uuencoded."""
    rest, found = uuencoded_files(content)
    return rest, [
        Attachment(safe_name(raw_text(name)), "application/octet-stream", data)
        for name, data in found
    ]
