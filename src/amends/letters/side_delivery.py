"""Words beside a case leave the building as an e-mail of their own thread."""

from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from amends.cases.models import SideMessage
from amends.journal.errors import Undeliverable
from amends.journal.models import Outgoing
from amends.letters.delivery import enclose, let_failures_come_to, send
from amends.letters.headers import answering_subject, checked_address, named, threading_headers
from amends.letters.queries.conversation import (
    earlier_side_mails,
    our_address,
    said_before_beside,
    side_id,
)
from amends.letters.queries.failing import side_message_in
from amends.letters.reply_token import side_reply_address
from amends.letters.sheet import as_html, as_text


def deliver_beside(outgoing: Outgoing) -> None:
    """Send the words beside a case that `outgoing` names. Raises as `deliver` of a letter."""
    message = side_message_in(outgoing)
    if message is None:
        raise Undeliverable("There is no such message.")
    send(side_mail_of(message, outgoing))


def side_mail_of(message: SideMessage, outgoing: Outgoing) -> EmailMultiAlternatives:
    """Return the mail, the same however often it is built; nothing of the customer's is in it.

    Its marks are those of the conversation, so that no answer to it can reach the customer's.
    """
    thread, team = message.thread, message.thread.case.team
    ours = our_address(thread.case)
    address = checked_address(ours.address)
    answer_to = side_reply_address(thread.pk, address) if ours.takes_marks else address
    earlier, before = earlier_side_mails(message), said_before_beside(message)
    mail = EmailMultiAlternatives(
        subject=answering_subject(thread.subject, answered=earlier.answered_subject),
        body=as_text(message.body, language=team.language, before=before),
        from_email=named(f"{message.from_name}, {team.name}", address),
        to=[named(thread.with_name, checked_address(thread.address))],
        reply_to=[named(team.name, answer_to)],
        headers={
            "Message-ID": side_id(message, outgoing),
            "Date": format_datetime(message.at),
            **threading_headers(earlier.answers, earlier.message_ids),
            **settings.MAIL_HEADERS,
        },
    )
    mail.attach_alternative(
        as_html(message.body, language=team.language, before=before), "text/html"
    )
    let_failures_come_to(mail, answer_to)
    enclose(mail, [*message.attachments.all()])
    return mail
