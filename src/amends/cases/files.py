"""Which files we keep, and under what name."""

import hashlib
import re
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from amends.cases.errors import BadFile

# What a file begins with decides its type, never its name.
_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"GIF8", "image/gif", "gif"),
    (b"%PDF-", "application/pdf", "pdf"),
)
_UNSAFE = re.compile(r"[^\w. ()-]+")


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that we keep. `stored_as` says nothing about where it came from."""

    filename: str
    stored_as: str
    content_type: str
    sha256: str


def checked_file(filename: str, content: bytes) -> CheckedFile:
    """Check size and type; raises BadFile with what to do instead.

    Kept are PNG, JPEG, GIF, WebP, HEIC pictures, PDF and plain text, each told by its content.
    """
    if not content:
        raise BadFile(_("The file %(name)s is empty.") % {"name": filename[:80]})
    if len(content) > settings.ATTACHMENT_MAX_BYTES:
        raise BadFile(
            _("The file %(name)s is larger than %(most)d MB. Send a smaller picture.")
            % {"name": filename[:80], "most": settings.ATTACHMENT_MAX_BYTES // (1024 * 1024)}
        )
    content_type, ending = _type_of(filename, content)
    name = _UNSAFE.sub("_", filename.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")[-120:]
    return CheckedFile(
        filename=name or f"file.{ending}",
        stored_as=f"{secrets.token_hex(16)}.{ending}",
        content_type=content_type,
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _type_of(filename: str, content: bytes) -> tuple[str, str]:
    for beginning, content_type, ending in _BEGINNINGS:
        if content.startswith(beginning):
            return content_type, ending
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp", "webp"
    if content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "image/heic", "heic"
    if b"\0" not in content and _is_text(content):
        return "text/plain", "txt"
    raise BadFile(
        _("The file %(name)s is not a picture, a PDF or plain text. Send one of these.")
        % {"name": filename[:80]}
    )


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
