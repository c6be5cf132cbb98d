"""Find out whether a message is a bounce."""

import re
from collections.abc import Iterator

from amends.mail.parsing.bounces import free_form
from amends.mail.parsing.bounces.report import failures
from amends.mail.parsing.identity import ids
from amends.mail.parsing.languages.matching import plain
from amends.mail.parsing.mime.addresses import addresses
from amends.mail.parsing.mime.charsets import decoded, tidied
from amends.mail.parsing.mime.parts import Part
from amends.mail.parsing.records import Bounce, Failure

_ORIGINAL_ID = re.compile(r"^[ \t>]*message-id:\s*(<[^<>\s]{3,500}>)", re.IGNORECASE | re.MULTILINE)
_ORIGINAL_TO = re.compile(r"^[ \t>]*to:[ \t]*(.{3,400})$", re.IGNORECASE | re.MULTILINE)
_RETURNED = {"message/rfc822", "message/global", "text/rfc822-headers", "text/rfc822-header"}
_MOST_TEXT = 100_000


def bounce(message: Part, subject: str, letter: str) -> Bounce | None:
    """Return what bounced, or None. `letter`: the message's own text, quotes included."""
    parts = list(_all(message))
    reported = failures(parts)
    if reported is not None:
        if not reported:
            return None
        original_to, original_id = _returned(parts, letter)
        return Bounce(tuple(_completed(each, original_to) for each in reported), original_id)
    sender = message.header("from") or message.header("sender")
    failed = tuple(
        address.address
        for name in ("x-failed-recipients", "x-failed-recipient")
        for address in addresses(message.header(name))
        if "@" in address.address
    )
    is_nobody = message.header("return-path").strip() == "<>"
    is_report = message.parameters.get("report-type", "").lower() == "delivery-status"
    if not (failed or is_report or free_form.looks_like_bounce(sender, plain(subject), is_nobody)):
        return None
    if _is_answer(message):
        return None
    original_to, original_id = _returned(parts, letter)
    ours = tuple(
        address.address
        for name in ("to", "delivered-to", "from", "cc")
        for address in addresses(message.header(name))
    )
    found = free_form.failure(_told(parts, letter), plain(subject), original_to, ours, failed)
    if found is None:
        return None
    others = tuple(
        Failure(each, found.status, found.is_permanent, found.action) for each in failed[1:]
    )
    return Bounce((found, *others), original_id)


def _is_answer(message: Part) -> bool:
    submitted = message.header("auto-submitted").strip().lower()
    is_system = free_form.is_from_mail_system(message.header("from"))
    return submitted.startswith("auto-replied") and not is_system


def _all(part: Part) -> Iterator[Part]:
    yield part
    for child in part.children:
        yield from _all(child)


def _completed(failure: Failure, original_to: tuple[str, ...]) -> Failure:
    if failure.recipient or not original_to:
        return failure
    return Failure(
        original_to[0], failure.status, failure.is_permanent, failure.action, failure.diagnostic
    )


def _text(part: Part) -> str:
    return tidied(decoded(part.content[:_MOST_TEXT], part.parameters.get("charset", "")))


def _told(parts: list[Part], letter: str) -> str:
    """Return the letter, and what stands in the parts that describe the failure."""
    more = [
        _text(part)
        for part in parts
        if part.content_type in {"text/plain", "message/delivery-status"} and part.disposition
    ]
    return "\n".join([letter[:_MOST_TEXT], *more])


def _returned(parts: list[Part], letter: str) -> tuple[tuple[str, ...], str]:
    """Return whom the returned mail was for, and its id."""
    for part in parts:
        if part.content_type not in _RETURNED:
            continue
        if part.message is not None:
            to, written = part.message.header("to"), part.message.header("message-id")
        else:
            text = _text(part)
            found_to, found_id = _ORIGINAL_TO.search(text), _ORIGINAL_ID.search(text)
            to, written = found_to[1] if found_to else "", found_id[1] if found_id else ""
        if to or written:
            return _mailboxes(to), next(iter(ids(written)), "")
    found_id = _ORIGINAL_ID.search(letter)
    has_copy = found_id or "received: " in letter.lower()
    mailboxes = _mailboxes(_last_to(letter)) if has_copy else ()
    return mailboxes, next(iter(ids(found_id[1])), "") if found_id else ""


def _last_to(letter: str) -> str:
    found = _ORIGINAL_TO.findall(letter[-_MOST_TEXT:])
    return found[-1] if found else ""


def _mailboxes(value: str) -> tuple[str, ...]:
    return tuple(each.address for each in addresses(value) if "@" in each.address)
