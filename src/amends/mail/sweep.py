"""Every few seconds: mail that was kept and cut off before it was filed, and files left behind."""

import logging
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from amends.letters.actions import begin_attempt, give_up_mail, note_handed_over
from amends.letters.errors import LockLost
from amends.letters.imap import MailboxTrouble
from amends.letters.models import IncomingMail, Source
from amends.letters.queries.incoming import (
    MOST_ATTEMPTS,
    mails_to_file,
    mails_without_files,
    raw_of,
)
from amends.letters.raw_mail import keep_raw
from amends.mail.parsing import parse
from amends.mail.polling import fetch_again
from amends.mail.receiving import file_kept, put_files

logger = logging.getLogger(__name__)

MOST_IN_ONE_SWEEP = 200
STILL = timedelta(seconds=20)
"""A worker that has just filed a mail is putting its files there itself."""


def sweep_mail(at: datetime) -> None:
    """File what is kept and not filed, and bring files that are missing; the oldest first."""
    for mail in mails_to_file(at)[:MOST_IN_ONE_SWEEP]:
        file_again(mail, at=at)
    for waiting in mails_without_files(at - STILL):
        for mail in waiting[:MOST_IN_ONE_SWEEP]:
            _bring_files(mail, at=at)


def file_again(mail: IncomingMail, *, at: datetime) -> IncomingMail:
    """Try once more to file a mail; after five tries that never ended it is a dead letter."""
    if begin_attempt(mail, at=at) > MOST_ATTEMPTS:
        return give_up_mail(mail, why=_("Every attempt to file it was cut off."), at=at)
    try:
        if not mail.size and mail.source == Source.IMAP:
            note_handed_over(mail, keep_raw(fetch_again(mail)), at=at)
            mail.refresh_from_db()
        raw = raw_of(mail)
    except OSError as error:
        return give_up_mail(mail, why=_("Its file cannot be read: %s.") % error.strerror, at=at)
    except (MailboxTrouble, LockLost) as trouble:
        return give_up_mail(mail, why=str(trouble), at=at)
    return file_kept(mail, raw, at=at).mail


def _bring_files(mail: IncomingMail, *, at: datetime) -> None:
    try:
        put_files(mail, parse(raw_of(mail)).attachments, at=at)
    except Exception:
        # One mail whose files cannot be had must not hold up the others.
        logger.exception("The files of mail %s are still missing", mail.pk)
