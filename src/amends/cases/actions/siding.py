"""What is said beside a case, with whoever is not its customer."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock, notify
from amends.cases.errors import BadSideThread
from amends.cases.models import (
    Case,
    NoticeKind,
    SideKind,
    SideMessage,
    SideThread,
    SideWay,
)
from amends.cases.queries.access import lives_on_in
from amends.cases.queries.colleagues import followers_of
from amends.cases.searching import add_to_index
from amends.cases.words import clean_words
from amends.journal.actor import Actor
from amends.journal.outbox import send_later
from amends.journal.record import record
from amends.people.models import Staff, Supplier

LONGEST_NAME = 120
LONGEST_SUBJECT = 200


@transaction.atomic
def open_side_thread(
    case: Case,
    *,
    kind: SideKind,
    with_name: str,
    address: str,
    subject: str,
    by: Staff,
    at: datetime,
    key: str,
    supplier: Supplier | None = None,
) -> SideThread:
    """Begin a conversation beside the case, such as with its supplier; nothing is sent yet.

    The customer never sees it, and the case may be closed: a claim often outlives it. Without
    an address what is written stays here, for talks by telephone. The same `key` again gives
    back the thread that is there. Raises BadSideThread, and BadWords.
    """
    known = SideThread.objects.filter(key=key).first()
    if known is not None:
        return known
    if supplier is not None and kind != SideKind.SUPPLIER:
        raise BadSideThread(_("Only a conversation with a supplier names one."))
    case = lock(lives_on_in(case), allow_closed=True)
    thread = SideThread.objects.create(
        case=case,
        kind=kind,
        supplier=supplier,
        with_name=_line(with_name, _("The name"), LONGEST_NAME),
        address=_address(address),
        subject=_line(subject, _("The subject"), LONGEST_SUBJECT),
        opened_by=by,
        opened_at=at,
        key=key,
    )
    add_to_index(case, f"{thread.with_name} {thread.subject}")
    record("side_thread.opened", thread, about=case, by=by.actor, at=at, kind=kind.value)
    return thread


@transaction.atomic
def write_in_side_thread(
    thread: SideThread, *, body: str, by: Staff, at: datetime, key: str
) -> SideMessage:
    """Write to them; with an address it goes out as a mail of this thread alone.

    It is no word to the customer: it stops none of their clocks. The same `key` is one message.
    """
    known = SideMessage.objects.filter(key=key).first()
    if known is not None:
        return known
    message = _filed(thread, SideWay.OUT, body=body, from_name=by.name, by=by, at=at, key=key)
    if thread.address:
        send_later(
            "side_message",
            key=f"side_message:{message.pk}",
            about=message.thread.case,
            at=at,
            message=message.pk,
        )
    record("side_message.written", message, about=message.thread.case, by=by.actor, at=at)
    return message


@transaction.atomic
def receive_in_side_thread(
    thread: SideThread, *, body: str, from_name: str, by: Actor, at: datetime, key: str
) -> SideMessage:
    """File their answer where it belongs, beside the case; whoever owns the case is told, or the
    case that it lives on in.

    It is no word of the customer: nothing reopens and no clock moves. The same `key` twice is
    one message.
    """
    known = SideMessage.objects.filter(key=key).first()
    if known is not None:
        return known
    name = _line(from_name, _("The name"), LONGEST_NAME)
    message = _filed(thread, SideWay.IN, body=body, from_name=name, by=None, at=at, key=key)
    case = message.thread.case
    lives = lives_on_in(case)
    notify([lives.owner, *followers_of(lives)], lives, kind=NoticeKind.SIDE, at=at)
    record("side_message.received", message, about=case, by=by, at=at)
    return message


def _filed(
    thread: SideThread,
    way: SideWay,
    *,
    body: str,
    from_name: str,
    by: Staff | None,
    at: datetime,
    key: str,
) -> SideMessage:
    case = lock(thread.case, allow_closed=True)
    words = clean_words(body, what=_("The message"))
    add_to_index(case, f"{from_name} {words}")
    return SideMessage.objects.create(
        thread=thread, way=way, from_name=from_name, by=by, body=words, at=at, key=key
    )


def _line(text: str, what: str, longest: int) -> str:
    return clean_words(" ".join(text.split()), what=what, longest=longest)


def _address(address: str) -> str:
    address = address.strip()
    if not address:
        return ""
    try:
        validate_email(address)
    except ValidationError:
        raise BadSideThread(_("This is no e-mail address.")) from None
    return address
