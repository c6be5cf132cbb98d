"""Give a message an id: its own, or one made from what it says."""

import re
from hashlib import sha256

from amends.mail.parsing.mime.parts import Part

_ID = re.compile(r"<\s*([^<>]{1,900}?)\s*>")
_BETWEEN = re.compile(r"[\s<>,;\"']+")
# RFC 2606: nobody's, so that it can be told from an id that a program gave.
MADE = "@content.invalid"


def own_id(message: Part) -> str:
    """Return the id that the message states, without its angle brackets, or an empty text."""
    for name in ("message-id", "resent-message-id", "x-message-id"):
        for value in message.all(name):
            found = ids(value)
            if found:
                return found[0]
            loose = "".join(value.split()).strip("<>")
            if loose and name == "message-id":
                return loose[:900]
    return ""


def ids(value: str) -> tuple[str, ...]:
    """Return the message ids in a References or In-Reply-To header, each one once."""
    found = ["".join(each.split()) for each in _ID.findall(value)] or [
        each for each in _BETWEEN.split(value) if "@" in each[1:-1]
    ]
    return tuple(dict.fromkeys(each for each in found if each))[:500]


def content_key(message: Part) -> str:
    """Return a key of who wrote what to whom and when: the same for every copy, whatever way
    each has come, and another for another mail that reuses an id."""
    key = sha256()
    for name in ("from", "to", "cc", "date", "subject"):
        key.update(b"%b:%b\n" % (name.encode(), " ".join(message.header(name).split()).encode()))
    key.update(message.body.translate(None, b" \t\r\n"))
    return key.hexdigest()


def made_id(content: str) -> str:
    """Return an id made from the content key, for a message that states none."""
    return content[:40] + MADE
