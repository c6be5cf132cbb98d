"""Broken forms of a message are read as well as they can be."""

import pytest

from amends.mail.parsing import parse
from mail.parsing.writing import message, parts


def test_a_plain_letter_says_who_what_and_to_whom() -> None:
    mail = parse(message("The ring says F.\n", cc="Bob <bob@example.com>"))
    assert (mail.sender.name, mail.sender.address) == ("Anna Smith", "anna@example.com")
    assert [each.address for each in mail.to] == ["care@amends.example"]
    assert [each.address for each in mail.cc] == ["bob@example.com"]
    assert mail.subject == "Re: Your order"
    assert mail.message_id == "1@example.com"
    assert mail.date is not None
    assert mail.date.isoformat() == "2026-03-02T10:00:00+00:00"
    assert (mail.text, mail.elided, mail.problem) == ("The ring says F.", "", "")


def test_a_boundary_that_is_never_closed_loses_nothing() -> None:
    raw = parts("mixed", "Content-Type: text/plain\n\nThe ring says F.").replace(b"--b0--", b"")
    assert parse(raw).text == "The ring says F."


def test_a_boundary_that_nobody_stated_is_found() -> None:
    raw = message(
        "--xyz\nContent-Type: text/plain\n\nHello\n--xyz--\n", content_type="multipart/mixed"
    )
    assert parse(raw).text == "Hello"


def test_a_multipart_without_parts_is_read_as_text() -> None:
    raw = message("Hello\n", content_type='multipart/mixed; boundary="b0"')
    assert parse(raw).text == "Hello"


def test_a_body_without_a_blank_line_before_it_is_found() -> None:
    raw = (
        b"From: anna@example.com\nSubject: Ring\nThe ring says F and nothing else.\nPlease look.\n"
    )
    assert parse(raw).text == "The ring says F and nothing else.\nPlease look."


def test_a_line_of_spaces_in_a_header_does_not_end_the_headers() -> None:
    raw = (
        b"From  : anna@example.com\nTo: a@example.com,\n \t\n b@example.com\nSubject: Ring\n\nHello"
    )
    mail = parse(raw)
    assert mail.sender.address == "anna@example.com"
    assert len(mail.to) == 2
    assert (mail.subject, mail.text) == ("Ring", "Hello")


def test_old_mac_line_ends_and_a_mailbox_line_are_read() -> None:
    assert parse(message("One\nTwo\n").replace(b"\n", b"\r")).text == "One\nTwo"
    assert parse(b"From anna Mon Mar  2 10:00:00 2026\n" + message("Hello")).text == "Hello"


def test_of_two_readings_the_plain_one_is_the_text_and_the_html_is_shown() -> None:
    mail = parse(
        parts(
            "alternative",
            "Content-Type: text/plain\n\nPlain",
            "Content-Type: text/html\n\n<b>Rich</b>",
        )
    )
    assert mail.text == "Plain"
    assert mail.html.strip() == "<b>Rich</b>"


def test_a_plain_part_that_only_points_at_the_html_gives_way_to_it() -> None:
    html = "<p>" + "The ring says F. " * 20 + "</p>"
    mail = parse(
        parts(
            "alternative",
            "Content-Type: text/plain\n\nYour client does not support HTML.",
            f"Content-Type: text/html\n\n{html}",
        )
    )
    assert mail.text.startswith("The ring says F.")


def test_a_message_in_a_message_is_an_attachment() -> None:
    inner = message("Inner words").decode()
    mail = parse(parts("mixed", "\nOuter words", f"Content-Type: message/rfc822\n\n{inner}"))
    assert mail.text == "Outer words"
    assert [each.content_type for each in mail.attachments] == ["message/rfc822"]
    assert b"Inner words" in mail.attachments[0].content


def test_ten_thousand_boxes_in_boxes_are_opened_only_so_far() -> None:
    raw = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (depth, depth)
        for depth in range(10_000)
    )
    assert parse(b"From: anna@example.com\n" + raw).sender.address == "anna@example.com"


def test_ten_thousand_parts_are_held() -> None:
    raw = parts(
        "mixed", *[f"Content-Type: text/plain\n\nline {number}" for number in range(10_000)]
    )
    mail = parse(raw)
    assert "line 9999" in mail.text + mail.elided


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("BASE64", "SGVsbG8s\nIEFubmE="),
        ("base64", "SGVsbG8s IEFubmE"),
        ("base64", "SGVs*bG8s!IEFubmE=="),
        ("Quoted-Printable ", "Hello=2C =\nAnna"),
        ("quoted-printable", "Hello, Anna="),
        ("x-unknown", "Hello, Anna"),
        ('"8bit"', "Hello, Anna"),
        ("7-bit", "Hello, Anna"),
        ("x-uuencode", "begin 644 letter.txt\n+2&5L;&\\L($%N;F$`\n`\nend"),
    ],
)
def test_transfer_encodings_are_undone_however_they_are_spelled(encoding: str, body: str) -> None:
    assert parse(message(body, content_transfer_encoding=encoding)).text == "Hello, Anna"


def test_quoted_printable_that_lost_its_header_is_still_read() -> None:
    body = (
        "Gr=C3=BC=C3=9Fe aus dem Norden, eine lange Zeile, die umgebrochen ist=\n und wei=\nter.\n"
    )
    assert parse(message(body)).text.startswith("Grüße aus dem Norden")
    assert parse(message("a=\nb\n2+2=4\nx=y\n")).text == "a=\nb\n2+2=4\nx=y"


def test_nothing_at_all_still_gets_an_answer() -> None:
    empty = parse(b"")
    assert empty.problem
    assert empty.message_id
    assert parse(b"\x00\xff" * 500).problem
