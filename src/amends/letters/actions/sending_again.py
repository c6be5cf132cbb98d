"""A person sends again a letter that no mail server would take."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock
from amends.journal.actions import send_again as put_back_into_outbox
from amends.journal.errors import NothingToSendAgain
from amends.journal.queries import delivery_of
from amends.journal.record import record
from amends.letters.errors import NotFailed
from amends.letters.models import Letter
from amends.letters.queries.delivery import outgoing_key
from amends.people.models import ContactKind, Staff
from amends.people.queries import address_of


@transaction.atomic
def send_again(letter: Letter, *, by: Staff, at: datetime) -> Letter:
    """Send a failed letter again, to the address that the customer gave last.

    It never arrived, so a corrected address may take the place of the old one; the words stay.
    Raises NotFailed when it is on its way, was taken by a mail server, or is no e-mail.
    """
    case = lock(letter.case, allow_closed=True)
    letter = Letter.objects.get(pk=letter.pk)
    outgoing = delivery_of(outgoing_key(letter))
    not_failed = NotFailed(_("This letter has not failed; it is on its way or was sent."))
    if outgoing is None:
        raise not_failed
    try:
        put_back_into_outbox(outgoing, by=by.actor, at=at)
    except NothingToSendAgain:
        raise not_failed from None
    address = address_of(case.customer, ContactKind.EMAIL) or letter.to_address
    is_readdressed = address != letter.to_address
    letter.to_address = address
    letter.save(update_fields=["to_address"])
    record(
        "letter.sent_again", letter, about=case, by=by.actor, at=at, is_readdressed=is_readdressed
    )
    return letter
