"""Mail that came in, for whoever may see it: what waits, what failed, what lies in a folder."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.letters.errors import MailNotFound
from amends.letters.models import Folder, IncomingMail, MailOutcome, Why
from amends.letters.raw_mail import read_raw
from amends.letters.reading import Reading
from amends.letters.threading import is_unread
from amends.people.models import Staff
from amends.people.queries import team_numbers_of

MAILS_ON_A_PAGE = 30
UNDECIDED = (
    MailOutcome.QUARANTINED,
    MailOutcome.AUTO_REPLY,
    MailOutcome.BOUNCE,
    MailOutcome.DUPLICATE,
)
"""What a person may still put on a case: whatever stands on none."""

MOST_ATTEMPTS = 5
"""A mail that took five workers down with it would take the sixth down too."""

_STILL = timedelta(seconds=20)
_LONG = ("text", "elided", "html", "to")


@dataclass(frozen=True, slots=True)
class MailCounts:
    """How much mail asks for somebody."""

    waiting: int
    dead: int


def mails_for(staff: Staff) -> QuerySet[IncomingMail]:
    """Return the mails that somebody may see: of their teams, all for the house's owner."""
    teams = team_numbers_of(staff)
    mails = IncomingMail.objects.select_related("team", "mailbox", "case", "thread").defer(*_LONG)
    return mails if teams is None else mails.filter(team_id__in=teams)


def mail_for(staff: Staff, number: int) -> IncomingMail:
    """Return one mail that somebody may see, with all its words. Raises MailNotFound."""
    found = mails_for(staff).defer(None).filter(pk=number).first()
    if found is None:
        raise MailNotFound(_("There is no such mail among those that you may see."))
    return found


def quarantined_mail(staff: Staff, page: int | str = 1) -> Page[IncomingMail]:
    """Return one page of the mails that wait for a person, latest first."""
    return _paged(_waiting(mails_for(staff)), page)


def counts_of_mail(staff: Staff) -> MailCounts:
    """Return how many mails wait for a person, and how many could not be filed."""
    mails = mails_for(staff)
    return MailCounts(waiting=_waiting(mails).count(), dead=_dead(mails).count())


def dead_letters(staff: Staff, page: int | str = 1) -> Page[IncomingMail]:
    """Return one page of the mails that could not be filed, latest first; `trouble` says why."""
    return _paged(_dead(mails_for(staff)), page)


def folder(staff: Staff, kind: Folder, page: int | str = 1) -> Page[IncomingMail]:
    """Return one page of a folder, latest first."""
    return _paged(mails_for(staff).filter(folder=kind), page)


def mails_of_case(case: Case) -> QuerySet[IncomingMail]:
    """Return the mails that stand on a case, oldest first, with what was folded in each."""
    return IncomingMail.objects.filter(case=case).order_by("pk")


def raw_of(mail: IncomingMail) -> bytes:
    """Return a mail as it came. Raises OSError when its file is gone."""
    return read_raw(mail.raw)


def mails_to_file(at: datetime) -> QuerySet[IncomingMail]:
    """Return what was kept and not filed: it was cut off, or is to be tried again."""
    return IncomingMail.objects.filter(outcome="", arrived_at__lte=at - _STILL).order_by(
        "arrived_at"
    )


def mails_without_files(at: datetime) -> tuple[QuerySet[IncomingMail], QuerySet[IncomingMail]]:
    """Return what stands on a case already, and what stands beside one, but not yet its files."""
    waiting = (
        IncomingMail.objects.filter(files_at=None, filed_at__lte=at)
        .select_related("message", "side_message", "case")
        .order_by("filed_at")
    )
    # Two, because each has a small index of its own.
    return waiting.filter(message__isnull=False), waiting.filter(side_message__isnull=False)


def has_come_before(sha256: str, mailbox: int) -> bool:
    """Tell whether this mailbox has brought the very same message before."""
    return IncomingMail.objects.filter(sha256=sha256, mailbox=mailbox).exists()


def reading_kept(mail: IncomingMail) -> Reading:
    """Return what stands of a mail in its row, for a person's decision about it.

    It is from whoever it should be answered to where it says that it comes from us, or from an
    address that nobody reads.
    """
    is_hidden = mail.why == Why.SPOOFED or is_unread(mail.from_address)
    return Reading(
        message_id=mail.header_id,
        content_key=mail.fingerprint,
        from_name=mail.from_name,
        from_address=(is_hidden and mail.answer_to) or mail.from_address,
        answer_to=mail.answer_to,
        recipients=(),
        subject=mail.subject,
        sent_at=mail.sent_at,
        answers=(),
        text=mail.text,
        elided=mail.elided,
        html=mail.html,
        blocked_images=mail.blocked_images,
        file_names=tuple(mail.file_names),
    )


def _waiting(mails: QuerySet[IncomingMail]) -> QuerySet[IncomingMail]:
    return mails.filter(outcome=MailOutcome.QUARANTINED, folder="")


def _dead(mails: QuerySet[IncomingMail]) -> QuerySet[IncomingMail]:
    return mails.filter(outcome=MailOutcome.DEAD_LETTER)


def _paged(mails: QuerySet[IncomingMail], page: int | str) -> Page[IncomingMail]:
    return Paginator(mails.order_by("-pk"), MAILS_ON_A_PAGE).get_page(page)
