"""A letter leaves the building as an e-mail."""

from collections.abc import Sequence
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from amends.cases.models import Attachment
from amends.journal.errors import Undeliverable
from amends.journal.models import Outgoing
from amends.letters.headers import (
    answering_subject,
    checked_address,
    named,
    one_line,
    threading_headers,
)
from amends.letters.models import Letter
from amends.letters.queries.conversation import (
    earlier_mails,
    letter_id,
    our_address,
    said_before,
)
from amends.letters.refusals import refusal_of
from amends.letters.reply_token import reply_address
from amends.letters.sheet import as_html, as_text

SMTP = "amends.letters.smtp.TimelySmtpBackend"


def deliver(outgoing: Outgoing) -> None:
    """Send the letter that `outgoing` names, by the mail backend in the settings.

    Raises Undeliverable when trying again cannot help (no such letter, an address that is
    none, a server that says so), else what is wrong this time, so that it is tried again.
    """
    letter = (
        Letter.objects.select_related("case__team", "case__customer", "by", "message")
        .prefetch_related("enclosures__attachment")
        .filter(pk=outgoing.payload.get("letter"))
        .first()
    )
    if letter is None:
        raise Undeliverable("There is no such letter.")
    send(mail_of(letter, outgoing))


def send(mail: EmailMultiAlternatives) -> None:
    """Send a mail. Raises Undeliverable, NotTaken, or that nobody could be reached."""
    try:
        mail.send()
    except Exception as error:
        raise refusal_of(error) from error


def mail_of(letter: Letter, outgoing: Outgoing) -> EmailMultiAlternatives:
    """Return the mail, as text and as the simplest HTML. Raises Undeliverable.

    It is the same mail, with the same Message-ID and date, however often it is built. A person
    wrote it: it never says that it is automatic, and there is no list to leave.
    """
    team = letter.case.team
    house_name, _house = parseaddr(settings.DEFAULT_FROM_EMAIL)
    ours = our_address(letter.case)
    address = checked_address(ours.address)
    answer_to = reply_address(letter.case_id, address) if ours.takes_marks else address
    names = ", ".join(name for name in (letter.by.name, team.name or house_name) if name)
    language = letter.case.customer.language
    earlier, before = earlier_mails(letter), said_before(letter)
    mail = EmailMultiAlternatives(
        subject=answering_subject(letter.subject, answered=earlier.answered_subject),
        body=as_text(letter.message.body, language=language, before=before),
        from_email=named(names, address),
        to=[named(letter.to_name, checked_address(letter.to_address))],
        reply_to=[named(team.name, answer_to)],
        headers={
            "Message-ID": letter_id(letter, outgoing),
            "Date": format_datetime(letter.at),
            **threading_headers(earlier.answers, earlier.message_ids),
            **settings.MAIL_HEADERS,
        },
    )
    mail.attach_alternative(
        as_html(letter.message.body, language=language, before=before), "text/html"
    )
    let_failures_come_to(mail, answer_to)
    enclose(mail, [row.attachment for row in letter.enclosures.all()])
    return mail


def let_failures_come_to(mail: EmailMultiAlternatives, address: str) -> None:
    """Name the address to which mail systems send a mail that they cannot deliver (SMTP only).

    With a mark in it a returned mail finds its way even when it repeats nothing of ours.
    """
    if settings.EMAIL_BACKEND == SMTP:
        mail.extra_headers["From"], mail.from_email = mail.from_email, address


def enclose(mail: EmailMultiAlternatives, files: Sequence[Attachment]) -> None:
    """Attach files of the case. Raises Undeliverable for one that is gone from the disk."""
    for kept in files:
        try:
            with kept.file.open("rb") as file:
                mail.attach(one_line(kept.filename), file.read(), kept.content_type)
        except FileNotFoundError:
            raise Undeliverable("A file that goes with it is gone from the disk.") from None
