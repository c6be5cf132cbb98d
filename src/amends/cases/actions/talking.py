"""What is said: with the customer, and among ourselves."""

from collections.abc import Iterable
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.finishing import open_again
from amends.cases.actions.within import file_message, lock, notify, pause_clocks, resume_clocks
from amends.cases.files import checked_file
from amends.cases.models import (
    Attachment,
    Case,
    Direction,
    Message,
    Note,
    NoticeKind,
    SideMessage,
)
from amends.cases.queries.access import lives_on_in, staff_who_may_see
from amends.cases.queries.colleagues import followers_of
from amends.cases.searching import add_to_index
from amends.cases.words import clean_words
from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.models import Channel, Staff


@transaction.atomic
def receive_message(
    case: Case,
    *,
    body: str,
    from_name: str,
    channel: Channel,
    by: Actor,
    at: datetime,
    key: str,
) -> Message:
    """File words of the customer; nothing inbound is ever dropped (rule 14).

    A closed case opens again, a merged one receives them where it lives on. The ball is ours
    again. The same `key` twice is one message.
    """
    known = Message.objects.filter(key=key).first()
    if known is not None:
        return known
    words = clean_words(body, what=_("Your message"))
    case = lock(lives_on_in(case), allow_closed=True)
    was_closed = not case.is_open
    if was_closed:
        open_again(case, at=at)
    resume_clocks(case, at=at)
    message = file_message(
        case,
        direction=Direction.IN,
        channel=channel,
        from_name=clean_words(from_name, what=_("Your name"), longest=120),
        body=words,
        at=at,
        key=key,
    )
    notify([case.owner, *followers_of(case)], case, kind=NoticeKind.ANSWER, at=at)
    record(
        "message.received",
        message,
        about=case,
        by=by,
        at=at,
        channel=channel.value,
        reopened=was_closed,
    )
    return message


@transaction.atomic
def log_contact(
    case: Case, *, body: str, channel: Channel, by: Staff, at: datetime, key: str
) -> Message:
    """Write down a call or a talk of ours with the customer; it counts as our word to them."""
    known = Message.objects.filter(key=key).first()
    if known is not None:
        return known
    case = lock(case)
    message = file_message(
        case,
        direction=Direction.OUT,
        channel=channel,
        from_name=by.name,
        body=clean_words(body, what=_("What was said")),
        at=at,
        key=key,
        by=by,
    )
    record("contact.logged", message, about=case, by=by.actor, at=at, channel=channel.value)
    return message


@transaction.atomic
def ask_customer(
    case: Case, *, body: str, channel: Channel, by: Staff, at: datetime, key: str
) -> Message:
    """Write down a question to the customer without whose answer we cannot go on.

    The ball is truly with them: the clocks that wait for it stand still until they answer.
    """
    known = Message.objects.filter(key=key).first()
    if known is not None:
        return known
    case = lock(case)
    message = file_message(
        case,
        direction=Direction.OUT,
        channel=channel,
        from_name=by.name,
        body=clean_words(body, what=_("The question")),
        at=at,
        key=key,
        by=by,
    )
    pause_clocks(case, at=at, why="question")
    record("customer.asked", message, about=case, by=by.actor, at=at, channel=channel.value)
    return message


@transaction.atomic
def add_note(
    case: Case,
    *,
    body: str,
    by: Staff,
    at: datetime,
    key: str,
    mentions: Iterable[Staff] = (),
) -> Note:
    """Add a note among ourselves and tell whoever is mentioned, if they may see the case."""
    known = Note.objects.filter(key=key).first()
    if known is not None:
        return known
    case = lock(case, allow_closed=True)
    note = Note.objects.create(
        case=case, by=by, body=clean_words(body, what=_("The note")), at=at, key=key
    )
    told = staff_who_may_see(case, mentions)
    note.mentions.set(told)
    add_to_index(case, note.body)
    notify(told, case, kind=NoticeKind.MENTION, at=at)
    record("note.added", note, about=case, by=by.actor, at=at, mentioned=len(told))
    return note


@transaction.atomic
def attach_file(
    case: Case,
    *,
    filename: str,
    content: bytes,
    by: Actor,
    at: datetime,
    message: Message | None = None,
    side_message: SideMessage | None = None,
) -> Attachment:
    """Keep a file with the case. Raises BadFile for one too large or of a type we do not keep.

    It belongs to the message, or the message beside the case, that it came with. The same file
    twice is one row.
    """
    checked = checked_file(filename, content)
    case = lock(case, allow_closed=True)
    known = Attachment.objects.filter(
        case=case, sha256=checked.sha256, filename=checked.filename
    ).first()
    if known is not None:
        return known
    attachment = Attachment(
        case=case,
        message=message,
        side_message=side_message,
        filename=checked.filename,
        content_type=checked.content_type,
        size=len(content),
        sha256=checked.sha256,
        at=at,
    )
    attachment.file.save(checked.stored_as, ContentFile(content), save=False)
    attachment.save()
    record("file.attached", attachment, about=case, by=by, at=at, size=len(content))
    return attachment
