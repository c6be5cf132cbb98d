"""A mail comes in: kept first, then read, filed, and its files put with it.

Whoever brings it may be told that we have it as soon as it is kept. What is cut off after that the
sweep finishes; what cannot be done stands among the dead letters.
"""

import logging
import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, InterfaceError, OperationalError
from django.utils.translation import gettext as _

from amends.cases.actions import attach_file
from amends.cases.errors import BadFile, CaseError
from amends.journal.actor import MACHINE, Actor
from amends.letters.actions.arriving import file_mail, give_up_mail, keep_mail, note_files
from amends.letters.composing import in_language
from amends.letters.errors import LetterError
from amends.letters.models import IncomingMail, Mailbox, MailOutcome, Source
from amends.letters.raw_mail import keep_raw
from amends.letters.reading import Reading
from amends.mail.parsing import Attachment, ParsedMail, parse
from amends.mail.reading import name_of_file, reading_of
from amends.people.errors import PeopleError

logger = logging.getLogger(__name__)

MOST_FILES = 50
_ADDRESS = re.compile(r"[^\s<>()\"':,;]+@[^\s<>()\"':,;]+")
_HEAD = 262_144
"""Bytes of a mail that is too large, of which it is told whose it is."""

BUSY = (OperationalError, InterfaceError)
IN_WORDS = (CaseError, LetterError, PeopleError)


@dataclass(frozen=True, slots=True)
class Came:
    """How a mail came: `key` is one for each delivery, the envelope is what servers call it by."""

    key: str
    source: Source
    mailbox: Mailbox | None = None
    envelope_from: str = ""
    envelope_to: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """A mail that is kept, and what was read in it. Not yet filed, its outcome is empty."""

    mail: IncomingMail
    parsed: ParsedMail


def receive(raw: bytes, came: Came, *, at: datetime) -> Received:
    """Keep a message and file it. Raises only when it could not be kept."""
    return file_kept(_kept(raw, came, at=at), raw, at=at)


def keep_unread(raw: bytes, came: Came, *, at: datetime) -> IncomingMail:
    """Keep what should be a mail and cannot be read as one, among the dead letters."""
    mail = _kept(raw, came, at=at)
    return give_up_mail(mail, why=_("What the provider brought could not be read."), at=at)


def file_kept(mail: IncomingMail, raw: bytes, *, at: datetime) -> Received:
    """File a message that is kept. Raises nothing: it is filed, or a dead letter, or left for the
    sweep when the database is busy."""
    is_too_large = len(raw) > settings.MAIL_MAX_BYTES
    parsed = parse(raw[:_HEAD] if is_too_large else raw)
    reading = reading_of(parsed, mail)
    try:
        if is_too_large:
            return Received(give_up_mail(mail, why=_too_large(), reading=reading, at=at), parsed)
        with in_language(mail.team.language if mail.team else settings.LANGUAGE_CODE):
            mail = _filed(mail, reading, at=at)
        mail = put_files(mail, parsed.attachments, at=at)
    except BUSY as error:
        logger.warning("Mail %s is kept and will be filed later: %s", mail.pk, error)
    except Exception as error:
        logger.exception("Mail %s could not be filed", mail.pk)
        mail = give_up_mail(mail, why=_in_words(error), reading=reading, at=at)
    return Received(mail, parsed)


def put_files(mail: IncomingMail, files: tuple[Attachment, ...], *, at: datetime) -> IncomingMail:
    """Put the files of a mail with its words on the case, each once; twice changes nothing."""
    has_words = mail.message is not None or mail.side_message is not None
    if mail.files_at is not None or not has_words or mail.case is None:
        return mail
    left_out: list[tuple[str, int]] = []
    for number, file in enumerate(files):
        name = name_of_file(file)
        try:
            if number >= MOST_FILES:
                raise BadFile(name)
            attach_file(
                mail.case,
                filename=name,
                content=file.content,
                by=_whose(mail),
                at=at,
                message=mail.message,
                side_message=mail.side_message,
            )
        except BadFile:
            left_out.append((name, file.size))
    return note_files(mail, left_out, at=at)


def _kept(raw: bytes, came: Came, *, at: datetime) -> IncomingMail:
    return keep_mail(
        keep_raw(raw),
        key=came.key,
        source=came.source,
        mailbox=came.mailbox,
        envelope_from=came.envelope_from,
        envelope_to=came.envelope_to,
        at=at,
    )


def _filed(mail: IncomingMail, reading: Reading, *, at: datetime) -> IncomingMail:
    try:
        return file_mail(mail, reading, at=at)
    except IntegrityError:
        # A copy of it was filed in the same moment; now it is there to be found.
        return file_mail(mail, reading, at=at)


def _whose(mail: IncomingMail) -> Actor:
    is_theirs = mail.message is not None and mail.outcome != MailOutcome.AUTO_REPLY
    return mail.case.customer.actor if mail.case is not None and is_theirs else MACHINE


def _too_large() -> str:
    most = settings.MAIL_MAX_BYTES // (1024 * 1024)
    return _("It is larger than %(most)d MB, the most that is filed by itself.") % {"most": most}


def _in_words(error: Exception) -> str:
    if isinstance(error, IN_WORDS):
        return str(error)
    # Whoever reads it needs the fault, and may not need to know the address in it.
    return _ADDRESS.sub("(address)", f"{type(error).__name__}: {error}")
