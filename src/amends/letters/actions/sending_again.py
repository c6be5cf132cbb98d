"""A person sends again what no mail server would take, or what came back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock
from amends.cases.models import HandBack, SideMessage
from amends.journal.actions import send_again as put_back_into_outbox
from amends.journal.errors import NothingToSendAgain
from amends.journal.queries import delivery_of
from amends.journal.record import record
from amends.letters.errors import NotFailed
from amends.letters.models import Letter, Undelivered
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
    _put_back(outgoing_key(letter), by=by, at=at)
    address = address_of(case.customer, ContactKind.EMAIL) or letter.to_address
    is_readdressed = address != letter.to_address
    letter.to_address = address
    letter.save(update_fields=["to_address"])
    record(
        "letter.sent_again", letter, about=case, by=by.actor, at=at, is_readdressed=is_readdressed
    )
    return letter


@transaction.atomic
def send_side_message_again(message: SideMessage, *, by: Staff, at: datetime) -> SideMessage:
    """Send a mail beside a case again that had failed. Raises NotFailed."""
    case = lock(message.thread.case, allow_closed=True)
    _put_back(f"side_message:{message.pk}", by=by, at=at)
    record("side_message.sent_again", message, about=case, by=by.actor, at=at)
    return message


@transaction.atomic
def send_hand_back_again(row: HandBack, *, by: Staff, at: datetime) -> HandBack:
    """Tell the management again whose a case is, where that mail had failed. Raises NotFailed."""
    case = lock(row.case, allow_closed=True)
    _put_back(f"hand_back:{row.pk}", by=by, at=at)
    record("hand_back.sent_again", row, about=case, by=by.actor, at=at)
    return row


def _put_back(key: str, *, by: Staff, at: datetime) -> None:
    outgoing = delivery_of(key)
    not_failed = NotFailed(_("This letter has not failed; it is on its way or was sent."))
    if outgoing is None:
        raise not_failed
    failed = Undelivered.objects.filter(outgoing=outgoing)
    came_back = failed.filter(until=None, came_back=True).exists()
    try:
        put_back_into_outbox(outgoing, by=by.actor, at=at, came_back=came_back)
    except NothingToSendAgain:
        raise not_failed from None
    # It is on its way like any other mail: taken, it counts, and refused, it is told again.
    failed.update(came_back=False, told_otherwise=False)
