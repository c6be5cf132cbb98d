"""Mail as it comes to the desk: written, handed over, and what became of it."""

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from uuid import uuid4

from amends.cases.models import Case
from amends.journal.models import Outgoing
from amends.letters.actions import send_letter
from amends.letters.delivery import mail_of
from amends.letters.models import IncomingMail, Letter, Source
from amends.letters.reply_token import reply_address
from amends.mail.receiving import Came, receive
from amends.people.models import Channel, Staff
from cast import AT

DESK = "desk@northlight.example"
AMY = "Amy Chen <amy.chen@example.com>"
Files = tuple[tuple[str, bytes, str], ...]
STRANGER = "Mallory <mallory@elsewhere.example>"


def mail(
    body: str = "It is still not here.",
    *,
    sender: str = AMY,
    to: str = DESK,
    subject: str = "My TV",
    message_id: str | None = "",
    html: str = "",
    files: Files = (),
    **headers: str,
) -> bytes:
    """Write a mail; a header is named with `_` for `-`. `message_id` None leaves it out."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = "Tue, 03 Mar 2026 14:58:00 +0000"
    if message_id is not None:
        message["Message-ID"] = message_id or f"<{uuid4().hex}@example.com>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for name, content, kind in files:
        main, _slash, sub = kind.partition("/")
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def arrive(raw: bytes, *, at: datetime = AT, to: str = "") -> IncomingMail:
    """Hand a mail over as the pipe does, and return what became of it."""
    came = Came(key=uuid4().hex, source=Source.PIPE, envelope_to=to)
    return receive(raw, came, at=at).mail


def sent(case: Case, by: Staff, *, at: datetime = AT, words: str = "It is ours.") -> EmailMessage:
    """Write to the customer of a case, and return the mail as it goes out."""
    send_letter(
        case,
        owed_part=f"Dear Amy,\n\n{words}",
        extra_part="",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=by,
        at=at,
        key=uuid4().hex[:20],
    )
    letter = Letter.objects.filter(case=case).latest("pk")
    outgoing = Outgoing.objects.get(key=f"letter:{letter.pk}")
    return mail_of(letter, outgoing).message()  # type: ignore[return-value]


def answer(
    case: Case,
    ours: EmailMessage,
    body: str = "Still nothing.",
    *,
    sender: str = AMY,
    files: Files = (),
    **more: str,
) -> bytes:
    """Answer a mail of ours, as mail programs do, to the marked address."""
    return mail(
        body,
        sender=sender,
        files=files,
        to=more.pop("to", reply_address(case.pk, DESK)),
        subject=more.pop("subject", f"Re: {ours['Subject']}"),
        In_Reply_To=ours["Message-ID"],
        References=ours["Message-ID"],
        **more,
    )


def bounce(
    ours: EmailMessage, *, status: str = "5.1.1", action: str = "failed", to: str = DESK
) -> bytes:
    """Return a mail of ours as a mail system does that could not deliver it (RFC 3464)."""
    recipient = "amy.chen@example.com"
    return (
        "From: Mail Delivery System <MAILER-DAEMON@mx.example.com>\r\n"
        f"To: {to}\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        "Return-Path: <>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        f"Message-ID: <{uuid4().hex}@mx.example.com>\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nI could not deliver your message.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example.com\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: {status}\r\n"
        "Diagnostic-Code: smtp; 550 no such user\r\n\r\n"
        "--b\r\nContent-Type: message/rfc822\r\n\r\n"
        f"From: {ours['From']}\r\nTo: {recipient}\r\nSubject: {ours['Subject']}\r\n"
        f"Message-ID: {ours['Message-ID']}\r\n\r\nDear Amy\r\n--b--\r\n"
    ).encode()
