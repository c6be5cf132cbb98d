"""The headers of a mail of ours: names, addresses and marks that can carry nothing else."""

import hashlib
import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from amends.journal.errors import Undeliverable
from amends.journal.models import Outgoing

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\"<>\\]+")
_ANSWERING = re.compile(
    r"\s*(?:(?:re|aw|sv|vs|antw|odp|res|ref|rif|回复|答复)\s?(?:\[\d+\])?\s?[:：]\s*)+",
    re.IGNORECASE,
)
MOST_REFERENCES = 20
"""Message-IDs that a mail repeats: programs thread by the last ones, and a line has an end."""


def one_line(text: str) -> str:
    """Return text on one line: a header that breaks could carry another one inside."""
    return " ".join(text.split())


def named(name: str, address: str) -> str:
    """Return a name and an address as a header takes them."""
    plain = one_line(_UNPRINTABLE.sub(" ", name))
    return f'"{plain}" <{address}>' if plain else address


def checked_address(address: str) -> str:
    """Return an address that mail can be sent to. Raises Undeliverable.

    Undeliverable, not a retry: the address will be no better tomorrow.
    """
    try:
        validate_email(address)
        address.rpartition("@")[0].encode("ascii")
    except (ValidationError, UnicodeEncodeError):
        raise Undeliverable("The address is none that mail can be sent to.") from None
    return address


def digest_of(outgoing: Outgoing) -> str:
    """Return 32 hexadecimal digits for an outgoing mail: the same for ever, and no other mail's.

    The moment of writing is part of it, because a new database counts its letters from one.
    """
    written = f"{outgoing.key} {outgoing.created_at.timestamp():.6f}"
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def message_id(token: str) -> str:
    """Return a Message-ID with our own host behind a token that no other mail has."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{token}@{host.encode('idna').decode()}>"


def answering_subject(subject: str, *, answered: str) -> str:
    """Return the subject with `Re:` before it when it is that of the mail which is answered."""
    bare = _bare(subject)
    if not bare or bare.casefold() != _bare(answered).casefold():
        return one_line(subject)
    return f"Re: {bare}"


def threading_headers(answers: str, earlier: list[str]) -> dict[str, str]:
    """Return what makes a mail stand in the thread of the one that it answers (RFC 5322, 3.6.4).

    `earlier` are the Message-IDs of the thread, oldest first; the one answered comes last.
    """
    known = [one for one in dict.fromkeys(earlier) if one != answers]
    chain = [*known, answers][-MOST_REFERENCES:] if answers else known[-MOST_REFERENCES:]
    if not chain:
        return {}
    return {"In-Reply-To": answers or chain[-1], "References": " ".join(chain)}


def _bare(subject: str) -> str:
    return one_line(_ANSWERING.sub("", one_line(subject), count=1))
