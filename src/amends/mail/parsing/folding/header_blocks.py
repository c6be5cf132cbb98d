"""Find copied headers (From, Sent, To, Subject in any language) and lines like
"-----Original Message-----" above an original that carries no quote marks."""

import re
from dataclasses import dataclass
from enum import Enum

from amends.mail.parsing.languages.matching import FORWARDED, LABELS, ORIGINAL, plain

_LABEL = re.compile(
    r"^[\s>|*_•]{0,12}([^\W\d_][^:：*_\n<>@\"]{0,34}?)\s*[*_]{0,2}\s?[:：][*_]{0,2}(?"
    r":\s|\Z|[^/\s])"
)
_RULE = re.compile(r"^[\s>]*(?:[-_=*—–]\s?){3,}\s*$")
_FRAMED = re.compile(
    r"^[\s>]*(?:[-_=*~—–]{2,}|<{2,})\s*(.{3,60}?)\s*(?:[-_=*~—–]{2,}|>{2,})\s*:?\s*$"
)
_ABOVE = re.compile(
    r"(?:please )?(?:type|write|enter|add)? ?(?:your )?(?:reply|response|answer|"
    r"respond|write|type) (?:\w+ ){0,3}?above (?:this|the) line"
    r"|bitte (?:schreiben sie )?(?:ihre antwort )?oberhalb dieser (?:linie|zeile)"
    r"|(?:repondre|repondez|votre reponse) (?:\w+ ){0,3}?au-?dessus de cette ligne"
    r"|(?:responda|escriba|responder)\w* (?:\w+ ){0,4}?(?:encima|arriba) de esta linea"
    r"|(?:scrivi|rispondi)\w* (?:\w+ ){0,4}?sopra (?:questa|la) (?:linea|riga)"
    r"|(?:responda|escreva)\w* (?:\w+ ){0,4}?acima desta linha"
    r"|(?:typ|antwoord|schrijf) (?:\w+ ){0,4}?boven deze (?:regel|lijn)"
    r"|please do not (?:type|write) below this line"
)
_ABOVE_HINTS = (
    "above",
    "below",
    "oberhalb",
    "dessus",
    "encima",
    "arriba",
    "sopra",
    "acima",
    "boven",
)
_RULES = "-_=*~—–<#"
_LONGEST_MARKER = 120
# No block of headers has more lines: what looks like one is a table.
_MOST_LINES = 60
# A forwarded or answered header is wrapped over this many lines at most.
_MOST_WRAPPED = 8


class Kind(Enum):
    ANSWERED = "answered"
    FORWARDED = "forwarded"


# A line of its own that says so, without a frame.
_WHOLE = dict.fromkeys(ORIGINAL, Kind.ANSWERED) | dict.fromkeys(FORWARDED, Kind.FORWARDED)
_DAVID = "original message processed by"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `start` to `end` (exclusive) introduce an original; `sender` is its From line."""

    start: int
    end: int
    kind: Kind
    sender: str = ""


def block_at(lines: list[str], at: int) -> Block | None:
    """Return the block that begins at `lines[at]`, or None."""
    stripped = lines[at].strip()
    marker = _marker(stripped) if len(stripped) <= _LONGEST_MARKER else None
    if marker is not None:
        headers = _headers(lines, _past_blanks(lines, at + 1), least=1)
        return Block(at, headers[0] if headers else at + 1, marker, headers[1] if headers else "")
    if stripped[0] in _RULES and _RULE.match(stripped):
        headers = _headers(lines, _past_blanks(lines, at + 1))
    elif ":" in stripped[:60] or "：" in stripped[:60]:
        headers = _headers(lines, at)
    else:
        return None
    return Block(at, headers[0], Kind.ANSWERED, headers[1]) if headers else None


def _past_blanks(lines: list[str], start: int) -> int:
    end = min(start + 3, len(lines))
    while start < end and not lines[start].strip():
        start += 1
    return start


def _marker(stripped: str) -> Kind | None:
    if stripped[0] in _RULES and (framed := _FRAMED.match(stripped)):
        text = plain(framed[1]).strip(" :*_-")
        if text.startswith(FORWARDED):
            return Kind.FORWARDED
        if text.startswith(ORIGINAL):
            return Kind.ANSWERED
    text = plain(stripped).strip(" :*_-#>")
    for hint in _ABOVE_HINTS:
        if hint in text and _ABOVE.search(text):
            return Kind.ANSWERED
    return _WHOLE.get(text) or (Kind.ANSWERED if text.startswith(_DAVID) else None)


def _headers(lines: list[str], at: int, least: int = 2) -> tuple[int, str] | None:
    """Return where the copied headers end and what their From says, or None."""
    kinds: dict[str, str] = {}
    number, wrapped, end = at, 0, at
    last = min(len(lines), at + _MOST_LINES)
    while number < last:
        line = lines[number]
        if not line.strip():
            # HTML turned to text often has a blank line between headers.
            if not (number + 1 < len(lines) and kinds and _kind(lines[number + 1])):
                break
        elif kind := _kind(line):
            if kind in kinds and kind != "cc":
                break  # Two letters' headers, or a table.
            kinds.setdefault(kind, line)
            wrapped, end = 0, number + 1
        elif not kinds or wrapped >= _MOST_WRAPPED:
            break
        else:
            wrapped += 1
            if wrapped == 1 or any(_kind(later) for later in lines[number : number + 4]):
                end = number + 1
        number += 1
    if not _is_block(kinds, least):
        return None
    return end, kinds.get("from", "")


def _kind(line: str) -> str | None:
    found = _LABEL.match(line)
    return LABELS.get(plain(found[1])) if found else None


def _is_block(kinds: dict[str, str], least: int) -> bool:
    if len(kinds) < least:
        return False
    if least == 1:
        return bool(kinds.keys() & {"from", "sent", "date", "subject", "to"})
    if "from" not in kinds:
        return {"subject", "to"} <= kinds.keys() and bool(kinds.keys() & {"sent", "date"})
    # A contact form says "From, Subject, Message"; a copied header says when or to whom as well.
    if not kinds.keys() & {"sent", "date", "to"}:
        return False
    # "From: Paris, To: Rome, Date: 3 May" is a journey, not a letter.
    is_letter = "@" in kinds["from"] or bool(kinds.keys() & {"sent", "subject"})
    return is_letter and len(kinds) >= (2 if "@" in kinds["from"] or "sent" in kinds else 3)
