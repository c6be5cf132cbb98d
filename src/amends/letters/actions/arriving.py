"""Mail comes in: it is kept, then filed, then its files are; each may be cut off and run again."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from amends.journal.actor import MACHINE
from amends.journal.record import record
from amends.letters.actions._filing import file_by
from amends.letters.kept_text import (
    fingerprint_of,
    likeness_of,
    name_of,
    one_plain_line,
    storable,
)
from amends.letters.models import IncomingMail, Mailbox, MailOutcome, Source, Why
from amends.letters.queries.arriving import facts_of, first_copy_of, mailbox_at, team_for_mail
from amends.letters.raw_mail import KeptRaw
from amends.letters.reading import Reading
from amends.letters.reply_token import without_mark
from amends.letters.threading import Verdict, decide
from amends.people.matching import matched_email


@transaction.atomic
def keep_mail(
    raw: KeptRaw,
    *,
    key: str,
    source: Source,
    at: datetime,
    mailbox: Mailbox | None = None,
    envelope_from: str = "",
    envelope_to: str = "",
) -> IncomingMail:
    """Keep a mail as it came, before anything else is done with it (rule 14).

    The same `key` again, as when a delivery was cut off, gives back the mail that is there.
    """
    mail, is_new = IncomingMail.objects.get_or_create(
        key=key,
        defaults={
            "source": source,
            "mailbox": mailbox,
            "team": mailbox.team if mailbox else None,
            "raw": raw.name,
            "sha256": raw.sha256,
            "size": raw.size,
            "envelope_from": one_plain_line(envelope_from, 300),
            "envelope_to": one_plain_line(envelope_to, 300),
            "arrived_at": at,
        },
    )
    if is_new:
        record("mail.kept", mail, by=MACHINE, at=at, source=source.value, size=raw.size)
    return mail


@transaction.atomic
def file_mail(mail: IncomingMail, reading: Reading, *, at: datetime) -> IncomingMail:
    """File a mail that is kept: decide where it belongs, and put it there. Twice is once.

    Raises what the rooms below refuse, and IntegrityError when a copy of it is filed at the
    same moment: then nothing has changed, and the next try knows the copy.
    """
    mail = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    if mail.outcome:
        return mail
    mail.copy_of = first_copy_of(mail, reading)
    verdict = decide(facts_of(mail, reading, copy_of=mail.copy_of, at=at))
    _write_down(mail, reading)
    _conclude(mail, reading, verdict, at=at)
    record(
        "mail.filed",
        mail,
        about=mail.case,
        by=MACHINE,
        at=at,
        outcome=verdict.outcome.value,
        why=Why(mail.why).value,
    )
    return mail


@transaction.atomic
def note_files(
    mail: IncomingMail, left_out: Sequence[tuple[str, int]], *, at: datetime
) -> IncomingMail:
    """Note that the files of a mail are on its case, but for those of kinds that we do not keep.

    `left_out` are their names and sizes in bytes; they are still in the mail as it came.
    """
    left = [{"filename": one_plain_line(name, 200), "size": size} for name, size in left_out]
    changed = IncomingMail.objects.filter(pk=mail.pk, files_at=None).update(
        files_at=at, files_left_out=left
    )
    mail.refresh_from_db()
    if changed:
        record("mail.files_kept", mail, by=MACHINE, at=at, left_out=len(left))
    return mail


@transaction.atomic
def give_up_mail(
    mail: IncomingMail, *, why: str, at: datetime, reading: Reading | None = None
) -> IncomingMail:
    """Put a mail that could not be filed among the dead letters, with the reason in words.

    There a person sees it, and can have it filed again after the fault is mended.
    """
    to = [mail.envelope_to, *(reading.recipients if reading else ())]
    changed = IncomingMail.objects.filter(pk=mail.pk, outcome="").update(
        outcome=MailOutcome.DEAD_LETTER,
        why=Why.RAISED,
        trouble=one_plain_line(why, 300),
        filed_at=at,
        team=mail.team or team_for_mail(to),
        from_name=name_of(reading) if reading else mail.from_name,
        from_address=one_plain_line(reading.from_address, 300) if reading else mail.from_address,
        subject=one_plain_line(reading.subject, 300) if reading else mail.subject,
    )
    mail.refresh_from_db()
    if changed:
        record("mail.given_up", mail, by=MACHINE, at=at, attempts=mail.attempts)
    return mail


@transaction.atomic
def note_handed_over(mail: IncomingMail, raw: KeptRaw, *, at: datetime) -> IncomingMail:
    """Keep the message of a mail that its server had not handed over before."""
    mail = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    mail.raw, mail.sha256, mail.size = raw.name, raw.sha256, raw.size
    mail.save(update_fields=["raw", "sha256", "size"])
    record("mail.handed_over", mail, by=MACHINE, at=at, size=raw.size)
    return mail


@transaction.atomic
def begin_attempt(mail: IncomingMail, *, at: datetime) -> int:
    """Count one more try to file a mail, before it is begun, and return which one it is.

    A mail that takes its worker down with it is found out by that.
    """
    mail = IncomingMail.objects.select_for_update(of=("self",)).get(pk=mail.pk)
    mail.attempts += 1
    mail.save(update_fields=["attempts"])
    record("mail.tried_again", mail, by=MACHINE, at=at, attempts=mail.attempts)
    return mail.attempts


def _write_down(mail: IncomingMail, reading: Reading) -> None:
    mail.fingerprint = fingerprint_of(reading)
    mail.likeness = likeness_of(reading)
    mail.header_id = storable(reading.message_id, 900)
    mail.from_name = name_of(reading)
    mail.from_address = one_plain_line(reading.from_address, 300)
    mail.from_matched = matched_email(without_mark(mail.from_address))[:300]
    mail.answer_to = one_plain_line(reading.answer_to, 300)
    mail.to = storable(", ".join(dict.fromkeys(reading.recipients)), 5_000)
    mail.subject = one_plain_line(reading.subject, 300)
    mail.sent_at = reading.sent_at
    mail.text, mail.elided = storable(reading.text), storable(reading.elided)
    mail.html = storable(reading.html)
    mail.blocked_images = reading.blocked_images
    mail.images_elsewhere = [storable(one) for one in reading.images_elsewhere]
    mail.file_names = [one_plain_line(name, 200) for name in reading.file_names[:100]]
    mail.trouble = one_plain_line(reading.problem, 300)
    if mail.mailbox is None:
        mail.mailbox = mailbox_at(reading.recipients)
    if mail.team is None:
        at_box = mail.mailbox.team if mail.mailbox else None
        mail.team = at_box or team_for_mail(reading.recipients)


def _conclude(mail: IncomingMail, reading: Reading, verdict: Verdict, *, at: datetime) -> None:
    filed = file_by(verdict, mail, reading, at=at)
    mail.outcome, mail.why = verdict.outcome, filed.why or verdict.why
    mail.folder = verdict.folder or ""
    mail.case, mail.thread_id = filed.case, verdict.thread
    mail.message, mail.side_message = filed.message, filed.side_message
    mail.filed_at = at
    if not mail.file_names or (mail.message is None and mail.side_message is None):
        mail.files_at = at
    mail.save()
