"""A mail of ours that came back says whom it did not reach, in every form of saying so."""

from pathlib import Path

import pytest

from amends.mail.parsing import parse
from amends.mail.parsing.bounces.reasons import status_of
from mail.parsing.writing import message, parts

LETTERS = Path(__file__).parent / "letters/bounces"
WORDS = {
    "courier": ("anna@example.com", "5.1.1"),
    "exchange": ("anna@example.com", "5.1.1"),
    "exchange-2010": ("anna@example.com", "5.2.2"),
    "exim": ("anna@example.com", "5.1.1"),
    "exim-late": ("anna@example.com", "4.4.1"),
    "german": ("anna@example.com", "5.2.2"),
    "gmx": ("anna@example.com", "5.1.1"),
    "google": ("anna@example.com", "5.7.1"),
    "host-unknown": ("anna@exampel.com", "5.1.2"),
    "japanese": ("anna@example.com", "5.1.1"),
    "notes": ("anna@example.com", "5.1.1"),
    "postfix": ("anna@example.com", "5.2.2"),
    "qmail": ("anna@example.com", "5.1.1"),
    "sendmail": ("anna@example.com", "5.1.1"),
    "telephone": ("0000000000@phone.example", "5.1.1"),
    "messaging-server": ("anna@example.jp", "5.1.1"),
    "imail-full": ("anna@example.com", "5.2.2"),
    "mailfoundry": ("anna@example.org", "5.1.1"),
    "mailmarshal": ("anna@example.com", "5.1.1"),
    "james": ("anna@example.org", "5.1.1"),
    "interscan": ("anna@example.co.jp", "5.1.1"),
    "exchange-french": ("anna@example.com", "5.1.1"),
    "exim-no-domain": ("anna@neko.example.jp", "5.1.2"),
    "bracketed": ("anna@example.org", "5.1.1"),
    "yahoo": ("anna@example.com", "5.1.1"),
}
REPORT = """Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Original-Recipient: rfc822;anna@example.com
Final-Recipient: rfc822; ANNA.SMITH@example.com
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {diagnostic}
"""
RETURNED = (
    "Content-Type: message/rfc822\n\nMessage-ID: <42@amends.example>\nTo: anna@example.com\n\nHi"
)


def report(action: str = "failed", status: str = "5.1.1", diagnostic: str = "550 no") -> bytes:
    group = REPORT.format(action=action, status=status, diagnostic=diagnostic)
    return parts("report; report-type=delivery-status", "\nSorry.", group, RETURNED)


@pytest.mark.parametrize("name", WORDS)
def test_a_letter_from_each_mail_system_is_understood(name: str) -> None:
    mail = parse((LETTERS / f"{name}.eml").read_bytes())
    assert mail.bounce is not None
    failure = mail.bounce.first
    assert (failure.recipient, failure.status) == WORDS[name]
    assert failure.is_permanent is failure.status.startswith("5")
    assert not mail.is_auto_reply


def test_a_report_names_recipient_status_and_the_mail_it_was() -> None:
    mail = parse(report())
    assert mail.bounce is not None
    failure = mail.bounce.first
    assert failure.recipient == "ANNA.SMITH@example.com"
    assert failure.original_recipient == "anna@example.com"
    assert (failure.status, failure.is_permanent) == ("5.1.1", True)
    assert mail.bounce.original_id == "42@amends.example"


@pytest.mark.parametrize(
    ("action", "status", "diagnostic", "wanted", "permanent"),
    [
        ("failed", "5.0.0", "550 5.2.2 Mailbox full", "5.2.2", True),
        ("failed", "5.0.0", "550 User unknown", "5.1.1", True),
        ("failed", "4.4.7", "expired", "4.4.7", False),
        ("delayed", "4.4.1", "connection timed out", "4.4.1", False),
        ("failed", "", "554 5.7.1 blocked", "5.7.1", True),
        ("failed", "5.1.1 (bad mailbox)", "x", "5.1.1", True),
    ],
)
def test_the_most_telling_status_counts(
    action: str, status: str, diagnostic: str, wanted: str, permanent: bool
) -> None:
    mail = parse(report(action, status, diagnostic))
    assert mail.bounce is not None
    assert (mail.bounce.first.status, mail.bounce.first.is_permanent) == (wanted, permanent)


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_a_report_of_success_is_no_bounce(action: str) -> None:
    assert parse(report(action, "2.0.0", "250 ok")).bounce is None


@pytest.mark.parametrize(
    ("diagnostic", "status"),
    [
        ("550 No such user here", "5.1.1"),
        ("452 mailbox full", "4.2.2"),
        ("554 Relay access denied", "5.7.1"),
        ("450 4.2.0 Greylisted, try again later", "4.2.0"),
        ("552 message size exceeds fixed maximum message size", "5.3.4"),
        ("Connection timed out", "4.4.1"),
        ("550 Account disabled", "5.2.1"),
        ("Host or domain name not found", "5.1.2"),
        ("554 5.4.6 Too many hops", "5.4.6"),
        ("553 that domain isn't in my list of allowed rcpthosts (#5.7.1)", "5.7.1"),
        ("host 10.5.1.1 said nothing", "5.0.0"),
        ("something else", "5.0.0"),
    ],
)
def test_servers_words_are_put_into_the_standards_codes(diagnostic: str, status: str) -> None:
    assert status_of(diagnostic) == status


@pytest.mark.parametrize(
    ("sender", "subject"),
    [
        ("Anna <anna@example.com>", "Delivery failed again, where is my parcel?"),
        ("Anna <anna@example.com>", "Undeliverable: your promises"),
        ("postmaster@example.com", "Question about my order"),
    ],
)
def test_a_customer_who_writes_of_failed_deliveries_has_not_bounced(
    sender: str, subject: str
) -> None:
    body = "The parcel for anna@example.com could not be delivered: user unknown, they say."
    assert parse(message(body, **{"from": sender, "subject": subject})).bounce is None
