"""Fetch mail from IMAP mailboxes: by UIDVALIDITY and UID, never by what is marked as seen.

Each mail is kept here before the mailbox is noted as read so far. Whatever is cut off is fetched
again and recognised; nothing is marked, moved or deleted on the server.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from amends.letters.actions.arriving import give_up_mail, keep_mail
from amends.letters.actions.mailboxes import MOST_TIMES_STUCK, note_mailbox_trouble, note_read_to
from amends.letters.errors import LockLost
from amends.letters.imap import MailboxTrouble, NotHandedOver, OpenMailbox, opened
from amends.letters.models import IncomingMail, Mailbox, Source
from amends.letters.queries.incoming import has_come_before
from amends.letters.raw_mail import KeptRaw, keep_raw
from amends.mail.receiving import file_kept

NOTED_EVERY = 20
"""Mails after which it is noted how far a mailbox is read; what is cut off before is recognised."""

_DAY = timedelta(days=1)
Now = Callable[[], datetime]


@dataclass(slots=True)
class Fetched:
    """How a visit to a mailbox went: mails that were kept, and what was wrong, in words."""

    mailbox: Mailbox
    count: int = 0
    trouble: str = ""


def fetch(mailbox: Mailbox, *, now: Now) -> Fetched:
    """Fetch what is new in a mailbox; what goes wrong is noted with it, and told."""
    fetched = Fetched(mailbox)
    try:
        with opened(mailbox) as box:
            fetch_new(box, fetched, now=now)
    except (MailboxTrouble, LockLost) as trouble:
        note_trouble(fetched, trouble, now=now)
    return fetched


def note_trouble(fetched: Fetched, trouble: Exception, *, now: Now) -> None:
    """Note with a mailbox what is wrong with it."""
    fetched.trouble = str(trouble)
    uid = trouble.uid if isinstance(trouble, NotHandedOver) else None
    fetched.mailbox = note_mailbox_trouble(fetched.mailbox, why=fetched.trouble, uid=uid, at=now())


def fetch_new(box: OpenMailbox, fetched: Fetched, *, now: Now) -> None:
    """Fetch what is new in an open mailbox. Raises MailboxTrouble; what was kept stays kept."""
    mailbox, validity = fetched.mailbox, box.uid_validity
    is_anew = mailbox.uid_validity != validity
    reached = noted = 0 if is_anew else mailbox.last_uid
    try:
        for uid in _numbers(box, mailbox, is_anew=is_anew):
            fetched.count += _brought(box, mailbox, uid, validity, now=now)
            reached = uid
            if fetched.count % NOTED_EVERY == 0:
                noted = _note(fetched, validity, reached, now=now)
    except Exception:
        if reached > noted:
            _note(fetched, validity, reached, now=now)
        raise
    if is_anew:
        # Whatever is older than the mailbox here stays where it is.
        reached = max(reached, box.uid_next - 1)
    _note(fetched, validity, reached, now=now)


def fetch_again(mail: IncomingMail) -> bytes:
    """Ask the server once more for a mail that it did not hand over. Raises MailboxTrouble."""
    _where, validity, uid = mail.key.rsplit(":", 2)
    gone = MailboxTrouble(_("The mail is no longer in its mailbox."))
    if mail.mailbox is None:
        raise gone
    with opened(mail.mailbox) as box:
        raw = box.raw(int(uid)) if box.uid_validity == int(validity) else None
    if raw is None:
        raise gone
    return raw


def _numbers(box: OpenMailbox, mailbox: Mailbox, *, is_anew: bool) -> Iterator[int]:
    if is_anew:
        # Old mail stays where it is: a mailbox of ten years is not ten thousand new complaints.
        yield from box.uids_since((mailbox.added_at - _DAY).date())
    else:
        yield from box.uids_after(mailbox.last_uid)


def _note(fetched: Fetched, validity: int, reached: int, *, now: Now) -> int:
    fetched.mailbox = note_read_to(
        fetched.mailbox, uid_validity=validity, last_uid=reached, at=now()
    )
    return reached


def _brought(box: OpenMailbox, mailbox: Mailbox, uid: int, validity: int, *, now: Now) -> bool:
    """Keep and file one mail; False when it was deleted meanwhile or is known already."""
    key = f"imap:{mailbox.pk}:{mailbox.folder[:80]}:{validity}:{uid}"
    try:
        raw = box.raw(uid)
    except NotHandedOver as refused:
        if mailbox.stuck_uid != uid or mailbox.stuck_times < MOST_TIMES_STUCK:
            raise
        # One mail that the server cannot read must not hold up all that came after it.
        mail = keep_mail(_kept(b""), key=key, source=Source.IMAP, mailbox=mailbox, at=now())
        give_up_mail(mail, why=str(refused), at=now())
        return True
    if raw is None:
        return False
    kept = _kept(raw)
    if has_come_before(kept.sha256, mailbox.pk):
        return False
    mail = keep_mail(kept, key=key, source=Source.IMAP, mailbox=mailbox, at=now())
    file_kept(mail, raw, at=now())
    return True


def _kept(raw: bytes) -> KeptRaw:
    try:
        return keep_raw(raw)
    except OSError as error:
        raise MailboxTrouble(
            _("Mail cannot be kept on this machine: %(why)s.") % {"why": error.strerror}
        ) from error
