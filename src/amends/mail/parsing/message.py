"""Read a message from its bytes. It never fails: what cannot be read says so in `problem`."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from amends.mail.parsing.authentication import is_disowned
from amends.mail.parsing.auto_replies import is_auto_reply, is_automatic, is_bulk, is_list
from amends.mail.parsing.bounces import bounce
from amends.mail.parsing.files import attachments, uuencoded
from amends.mail.parsing.folding import fold
from amends.mail.parsing.folding.reading import Mark
from amends.mail.parsing.html import Read, Shown, read, read_and_shown, shown
from amends.mail.parsing.identity import content_key, ids, made_id, own_id
from amends.mail.parsing.mime.addresses import Address, addresses
from amends.mail.parsing.mime.bodies import bodies
from amends.mail.parsing.mime.charsets import decoded, tidied
from amends.mail.parsing.mime.parts import Part, taken_apart
from amends.mail.parsing.mime.transfer import from_quoted_printable
from amends.mail.parsing.mime.words import words_decoded
from amends.mail.parsing.records import Attachment, ParsedMail

_NOBODY = Address("", "")
_MOST_HTML_PARTS = 20
_LONGEST_STUB = 400
_DELIVERED_TO = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-forwarded-to")


def parse(raw: bytes) -> ParsedMail:
    """Return what the message says.

    It is in memory as a whole: the caller bounds its size. Text and `elided` together hold
    every line that was written; HTML is cleaned, images from elsewhere left out.
    """
    message = taken_apart(raw)
    body = _read_body(message)
    headers = _Headers(message)
    folded = fold(
        body.text,
        body.marks,
        sender=headers.sender.name,
        recipients=[address.address for address in (*headers.to, *headers.cc)],
    )
    key = content_key(message)
    stated = own_id(message)
    bounced = bounce(message, headers.subject, body.text)
    return ParsedMail(
        message_id=stated or made_id(key),
        has_own_id=bool(stated),
        content_key=key,
        sender=headers.sender,
        reply_to=addresses(message.header("reply-to")),
        to=headers.to,
        cc=headers.cc,
        delivered_to=headers.delivered_to,
        subject=headers.subject,
        date=_date(message),
        in_reply_to=ids(message.header("in-reply-to")),
        references=ids(" ".join(message.all("references"))),
        text=folded.text,
        elided=folded.elided,
        html=body.shown.html,
        blocked_images=body.shown.blocked_images,
        images_elsewhere=body.shown.elsewhere,
        attachments=tuple(body.files),
        is_auto_reply=bounced is None and is_auto_reply(message, headers.subject),
        is_automatic=is_automatic(message),
        is_bulk=is_bulk(message),
        is_list=is_list(message),
        is_disowned=is_disowned(message),
        bounce=bounced,
        problem=_problem(raw, message),
    )


def written_text(raw: bytes) -> str:
    """Return all the text of a message as it was before anything was folded."""
    return _read_body(taken_apart(raw)).text


@dataclass(slots=True)
class _Body:
    text: str
    marks: list[Mark]
    shown: Shown
    files: list[Attachment]


def _read_body(message: Part) -> _Body:
    chosen = bodies(message)
    is_html_only = all(part.content_type == "text/html" for part in chosen.plain)
    plain, found = ("", []) if is_html_only else _plain(chosen.plain)
    files, envelope = attachments(chosen.attached)
    html = ""
    if any(part.content_type == "text/html" for part in chosen.html):
        html = "\n".join(_html(part) for part in chosen.html[:_MOST_HTML_PARTS])
    elif not plain.strip():
        plain, html = envelope.text, envelope.html
    reading, cleaned = Read(plain), Shown()
    if html and (not plain.strip() or _may_be_stub(plain)):
        of_html, cleaned = read_and_shown(html)
        if len(of_html.text) > 2 * len(plain.strip()):
            reading = of_html
    elif html:
        cleaned = shown(html)
    return _Body(reading.text, reading.marks, cleaned, [*found, *files])


class _Headers:
    def __init__(self, message: Part) -> None:
        self.sender = next(
            (
                found[0]
                for name in ("from", "sender", "resent-from", "x-envelope-from", "return-path")
                if (found := addresses(message.header(name))) and found[0] != _NOBODY
            ),
            _NOBODY,
        )
        self.to = _every(message, "to")
        self.cc = _every(message, "cc")
        self.delivered_to = tuple(
            address for name in _DELIVERED_TO for address in _every(message, name)
        )
        self.subject = words_decoded(message.header("subject"))


def _every(message: Part, name: str) -> tuple[Address, ...]:
    return tuple(address for value in message.all(name) for address in addresses(value))


def _plain(parts: list[Part]) -> tuple[str, list[Attachment]]:
    texts, files = [], []
    for part in parts:
        content = _body(part)
        if part.content_type == "text/html":
            texts.append(read(decoded(content, part.parameters.get("charset", ""))).text)
            continue
        content, found = uuencoded(content)
        files += found
        texts.append(tidied(decoded(content, part.parameters.get("charset", ""))))
    return "\n".join(text.rstrip("\n") for text in texts), files


def _html(part: Part) -> str:
    text = decoded(_body(part), part.parameters.get("charset", ""))
    if part.content_type == "text/html":
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<pre>{escaped}</pre>"


def _body(part: Part) -> bytes:
    content = part.content
    has_encoding = bool(part.header("content-transfer-encoding").strip())
    # Some gateways lose the header that says so.
    return content if has_encoding or not _is_quoted(content) else from_quoted_printable(content)


def _is_quoted(content: bytes) -> bool:
    if b"=\n" not in content and b"=\r\n" not in content:
        return False
    sample = content[:50_000]
    signs = sample.count(b"=")
    soft = sample.count(b"=\n") + sample.count(b"=\r\n")
    hexes = sum(sample.count(b"=%X" % high) for high in range(2, 16))
    return soft >= 2 and hexes >= 1 and (soft + hexes) * 20 >= signs * 19


def _may_be_stub(plain: str) -> bool:
    """Tell a text that only says to look at the HTML."""
    small = plain.lower() if len(plain) <= _LONGEST_STUB else ""
    return "html" in small and any(
        word in small for word in ("support", "view", "client", "enable", "anzeig", "affich", "see")
    )


def _date(message: Part) -> datetime | None:
    for name in ("date", "resent-date", "delivery-date"):
        value = words_decoded(message.header(name))[:100]
        if not value:
            continue
        try:
            date = parsedate_to_datetime(value)
            return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _problem(raw: bytes, message: Part) -> str:
    if not raw.strip():
        return "The message is empty."
    if not message.headers:
        return "The message has no headers: nothing says who wrote it."
    return ""
