"""Attached files come out whole, whatever they were packed in, with names that do no harm."""

import struct

import pytest

from amends.mail.parsing import parse
from amends.mail.parsing.files import safe_name
from amends.mail.parsing.tnef import unpacked
from mail.parsing.writing import message, parts


def test_a_file_has_its_name_its_kind_and_its_size() -> None:
    mail = parse(
        parts(
            "mixed",
            "\nSee the ring",
            "Content-Type: image/jpeg; name=other.jpg\nContent-Transfer-Encoding: base64\n"
            'Content-Disposition: attachment; filename="ring.jpg"\n\naGVsbG8=',
        )
    )
    file = mail.attachments[0]
    assert (file.filename, file.content_type, file.size) == ("ring.jpg", "image/jpeg", 5)
    assert mail.text == "See the ring"


def test_an_image_in_the_text_is_known_by_its_cid() -> None:
    mail = parse(
        parts(
            "related",
            'Content-Type: text/html\n\n<p>See <img src="cid:ring@x"></p>',
            "Content-Type: image/png\nContent-ID: <ring@x>\nContent-Disposition: inline\n\nPNG",
        )
    )
    assert 'src="cid:ring@x"' in mail.html
    assert [(each.content_id, each.is_inline) for each in mail.attachments] == [("ring@x", True)]


def test_an_invitation_is_a_file_and_not_the_text() -> None:
    mail = parse(
        parts(
            "alternative",
            "Content-Type: text/plain\n\nShall we meet?",
            "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR",
        )
    )
    assert mail.text == "Shall we meet?"
    assert [each.content_type for each in mail.attachments] == ["text/calendar"]


def test_a_uuencoded_file_is_taken_out_of_the_text() -> None:
    mail = parse(message("Before\nbegin 644 note.txt\n%:&5L;&\\\n`\nend\nAfter\n"))
    assert mail.text.split() == ["Before", "After"]
    assert [(each.filename, each.content) for each in mail.attachments] == [("note.txt", b"hello")]
    assert parse(message("begin 644 the day well\nnothing more")).attachments == ()


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system32\\evil.exe", "evil.exe"),
        ("/", None),
        ("..", None),
        ("", None),
        ("a\x00b\nc.txt", "ab c.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?=", "Grüße.pdf"),
        ("x" * 500 + ".jpg", "x" * 196 + ".jpg"),
    ],
)
def test_names_of_files_lead_nowhere_and_hide_nothing(written: str, safe: str | None) -> None:
    assert safe_name(written) == safe


def attribute(level: int, name: int, data: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, 6, len(data)) + data + b"\0\0"


def text_property(name: int, text: str) -> bytes:
    data = text.encode("utf-16-le") + b"\0\0"
    return struct.pack("<HHII", 0x001F, name, 1, len(data)) + data + b"\0" * (-len(data) % 4)


def winmail() -> bytes:
    properties = struct.pack("<I", 2) + text_property(0x3707, "long name of the ring.jpg")
    properties += text_property(0x370E, "image/jpeg")
    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + attribute(1, 0x9003, struct.pack("<I", 1) + text_property(0x1000, "Body in the envelope"))
        + attribute(2, 0x9002, b"\0" * 14)
        + attribute(2, 0x8010, b"LONGNA~1.JPG\0")
        + attribute(2, 0x800F, b"JPEGDATA")
        + attribute(2, 0x9005, properties)
    )


def test_what_outlook_put_into_winmail_dat_comes_out() -> None:
    envelope = unpacked(winmail())
    assert envelope.text == "Body in the envelope"
    file = envelope.files[0]
    assert (file.name, file.content_type) == ("long name of the ring.jpg", "image/jpeg")
    assert file.content == b"JPEGDATA"


def test_files_from_winmail_dat_take_its_place_and_its_body_is_read() -> None:
    raw = message(
        winmail(),
        content_type='application/ms-tnef; name="winmail.dat"',
        content_disposition="attachment",
    )
    mail = parse(raw)
    assert [each.filename for each in mail.attachments] == ["long name of the ring.jpg"]
    assert mail.text == "Body in the envelope"


def test_a_winmail_dat_cut_anywhere_is_read_as_far_as_it_goes() -> None:
    whole = winmail()
    for end in range(len(whole)):
        unpacked(whole[:end])
    mail = parse(message(whole[:5], content_type="application/ms-tnef; name=winmail.dat"))
    assert [each.filename for each in mail.attachments] == ["winmail.dat"]
