"""Files of the case go along with a letter: of the kinds set, and never one that is run."""

import pytest
from pytest_django import Settings

from amends.cases.actions import attach_file, open_side_thread, receive_in_side_thread
from amends.cases.models import Attachment, Case, SideKind
from amends.journal.actions.delivering import attempt_delivery
from amends.journal.actor import MACHINE
from amends.journal.models import Entry, Outgoing, OutgoingState
from amends.letters.actions import send_letter
from amends.letters.errors import NotToEnclose
from amends.letters.models import Enclosure
from amends.letters.queries import enclosable_of
from amends.people.models import Channel, Staff
from cast import AT
from letters.conftest import PostOffice
from unchanged import nothing_changes

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n the window"
PDF = b"%PDF-1.4 the receipt"


def kept(case: Case, filename: str, content: bytes, **more: object) -> Attachment:
    return attach_file(case, filename=filename, content=content, by=MACHINE, at=AT, **more)


def sent_with(case: Case, by: Staff, *files: int, channel: Channel = Channel.EMAIL) -> None:
    send_letter(
        case,
        owed_part="Dear Amy,\n\nIt is ours.",
        extra_part="",
        subject="Your TV",
        channel=channel,
        by=by,
        at=AT,
        key="letter",
        enclosing=files,
    )


def test_they_arrive_as_files_never_shown_in_the_mail(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    receipt, photo = kept(birthday, "receipt.pdf", PDF), kept(birthday, "window.png", PNG)
    sent_with(birthday, jim, receipt.pk, photo.pk)
    assert attempt_delivery(Outgoing.objects.get(kind="letter").pk, at=AT)
    (mail,) = post_office.mails
    files = [*mail.iter_attachments()]
    assert [(f.get_filename(), f.get_content_type()) for f in files] == [
        ("receipt.pdf", "application/pdf"),
        ("window.png", "image/png"),
    ]
    assert {f.get_content_disposition() for f in files} == {"attachment"}
    assert files[0].get_content() == PDF
    assert Enclosure.objects.count() == 2
    assert Entry.objects.get(name="letter.sent").figures["files"] == 2


@pytest.mark.parametrize(
    "name", ["photo.exe", "photo.png.js", "photo.SVG", "photo.html", "run.sh .txt", "letter.docm"]
)
def test_a_name_that_would_be_run_never_goes_out(birthday: Case, jim: Staff, name: str) -> None:
    file = kept(birthday, name, PNG)
    assert enclosable_of(birthday) == []
    with nothing_changes(), pytest.raises(NotToEnclose):
        sent_with(birthday, jim, file.pk)


def test_only_the_kinds_that_are_set_go_out(birthday: Case, jim: Staff, settings: Settings) -> None:
    settings.ENCLOSURE_KINDS = ("pdf",)
    receipt, photo = kept(birthday, "receipt.pdf", PDF), kept(birthday, "window.png", PNG)
    assert enclosable_of(birthday) == [receipt]
    with nothing_changes(), pytest.raises(NotToEnclose):
        sent_with(birthday, jim, photo.pk)


def test_together_they_may_not_be_too_large(birthday: Case, jim: Staff, settings: Settings) -> None:
    receipt, photo = kept(birthday, "receipt.pdf", PDF), kept(birthday, "window.png", PNG)
    settings.ENCLOSURE_MAX_BYTES = receipt.size + photo.size - 1
    with nothing_changes(), pytest.raises(NotToEnclose):
        sent_with(birthday, jim, receipt.pk, photo.pk)
    sent_with(birthday, jim, receipt.pk)


def test_files_of_another_case_and_on_paper_are_refused(
    birthday: Case, jim: Staff, settings: Settings
) -> None:
    receipt = kept(birthday, "receipt.pdf", PDF)
    with nothing_changes():
        with pytest.raises(NotToEnclose):
            sent_with(birthday, jim, receipt.pk + 1)
        with pytest.raises(NotToEnclose):
            sent_with(birthday, jim, receipt.pk, channel=Channel.LETTER)


def test_what_came_in_beside_the_case_is_not_offered(birthday: Case, jim: Staff) -> None:
    thread = open_side_thread(
        birthday,
        kind=SideKind.SUPPLIER,
        with_name="Pat",
        address="pat@widgets.example",
        subject="Weights",
        by=jim,
        at=AT,
        key="thread",
    )
    said = receive_in_side_thread(
        thread, body="See there.", from_name="Pat", by=MACHINE, at=AT, key="mail:1"
    )
    slip = kept(birthday, "weights.pdf", PDF, side_message=said)
    assert enclosable_of(birthday) == []
    with nothing_changes(), pytest.raises(NotToEnclose):
        sent_with(birthday, jim, slip.pk)


def test_a_file_that_is_gone_from_the_disk_is_told_and_nothing_goes_out_without_it(
    birthday: Case, jim: Staff, post_office: PostOffice
) -> None:
    receipt = kept(birthday, "receipt.pdf", PDF)
    sent_with(birthday, jim, receipt.pk)
    receipt.file.delete(save=False)
    assert not attempt_delivery(Outgoing.objects.get(kind="letter").pk, at=AT)
    outgoing = Outgoing.objects.get(kind="letter")
    assert outgoing.state == OutgoingState.FAILED
    assert "gone from the disk" in outgoing.last_error
    assert not post_office.taken
