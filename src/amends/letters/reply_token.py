"""A signed mark in what we send, by which an answer finds its case.

It stands in the address that an answer goes to (`desk+1042-k3…@example.com`) and in the
Message-ID of the mail itself, which the answer repeats in References. It names a case and gives
no right: whose answer it is decides whether it may go in (`threading`).
"""

import base64
import hmac
import re

from django.utils.crypto import salted_hmac

_SALT = "amends.reply"
_SIGNED = 16
# RFC 5321, 4.5.3.1.1; many servers refuse a longer one.
LONGEST_LOCAL_PART = 64
_IN_ADDRESS = re.compile(r"\A([1-9]\d{0,17})-([a-z2-7]{16})\Z")
_IN_MESSAGE_ID = re.compile(r"\A<?([1-9]\d{0,17})\.([0-9a-f]{32})\.([a-z2-7]{16})@[^@<>\s]+>?\Z")


def reply_address(case: int, base_address: str) -> str:
    """Return `base_address` with the mark of a case; itself where the mark would not fit in.

    The mail system must deliver `desk+anything@…` to `desk@…`. Case does not matter, since some
    programs change it on the way.
    """
    local, at, host = base_address.rpartition("@")
    marked = f"{local}+{case}-{_signature(f'address:{case}')}"
    return base_address if not local or len(marked) > LONGEST_LOCAL_PART else f"{marked}{at}{host}"


def case_of_reply_address(address: str) -> int | None:
    """Return the number of the case that an address is marked with; None when it is not ours."""
    local, _, _host = address.strip("<> ").rpartition("@")
    found = _IN_ADDRESS.match(local.lower().rpartition("+")[2]) if "+" in local else None
    if found is None or not _is_signed(f"address:{found[1]}", found[2]):
        return None
    return int(found[1])


def without_mark(address: str) -> str:
    """Return an address of ours as people know it, without the mark of a case."""
    if case_of_reply_address(address) is None:
        return address
    local, at, host = address.rpartition("@")
    return f"{local.rpartition('+')[0]}{at}{host}"


def message_id_token(case: int, digest: str) -> str:
    """Return what stands before the @ of a Message-ID of ours: the case and the mail, signed.

    `digest` is 32 hexadecimal digits that no other mail has.
    """
    return f"{case}.{digest}.{_signature(f'mail:{case}.{digest}')}"


def case_of_message_id(message_id: str) -> int | None:
    """Return the number of the case that a Message-ID of ours is about; None for anybody else's."""
    found = _IN_MESSAGE_ID.match(message_id.strip().lower())
    if found is None or not _is_signed(f"mail:{found[1]}.{found[2]}", found[3]):
        return None
    return int(found[1])


def digest_of_message_id(message_id: str) -> str:
    """Return the digest in a Message-ID of ours; empty for anybody else's."""
    found = _IN_MESSAGE_ID.match(message_id.strip().lower())
    return found[2] if found and case_of_message_id(message_id) is not None else ""


def _signature(what: str) -> str:
    # 80 bits, checked here only: nobody can try many without sending as many mails.
    digest = salted_hmac(_SALT, what, algorithm="sha256").digest()
    return base64.b32encode(digest).decode().lower()[:_SIGNED]


def _is_signed(what: str, signature: str) -> bool:
    return hmac.compare_digest(_signature(what), signature)
