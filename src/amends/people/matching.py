"""Contact points as they are compared: one person, however they write their number."""

import re
import unicodedata
from dataclasses import dataclass

from amends.people.models import ContactKind
from amends.people.words import can_be_looked_up

EXTENSION = re.compile(r"\s*(?:extension|ext|x|#)\.?\s*\d{1,6}\s*$", re.IGNORECASE)
TRUNK_ZERO = re.compile(r"\(0\)")
LONGEST = 300
NOT_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to reach somebody, as they wrote it."""

    kind: ContactKind
    value: str


def matched(contact: Contact) -> str:
    """Return the form in which two contact points of one kind are compared.

    It is empty when there is nothing to compare: no digit in a phone number, text far longer
    than any contact point, or what no database could hold.
    """
    if len(contact.value) > LONGEST or not can_be_looked_up(contact.value):
        return ""
    match contact.kind:
        case ContactKind.EMAIL:
            found = matched_email(contact.value)
        case ContactKind.PHONE:
            found = matched_phone(contact.value)
        case ContactKind.POST:
            found = matched_post(contact.value)
    # One character can become many when it is brought into its plain form.
    return found[:LONGEST]


def matched_email(value: str) -> str:
    """Return an e-mail address in lower case. Dots and tags stay: not every host drops them."""
    return _plain(value).removeprefix("mailto:")


def matched_phone(value: str) -> str:
    """Return the digits of a phone number, with a leading + when it is international.

    An extension and the bracketed zero of "+44 (0)20" are left out, 00 in front means +.
    """
    text = TRUNK_ZERO.sub("", EXTENSION.sub("", _plain(value)))
    # A digit of any script is the same digit.
    digits = "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())
    is_international = text.removeprefix("tel:").lstrip(" (").startswith("+")
    if not is_international and digits.startswith("00"):
        is_international, digits = True, digits[2:]
    return f"+{digits}" if is_international and digits else digits


def matched_post(value: str) -> str:
    """Return the words of a postal address, without case, commas and lines."""
    return " ".join(NOT_A_WORD.sub(" ", _plain(value)).split())


def matched_name(value: str) -> str:
    """Return a name without case and without the difference of one space or two."""
    return " ".join(_plain(value).split())


def _plain(value: str) -> str:
    return unicodedata.normalize("NFKC", value).casefold().strip()
