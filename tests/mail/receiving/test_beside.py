"""What a supplier sends beside a case comes with its files, and the customer reads none of it."""

from datetime import timedelta

import pytest

from amends.cases.actions import open_side_thread
from amends.cases.models import Attachment, Case, SideKind, SideThread
from amends.cases.queries.told import told_of
from amends.letters.models import IncomingMail
from amends.letters.queries.enclosing import enclosable_of
from amends.letters.reply_token import side_reply_address
from amends.mail.sweep import sweep_mail
from amends.people.models import Staff
from cast import AT
from mail.receiving.ground import DESK, arrive, mail

SLIP = (("weights.txt", b"2.4 kg", "text/plain"),)


@pytest.fixture
def beside(birthday: Case, jim: Staff) -> SideThread:
    return open_side_thread(
        birthday,
        kind=SideKind.SUPPLIER,
        with_name="Pat Wolf",
        address="pat@widgets.example",
        subject="One of two widgets",
        by=jim,
        at=AT,
        key="thread",
    )


def answered(beside: SideThread) -> IncomingMail:
    return arrive(
        mail(
            "The slip is with this.",
            sender="Pat Wolf <pat@widgets.example>",
            to=side_reply_address(beside.pk, DESK),
            files=SLIP,
        )
    )


def test_a_suppliers_files_stand_with_their_words_and_never_with_the_customers(
    birthday: Case, beside: SideThread
) -> None:
    came = answered(beside)
    slip = Attachment.objects.get(case=birthday)
    assert (slip.filename, slip.message, slip.side_message) == (
        "weights.txt",
        None,
        beside.messages.get(),
    )
    assert came.files_at == AT
    assert enclosable_of(birthday) == []
    assert all(not one.attachments.exists() for one in told_of(birthday).messages)


def test_files_that_were_cut_off_are_brought_by_the_sweep(beside: SideThread) -> None:
    came = answered(beside)
    Attachment.objects.all().delete()
    IncomingMail.objects.filter(pk=came.pk).update(files_at=None)
    sweep_mail(AT + timedelta(minutes=1))
    assert Attachment.objects.get().side_message == beside.messages.get()
