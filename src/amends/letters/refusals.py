"""What a mail server or a provider says when it does not take a mail."""

import smtplib

from anymail.exceptions import AnymailError, AnymailRecipientsRefused

from amends.journal.errors import Undeliverable
from amends.letters.errors import LetterError

# "Who are you to send this" (RFC 3463, X.7.X): the administrator mends it, and it goes out.
_OUR_TROUBLE = b"5.7."
_PROVIDER_MINDS_THE_MAIL = (400, 404, 406, 413, 422)


class NotTaken(LetterError):
    """The mail was not taken this time; it is tried again."""


def refusal_of(error: Exception) -> Exception:
    """Return what to raise for what was raised: Undeliverable, NotTaken, or the same.

    Undeliverable is what no attempt will change: no such person, a mail that is not wanted.
    What a server refuses for now, or because it does not know us, is tried again.
    """
    said = _said(error)
    if said is not None:
        code, words = said
        is_for_good = 500 <= code < 600 and not words.strip().startswith(_OUR_TROUBLE)
        is_about_mail = isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)
        told = f"{code} {words.decode(errors='replace')}"
        return Undeliverable(told) if is_for_good and is_about_mail else NotTaken(told)
    if isinstance(error, AnymailRecipientsRefused):
        return Undeliverable("The provider does not send to this address.")
    if isinstance(error, AnymailError):
        minds = error.status_code in _PROVIDER_MINDS_THE_MAIL
        return Undeliverable(_words(error)) if minds else NotTaken(_words(error))
    return error


def _said(error: Exception) -> tuple[int, bytes] | None:
    if isinstance(error, smtplib.SMTPRecipientsRefused) and error.recipients:
        # One mail goes to one person.
        return next(iter(error.recipients.values()))
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        return error.smtp_code, words if isinstance(words, bytes) else str(words).encode()
    return None


def _words(error: AnymailError) -> str:
    try:
        return " ".join(str(error).split())
    except Exception:
        # Some of the library's own errors cannot be put into words by it.
        return type(error).__name__
