"""A letter that somebody passes on: who wrote it, its words, and what was added above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from amends.mail.parsing.folding.header_blocks import Block, block_at
from amends.mail.parsing.message import parse
from amends.mail.parsing.mime.addresses import addresses
from amends.mail.parsing.records import Attachment, ParsedMail

# No two parts of it take the same character: a hostile line costs no more than its length.
_MAILTO = re.compile(r"[\[(]\s*mailto:([^\[\]()]+)[\])]", re.IGNORECASE)
_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_MOST_LINES = 5_000
_MESSAGE = "message/rfc822"


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A letter inside a mail: its writer, its words, and those that were added above it.

    `address` is empty where the copied headers tell a name alone.
    """

    name: str
    address: str
    words: str
    added: str


def passed_on(mail: ParsedMail) -> PassedOn | None:
    """Return the letter that a mail passes on, attached whole or copied into it; None for none."""
    return _attached(mail) or _copied(mail)


def _attached(mail: ParsedMail) -> PassedOn | None:
    file = next((one for one in mail.attachments if _is_message(one)), None)
    if file is None:
        return None
    inside = parse(file.content)
    words = "\n\n".join(part for part in (inside.text, inside.elided) if part.strip())
    return PassedOn(inside.sender.name, inside.sender.address, words, mail.text.strip())


def _is_message(file: Attachment) -> bool:
    return file.content_type == _MESSAGE or (file.filename or "").lower().endswith(".eml")


def _copied(mail: ParsedMail) -> PassedOn | None:
    for text, above in ((mail.text, ""), (mail.elided, mail.text)):
        lines = text.split("\n")
        found = _first_block(lines[:_MOST_LINES])
        if found is not None:
            added = "\n".join([above, *lines[: found.start]]).strip()
            rest = [] if above else [mail.elided]
            words = _unmarked(lines[found.end :])
            return PassedOn(*_writer(found), "\n\n".join([words, *rest]).strip(), added)
    return None


def _first_block(lines: list[str]) -> Block | None:
    for number, line in enumerate(lines):
        block = block_at(lines, number) if line.strip() else None
        if block is not None and block.sender:
            return block
    return None


def _writer(block: Block) -> tuple[str, str]:
    said = _MAILTO.sub(_in_angles, block.sender.replace("：", ":").partition(":")[2].strip("* _"))
    found = addresses(said)
    return (found[0].name, found[0].address) if found else (said, "")


def _in_angles(address: re.Match[str]) -> str:
    return f"<{address[1].strip()}>"


def _unmarked(lines: Sequence[str]) -> str:
    # Some programs mark every line of what they pass on as quoted.
    written = [line for line in lines if line.strip()]
    if written and all(_MARKS.match(line) for line in written):
        lines = [_MARKS.sub("", line) for line in lines]
    return "\n".join(lines).strip()
