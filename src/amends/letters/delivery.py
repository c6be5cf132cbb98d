"""A letter leaves the building as an e-mail."""

import hashlib
import re
from email.utils import format_datetime, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.utils.html import format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe

from amends.journal.errors import Undeliverable
from amends.journal.models import Outgoing
from amends.letters.composing import APART
from amends.letters.models import Letter

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\"<>\\]+")


def deliver(outgoing: Outgoing) -> None:
    """Send the letter that `outgoing` names, by the mail backend in the settings.

    Raises Undeliverable when trying again cannot help (no such letter, an address that is
    none), and whatever the mail server's refusal or absence raises, so that it is tried again.
    """
    letter = (
        Letter.objects.select_related("case__team", "case__customer", "by", "message")
        .filter(pk=outgoing.payload.get("letter"))
        .first()
    )
    if letter is None:
        raise Undeliverable("There is no such letter.")
    mail_of(letter, outgoing).send()


def mail_of(letter: Letter, outgoing: Outgoing) -> EmailMultiAlternatives:
    """Return the mail, as text and as the simplest HTML. Raises Undeliverable.

    It is the same mail, with the same Message-ID and date, however often it is built.
    """
    team = letter.case.team
    house_name, house_address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    ours = _checked(team.email or house_address)
    names = ", ".join(name for name in (letter.by.name, team.name or house_name) if name)
    mail = EmailMultiAlternatives(
        subject=one_line(letter.subject),
        body=letter.message.body,
        from_email=_named(names, ours),
        to=[_named(letter.to_name, _checked(letter.to_address))],
        reply_to=[_named(team.name, ours)],
        headers={"Message-ID": message_id_of(outgoing), "Date": format_datetime(letter.at)},
    )
    mail.attach_alternative(
        as_html(letter.message.body, language=letter.case.customer.language), "text/html"
    )
    return mail


def message_id_of(outgoing: Outgoing) -> str:
    """Return the Message-ID of an outgoing mail: one for ever, and no other mail's.

    The moment of writing is part of it, because a new database counts its letters from one.
    """
    written = f"{outgoing.key} {outgoing.created_at.timestamp():.6f}"
    digest = hashlib.sha256(written.encode()).hexdigest()[:32]
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{digest}@{host.encode('idna').decode()}>"


def as_html(body: str, *, language: str) -> str:
    """Return the letter as HTML: paragraphs, links and the line between its parts, no more."""
    rows = ((_block(block),) for block in body.split("\n\n") if block.strip())
    return format_html(
        '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8"></head>\n'
        '<body style="font: 17px/1.6 Georgia, serif; max-width: 38em">\n{}\n</body></html>\n',
        language,
        format_html_join("\n", "{}", rows),
    )


def one_line(text: str) -> str:
    """Return text on one line: a header that breaks could carry another one inside."""
    return " ".join(text.split())


def _block(block: str) -> SafeString:
    if block.strip() == APART:
        return mark_safe("<hr>")
    linked = urlize(block.strip("\n"), autoescape=True)
    return mark_safe("<p>" + linked.replace("\n", "<br>\n") + "</p>")  # noqa: S308 - urlize escaped it


def _named(name: str, address: str) -> str:
    plain = one_line(_UNPRINTABLE.sub(" ", name))
    return f'"{plain}" <{address}>' if plain else address


def _checked(address: str) -> str:
    # Undeliverable, not a retry: the address will be no better tomorrow.
    try:
        validate_email(address)
        address.rpartition("@")[0].encode("ascii")
    except (ValidationError, UnicodeEncodeError):
        raise Undeliverable("The address is none that mail can be sent to.") from None
    return address
