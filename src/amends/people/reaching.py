"""Ways to reach somebody as they come in: addresses that could exist, numbers with digits."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from amends.people.errors import BadEntry
from amends.people.matching import Contact, matched, matched_phone
from amends.people.models import ContactKind
from amends.people.words import lines, one_line

# E.164 has at most fifteen digits; three are an extension inside a house.
SHORTEST, LONGEST = 3, 15


def clean_email(value: str, *, field: str = "email") -> str:
    """Return an e-mail address without outer space. Raises BadEntry."""
    address = one_line(value, field=field, longest=254, refuse=BadEntry)
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise BadEntry(
            _("This is not an e-mail address. Write it as name@example.com."), field
        ) from wrong
    return address


def clean_phone(value: str, *, field: str = "phone") -> str:
    """Return a phone number as it was written. Raises BadEntry."""
    number = one_line(value, field=field, longest=40, refuse=BadEntry)
    digits = matched_phone(number).removeprefix("+")
    if not SHORTEST <= len(digits) <= LONGEST:
        raise BadEntry(_("A phone number has 3 to 15 digits, such as +1 555 010 2345."), field)
    return number


def clean_contact(contact: Contact, *, field: str = "contacts") -> Contact:
    """Return a contact point that can be kept and compared. Raises BadEntry."""
    match contact.kind:
        case ContactKind.EMAIL:
            value = clean_email(contact.value, field=field)
        case ContactKind.PHONE:
            value = clean_phone(contact.value, field=field)
        case ContactKind.POST:
            value = lines(contact.value, field=field, longest=300, refuse=BadEntry)
    clean = Contact(contact.kind, value)
    if not matched(clean):
        raise BadEntry(_("This is not an address that could be found."), field)
    return clean
