"""A signed mark in what we send, by which an answer finds its case.

It stands in the address that an answer goes to (`desk+1042-k3…@example.com`) and in the
Message-ID of the mail itself, which the answer repeats in References. It names a case, or with
an `s` before the number a conversation beside a case, and gives no right: whose answer it is
decides whether it may go in (`threading`).
"""

import base64
import hmac
import re

from django.utils.crypto import salted_hmac

_SALT = "amends.reply"
_SIGNED = 16
# RFC 5321, 4.5.3.1.1; many servers refuse a longer one.
LONGEST_LOCAL_PART = 64
_IN_ADDRESS = re.compile(r"\A(s?)([1-9]\d{0,17})-([a-z2-7]{16})\Z", re.ASCII)
_IN_MESSAGE_ID = re.compile(
    r"\A<?([ps]?)([1-9]\d{0,17})\.([0-9a-f]{32})\.([a-z2-7]{16})@[^@<>\s]+>?\Z", re.ASCII
)
_CASE, _BESIDE, _TRIAL = "", "s", "p"


def reply_address(case: int, base_address: str) -> str:
    """Return `base_address` with the mark of a case; itself where the mark would not fit in.

    The mail system must deliver `desk+anything@…` to `desk@…`. Case does not matter, since some
    programs change it on the way.
    """
    return _marked(f"{_CASE}{case}", base_address)


def side_reply_address(thread: int, base_address: str) -> str:
    """Return `base_address` with the mark of a conversation beside a case."""
    return _marked(f"{_BESIDE}{thread}", base_address)


def case_of_reply_address(address: str) -> int | None:
    """Return the number of the case that an address is marked with; None when it is not ours."""
    return _number_in_address(address, _CASE)


def side_of_reply_address(address: str) -> int | None:
    """Return the number of the conversation beside a case that an address is marked with."""
    return _number_in_address(address, _BESIDE)


def without_mark(address: str) -> str:
    """Return an address of ours as people know it, without the mark of a case."""
    if case_of_reply_address(address) is None and side_of_reply_address(address) is None:
        return address
    local, at, host = address.rpartition("@")
    return f"{local.rpartition('+')[0]}{at}{host}"


def message_id_token(case: int, digest: str) -> str:
    """Return what stands before the @ of a Message-ID of ours: the case and the mail, signed.

    `digest` is 32 hexadecimal digits that no other mail has.
    """
    return _token(f"{_CASE}{case}", digest)


def side_message_id_token(thread: int, digest: str) -> str:
    """Return the same for a mail of a conversation beside a case."""
    return _token(f"{_BESIDE}{thread}", digest)


def trial_message_id_token(mailbox: int, digest: str) -> str:
    """Return the same for a mail with which a mailbox is tried; it is ours and about no case."""
    return _token(f"{_TRIAL}{mailbox}", digest)


def case_of_message_id(message_id: str) -> int | None:
    """Return the number of the case that a Message-ID of ours is about; None for anybody else's."""
    return _number_in_message_id(message_id, _CASE)


def side_of_message_id(message_id: str) -> int | None:
    """Return the number of the conversation beside a case that a Message-ID of ours is about."""
    return _number_in_message_id(message_id, _BESIDE)


def digest_of_message_id(message_id: str) -> str:
    """Return the digest in a Message-ID of ours; empty for anybody else's."""
    found = _IN_MESSAGE_ID.match(message_id.strip().lower())
    return found[3] if found and _is_ours(found) else ""


def _marked(mark: str, base_address: str) -> str:
    local, at, host = base_address.rpartition("@")
    marked = f"{local}+{mark}-{_signature(f'address:{mark}')}"
    return base_address if not local or len(marked) > LONGEST_LOCAL_PART else f"{marked}{at}{host}"


def _token(mark: str, digest: str) -> str:
    return f"{mark}.{digest}.{_signature(f'mail:{mark}.{digest}')}"


def _number_in_address(address: str, kind: str) -> int | None:
    local, _, _host = address.strip("<> ").rpartition("@")
    found = _IN_ADDRESS.match(local.lower().rpartition("+")[2]) if "+" in local else None
    if found is None or found[1] != kind:
        return None
    return int(found[2]) if _is_signed(f"address:{found[1]}{found[2]}", found[3]) else None


def _number_in_message_id(message_id: str, kind: str) -> int | None:
    found = _IN_MESSAGE_ID.match(message_id.strip().lower())
    return int(found[2]) if found and found[1] == kind and _is_ours(found) else None


def _is_ours(found: re.Match[str]) -> bool:
    return _is_signed(f"mail:{found[1]}{found[2]}.{found[3]}", found[4])


def _signature(what: str) -> str:
    # 80 bits, checked here only: nobody can try many without sending as many mails.
    digest = salted_hmac(_SALT, what, algorithm="sha256").digest()
    return base64.b32encode(digest).decode().lower()[:_SIGNED]


def _is_signed(what: str, signature: str) -> bool:
    return hmac.compare_digest(_signature(what), signature)
