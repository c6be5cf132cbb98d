from datetime import UTC, datetime

import pytest
from django.core.mail import EmailMessage

from amends.letters.mailbox import MailboxBackend
from amends.letters.models import MailboxItem
from amends.letters.queries import mailbox, mailbox_item

pytestmark = pytest.mark.django_db


def mail(message_id: str = "<one@desk.example>", subject: str = "Your TV") -> EmailMessage:
    return EmailMessage(
        subject=subject,
        body="Dear Amy,\n\nIt is ours to put right.",
        from_email='"Jim Ortiz" <desk@northlight.example>',
        to=['"Amy Chen" <amy@example.com>'],
        headers={"Message-ID": message_id, "Date": "Tue, 03 Mar 2026 10:00:00 -0500"},
    )


def test_a_mail_can_be_read_in_the_mailbox() -> None:
    assert MailboxBackend().send_messages([mail()]) == 1
    item = MailboxItem.objects.get()
    assert item.subject == "Your TV"
    assert item.to_address == '"Amy Chen" <amy@example.com>'
    assert item.body == "Dear Amy,\n\nIt is ours to put right."
    assert item.arrived_at == datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
    assert mailbox_item(item.pk) == item
    assert mailbox_item(item.pk + 1) is None


def test_a_mail_delivered_twice_is_one_row() -> None:
    backend = MailboxBackend()
    backend.send_messages([mail(), mail()])
    backend.send_messages([mail(subject="Changed on the way")])
    assert MailboxItem.objects.get().subject == "Your TV"


def test_endless_headers_and_nul_characters_fit_in() -> None:
    long = mail(message_id=f"<{'a' * 400}@desk.example>", subject="x" * 900)
    long.body = "a\0b"
    backend = MailboxBackend()
    backend.send_messages([long])
    backend.send_messages([long])
    item = MailboxItem.objects.get()
    assert (item.subject, item.body) == ("x" * 300, "ab")


def test_a_mail_without_a_usable_date_has_arrived_now() -> None:
    undated = mail()
    undated.extra_headers["Date"] = "yesterday"
    before = datetime.now(UTC)
    MailboxBackend().send_messages([undated])
    assert before <= MailboxItem.objects.get().arrived_at <= datetime.now(UTC)


def test_the_mailbox_is_paged_and_a_wrong_page_is_the_nearest() -> None:
    MailboxBackend().send_messages([mail(f"<{n}@desk.example>") for n in range(31)])
    assert len(mailbox(1)) == 30
    assert len(mailbox(2)) == 1
    assert mailbox(999).number == 2
    assert mailbox("nonsense").number == 1
