"""Read a delivery report (RFC 3464), also one that is not quite one."""

import re

from amends.mail.parsing.bounces.reasons import is_permanent, status_of
from amends.mail.parsing.mime.charsets import tidied
from amends.mail.parsing.mime.parts import Part
from amends.mail.parsing.mime.words import raw_text, words_decoded
from amends.mail.parsing.records import Failure

_FIELD = re.compile(r"^([A-Za-z][A-Za-z-]{2,40}):[ \t]*(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")
_STATUS = re.compile(r"([245])\.(\d{1,3})\.(\d{1,3})")
_MAILBOX = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+")
_DELIVERED = {"delivered", "relayed", "expanded"}
KINDS = {"message/delivery-status", "message/global-delivery-status"}


def failures(parts: list[Part]) -> tuple[Failure, ...] | None:
    """Return the recipients that a report says were not reached; None when there is no report,
    nobody when it reports a success."""
    reports = [part for part in parts if part.content_type in KINDS]
    if not reports:
        return None
    found: list[Failure] = []
    has_group = False
    for report in reports:
        for group in _BLANK.split(tidied(raw_text(report.content))):
            fields = _fields(group)
            if "final-recipient" in fields or "original-recipient" in fields or "action" in fields:
                has_group = True
                failure = _failure(fields)
                if failure:
                    found.append(failure)
    if not found and not has_group:
        return None
    return tuple(sorted(found, key=lambda failure: failure.action == "delayed"))


def _fields(group: str) -> dict[str, str]:
    return {
        name.lower(): " ".join(value.split()) for name, value in reversed(_FIELD.findall(group))
    }


def _failure(fields: dict[str, str]) -> Failure | None:
    action = fields.get("action", "failed").lower().split(" ")[0].strip(";,")
    if action in _DELIVERED:
        return None
    final = _address(fields.get("final-recipient", ""))
    original = _address(fields.get("original-recipient", ""))
    actual = _address(fields.get("x-actual-recipient", ""))
    recipient = final if "@" in final else original or actual or final
    diagnostic = fields.get("diagnostic-code", "") or fields.get("x-postfix-diagnostic", "")
    status = _narrowed(fields.get("status", ""), diagnostic, action)
    return Failure(
        recipient=recipient,
        status=status,
        is_permanent=is_permanent(status) and action != "delayed",
        action=action,
        diagnostic=words_decoded(diagnostic)[:1_000],
        original_recipient=original,
    )


def _narrowed(stated: str, diagnostic: str, action: str) -> str:
    """Take the status stated, unless it says no more than its class and the diagnostic does."""
    found = _STATUS.search(stated)
    status = ".".join(str(int(number)) for number in found.groups()) if found else ""
    if status and not status.endswith(".0.0"):
        return status
    if not diagnostic:
        return status or ("4.0.0" if action == "delayed" else "5.0.0")
    meant = status_of(diagnostic, default_class=status[:1] or ("4" if action == "delayed" else "5"))
    return meant if not status or meant[0] == status[0] else status


def _address(value: str) -> str:
    _, semicolon, after = value.partition(";")
    text = (after if semicolon else value).strip()
    found = _MAILBOX.search(text)
    return found[0].rstrip(".") if found else text.strip("<> \"'")
