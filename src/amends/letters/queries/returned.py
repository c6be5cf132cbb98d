"""Which mail of ours came back."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from amends.cases.models import Case
from amends.journal.models import Outgoing
from amends.journal.queries import delivery_of, outgoing_about
from amends.letters.headers import digest_of
from amends.letters.models import CameBack, Letter
from amends.letters.queries.delivery import outgoing_key
from amends.letters.queries.failing import KINDS
from amends.letters.reply_token import digest_of_message_id
from amends.people.matching import matched_email
from amends.people.models import Channel, ContactKind
from amends.people.queries import customers_reached_at

LOOKING_BACK = timedelta(days=10)
"""Mail systems try for five days (RFC 5321, 4.5.4.1), and some are slow to say so."""


def outgoing_that_came_back(
    returned_id: str, case: Case | None, address: str, *, at: datetime
) -> Outgoing | None:
    """Return the mail of ours that a bounce is about.

    By its Message-ID; without one that we know, the last letter to the address that it names:
    on the case if there is one, else of the last ten days.
    """
    if case is not None:
        digest = digest_of_message_id(returned_id)
        about = outgoing_about(case).filter(kind__in=KINDS) if digest else ()
        by_id = next((one for one in about if digest_of(one) == digest), None)
        if by_id is not None:
            return by_id
        letters = _letters_to(address).filter(case=case)
    else:
        customers = customers_reached_at(ContactKind.EMAIL, address)
        letters = _letters_to(address).filter(
            case__customer__in=customers, at__gt=at - LOOKING_BACK
        )
    letter = letters.first()
    return delivery_of(outgoing_key(letter)) if letter else None


def came_back_from(address: str) -> CameBack | None:
    """Return the last time that mail to an address did not arrive there, or None."""
    return CameBack.objects.filter(matched=matched_email(address)).first()


def _letters_to(address: str) -> QuerySet[Letter]:
    letters = Letter.objects.filter(channel=Channel.EMAIL, to_address__iexact=address)
    return letters.order_by("-at", "-pk")
