"""Values with parameters: Content-Type and Content-Disposition as they are really written."""

import re
from urllib.parse import unquote_to_bytes

from amends.mail.parsing.mime.charsets import decoded, tidied
from amends.mail.parsing.mime.words import words_decoded

_PARAMETER = re.compile(
    r"""[;\s]\s*([^\s=;"()<>]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;\r\n]*))""", re.DOTALL
)
_SECTION = re.compile(r"\A(.+?)(?:\*(\d{1,3}))?(\*)?\Z")
_VALUE = re.compile(r"[^;\s()]*(?:\s*/\s*[^;\s()]*)?")
_ESCAPED = re.compile(r"\\([\"\\])")
_WIDE = re.compile(r"\s{8,}")
_READ_AT_MOST = 20_000
_COMMENT = re.compile(r"\s*\([^()]*\)\s*\Z")


def value_and_parameters(value: str) -> tuple[str, dict[str, str]]:
    """Return the value in lower case and its parameters, continued and encoded ones (RFC 2231)
    put together and read. The first of two with one name counts."""
    value = _WIDE.sub(" ", value.strip())[:_READ_AT_MOST]
    found = _VALUE.match(value)
    first = "".join(found[0].split()).lower() if found else ""
    if "=" in first and "/" not in first:
        first = ""
        value = ";" + value
    sections: dict[str, dict[int, tuple[str, bool]]] = {}
    for parameter in _PARAMETER.finditer(value, 0 if not first else len(first)):
        name, quoted, bare = parameter[1].lower(), parameter[2], parameter[3]
        text = _ESCAPED.sub(r"\1", quoted) if quoted is not None else _COMMENT.sub("", bare or "")
        parts = _SECTION.match(name)
        if parts is None:
            continue
        known = sections.setdefault(parts[1], {})
        known.setdefault(int(parts[2] or 0), (text.strip(), bool(parts[3])))
    return first, {name: _put_together(known) for name, known in sections.items()}


def _put_together(sections: dict[int, tuple[str, bool]]) -> str:
    encoded = any(is_encoded for _, is_encoded in sections.values())
    if not encoded:
        return words_decoded("".join(text for _, (text, _) in sorted(sections.items())))
    charset, data = "utf-8", b""
    for number, (text, is_encoded) in sorted(sections.items()):
        if number == min(sections) and is_encoded and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        data += unquote_to_bytes(text) if is_encoded else text.encode("utf-8", "replace")
    return " ".join(tidied(decoded(data, charset or "utf-8")).split())
