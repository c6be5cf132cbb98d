"""Take a message apart into its parts. What is broken is read as well as it can be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from amends.mail.parsing.mime.parameters import value_and_parameters
from amends.mail.parsing.mime.transfer import undone
from amends.mail.parsing.mime.words import raw_text

# Nobody writes mail deeper or with more parts than this; what lies beyond stays in its part.
_DEEPEST = 30
_MOST_PARTS = 3_000
_MOST_HEADERS = 2_000

_HEADER = re.compile(rb"([!-9;-~]{1,100})[ \t]*:[ \t]*(.*)", re.DOTALL)
# What nearly every header looks like; when all do, they are read in one go.
_SIMPLE = re.compile(rb"[!-9;-~]{1,100}:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+(?:\r?\n|\Z)")
# Asked first: to look for the next simple one behind each octet of a broken block takes for ever.
_ALL_SIMPLE = re.compile(rb"(?:" + _SIMPLE.pattern + rb")*+")
_BLANK_LINES = (b"\n\n", b"\r\n\r\n", b"\n\r\n", b"\r\r")
_ALMOST_BLANK = re.compile(rb"\n[ \t]+\r?\n")
_GOES_ON = re.compile(rb"[ \t]|[!-9;-~]{1,100}[ \t]*:|\Z")
_ENVELOPE = re.compile(rb">?From [^\s:]")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_DELIMITER_REST = re.compile(rb"(--)?[ \t]*(?=\r\n|\n|\r|\Z)")
_SNIFFED = re.compile(rb"(?:\A|[\r\n])--([^\r\n]{1,200}?)[ \t]*(?:\r\n|\n|\r)")
_TYPE = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,100}")


@dataclass(slots=True)
class Part:
    """One part: its headers (names in lower case, values unfolded), and what is in it."""

    headers: list[tuple[str, bytes]] = field(default_factory=list)
    content_type: str = "text/plain"
    parameters: dict[str, str] = field(default_factory=dict)
    disposition: str = ""
    disposition_parameters: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    children: list["Part"] = field(default_factory=list)
    message: "Part | None" = None
    _by_name: dict[str, list[str]] | None = None

    def header(self, name: str) -> str:
        """Return the first header of that name as its characters, or an empty text."""
        found = self.all(name)
        return found[0] if found else ""

    def all(self, name: str) -> Sequence[str]:
        """Return every header of that name as its characters."""
        if self._by_name is None:
            self._by_name = {}
            for known, value in self.headers:
                self._by_name.setdefault(known, []).append(raw_text(value))
        return self._by_name.get(name, ())

    @property
    def content(self) -> bytes:
        """The body with its transfer encoding undone."""
        return undone(self.body, self.header("content-transfer-encoding").strip().lower())

    @property
    def is_multipart(self) -> bool:
        return bool(self.children)

    @property
    def name(self) -> str:
        """The file name that the part states, as it states it."""
        return self.disposition_parameters.get("filename", "") or self.parameters.get("name", "")


class _Count:
    """How many parts there have been, over all depths."""

    def __init__(self) -> None:
        self.parts = 0


def taken_apart(raw: bytes) -> Part:
    """Return the message as a tree of parts."""
    start = raw.lstrip(b"\r\n \t") if raw[:1] in b"\r\n \t" else raw
    if _ENVELOPE.match(start):
        start = start.partition(b"\n")[2]  # The envelope line of a mailbox file.
    return _part(start, _Count(), 0)


def _part(data: bytes, count: _Count, depth: int, default: str = "text/plain") -> Part:
    count.parts += 1
    headers, body = _split(data)
    part = Part(headers=headers, body=body)
    kind, part.parameters = value_and_parameters(part.header("content-type"))
    part.content_type = kind if _TYPE.fullmatch(kind) else _guessed(part, kind, default)
    part.disposition, part.disposition_parameters = value_and_parameters(
        part.header("content-disposition")
    )
    if depth >= _DEEPEST:
        return part
    if part.content_type.startswith("multipart/"):
        _open_multipart(part, count, depth)
    elif part.content_type in {"message/rfc822", "message/global", "message/news"}:
        part.message = _part(part.content.lstrip(b"\r\n"), count, depth + 1)
    return part


def _guessed(part: Part, kind: str, default: str) -> str:
    if kind in {"multipart", "multipart/"}:
        return "multipart/mixed"
    if kind in {"html", "text/", "text", "plain"}:
        return "text/html" if kind == "html" else "text/plain"
    if kind and (part.name or "attachment" in part.header("content-disposition").lower()):
        return "application/octet-stream"
    # RFC 2045 5.2: what is unreadable is plain text.
    return default


def _split(data: bytes) -> tuple[list[tuple[str, bytes]], bytes]:
    """Part the headers from the body; a body that comes without a blank line is found too."""
    if data[:1] in {b"\n", b"\r"}:
        return [], data[2:] if data[:2] == b"\r\n" else data[1:]
    end, begin = _blank_line(data)
    block, body = data[:end], data[begin:]
    if _ALL_SIMPLE.fullmatch(block):
        whole = _SIMPLE.findall(block)
        if len(whole) <= _MOST_HEADERS:
            return [_simple(line) for line in whole], body
    return _split_broken(data, block, body)


def _blank_line(data: bytes) -> tuple[int, int]:
    """Return where the headers end and where the body begins."""
    end = begin = len(data)
    for blank in _BLANK_LINES:
        # Only one that begins before those found: a long body is not looked through.
        at = data.find(blank, 0, end + len(blank) - 1)
        if at >= 0:
            end, begin = at, at + len(blank)
            if data.find(b"\r", 0, end + 1) < 0:
                break  # The other blank lines hold one.
    for almost in _ALMOST_BLANK.finditer(data, 0, end):
        # A line of spaces is a fold within a header, unless what follows is no header.
        if not _GOES_ON.match(data, almost.end()):
            return almost.span()
    return end, begin


def _simple(line: bytes) -> tuple[str, bytes]:
    name, _, value = line.partition(b":")
    if b"\n" in value:
        value = value.replace(b"\r\n", b"").replace(b"\n", b"")
    return name.decode("ascii").lower(), value.strip(b" \t")


def _split_broken(data: bytes, block: bytes, body: bytes) -> tuple[list[tuple[str, bytes]], bytes]:
    headers: list[tuple[str, list[bytes]]] = []
    at, strange = 0, None
    ends: Iterable[re.Match[bytes] | None] = chain(_LINE_END.finditer(block), [None])
    for end in ends:
        line = block[at : end.start() if end else len(block)]
        if line[:1] in {b" ", b"\t"} and headers and strange is None:
            headers[-1][1].append(line)
        elif strange is not None and block.startswith(b"--", strange):
            break  # A delimiter: the blank line before it is missing.
        elif len(headers) >= _MOST_HEADERS:
            strange = at
            break
        elif found := _HEADER.match(line):
            headers.append((found[1].decode("ascii").lower(), [found[2]]))
            strange = None
        elif line and strange is None:
            strange = at
        at = end.end() if end else len(block)
    if strange is not None and (not headers or block[strange:].strip()):
        # The last lines are no headers: the blank line is missing and the body has begun.
        body = data[strange:]
    return [(name, b"".join(pieces)) for name, pieces in headers], body


def _open_multipart(part: Part, count: _Count, depth: int) -> None:
    boundary = part.parameters.get("boundary", "").encode("utf-8", "replace")
    sections = _sections(part.body, boundary) if boundary else None
    if sections is None and (sniffed := _SNIFFED.search(part.body)):
        sections = _sections(part.body, sniffed[1].removesuffix(b"--") or sniffed[1])
    if not sections:
        part.content_type = "text/plain"
        return
    if second := _second_type(part.headers):
        # The first part has run into the headers of what holds it.
        before = part.body[: part.body.find(b"--" + boundary)] if boundary else b""
        if b"MIME" not in before:
            sections.insert(0, second + b"\n\n" + before)
    default = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
    for section in sections:
        if count.parts >= _MOST_PARTS:
            part.children[-1].body += section
        else:
            part.children.append(_part(section, count, depth + 1, default))


def _second_type(headers: list[tuple[str, bytes]]) -> bytes:
    types = [number for number, (name, _) in enumerate(headers) if name == "content-type"]
    if len(types) < 2:
        return b""
    lines = headers[types[1] :]
    if lines[0][1].lower().startswith(b"multipart/"):
        return b""
    return b"\n".join(name.encode() + b": " + value for name, value in lines)


def _sections(body: bytes, boundary: bytes) -> list[bytes] | None:
    """Return what lies between the delimiter lines, or None when there are none."""
    out: list[bytes] = []
    at: int | None = None
    for start, rest in _delimiters(body, b"--" + boundary):
        if at is not None:
            out.append(body[at:start])
        if rest[1]:
            return out or None
        at = _after_line(body, rest.end())
    if at is not None and (body[at:].strip() or not out):
        out.append(body[at:])  # Never closed: the mail was cut off.
    return out or None


def _delimiters(body: bytes, delimiter: bytes) -> Iterator[tuple[int, re.Match[bytes]]]:
    """Yield where each delimiter line begins, its line end before it included, and its rest."""
    # Searched as octets: a pattern would be compiled anew for each mail's own boundary.
    at = body.find(delimiter)
    while at >= 0:
        before = body[max(0, at - 2) : at]
        rest = _DELIMITER_REST.match(body, at + len(delimiter))
        if rest and (not before or before.endswith((b"\n", b"\r"))):
            yield at - (2 if before == b"\r\n" else len(before[-1:])), rest
            at = rest.end()
        at = body.find(delimiter, at + 1)


def _after_line(body: bytes, at: int) -> int:
    end = _LINE_END.match(body, at)
    return end.end() if end else at
