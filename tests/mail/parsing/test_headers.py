"""Header texts, ids and addresses as they are really written."""

import pytest

from amends.mail.parsing import parse
from amends.mail.parsing.mime.addresses import addresses
from amends.mail.parsing.mime.parameters import value_and_parameters
from mail.parsing.writing import message


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?UTF-8?b?R3LDvMOfZQ==?=", "Grüße"),
        ("=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),
        ("=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?Q?Gr=C3=BC?= und =?iso-8859-1?Q?Gr=FC?=", "Grü und Grü"),
        ("Re:=?utf-8?Q?_Gr=C3=BC=C3=9Fe?=an Anna", "Re: Grüßean Anna"),
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe an Anna?=", "Grüße an Anna"),
        ('"=?utf-8?Q?Gr=C3=BC=C3=9Fe?="', '"Grüße"'),
        ("=?utf-8?Q?Gr=C3=BC=C3=9Fe", "Grüße"),
        ("=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?no-such-set?Q?Hello?=", "Hello"),
        ("=?utf-8?X?Hello?=", "=?utf-8?X?Hello?="),
        ("=?iso-2022-jp?B?GyRCRWw1fhsoQg==?= =?iso-2022-jp?B?GyRCRWw1fhsoQg==?=", "東京東京"),
        ("Grüße roh", "Grüße roh"),
        ("Hello\n  again", "Hello again"),
        ("=?utf-8?Q?Hello=0D=0ABcc:_eve@example.com?=", "Hello Bcc: eve@example.com"),
    ],
)
def test_subjects_are_read_and_stay_on_one_line(written: str, read: str) -> None:
    assert parse(message(subject=written)).subject == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("anna@example.com", [("", "anna@example.com")]),
        ("Anna <anna@example.com>", [("Anna", "anna@example.com")]),
        (
            '"Smith, Anna" <anna@example.com>, bob@example.com',
            [("Smith, Anna", "anna@example.com"), ("", "bob@example.com")],
        ),
        ("anna@example.com (Anna Smith)", [("Anna Smith", "anna@example.com")]),
        ("=?utf-8?Q?Smith=2C_Anna?= <anna@example.com>", [("Smith, Anna", "anna@example.com")]),
        ("Friends: a@example.com, b@example.com;", [("", "a@example.com"), ("", "b@example.com")]),
        ("undisclosed-recipients:;", []),
        ("a@example.com; b@example.com", [("", "a@example.com"), ("", "b@example.com")]),
        ("<a@example.com> <b@example.com>", [("", "a@example.com"), ("", "b@example.com")]),
        ("Anna <anna@example.com", [("Anna", "anna@example.com")]),
        ("'Anna' <anna@example.com>", [("Anna", "anna@example.com")]),
        ('"Anna \\"Ann\\" Smith" <anna@example.com>', [('Anna "Ann" Smith', "anna@example.com")]),
        ("<@relay.example:anna@example.com>", [("", "anna@example.com")]),
        ("Pete <pete(his account)@silly.test(his host)>", [("Pete", "pete@silly.test")]),
        ("Anna Smith", [("Anna Smith", "")]),
        ('"a b"@example.com', [("", '"a b"@example.com')]),
        ("anna@münchen.example", [("", "anna@münchen.example")]),
        ("", []),
        ("(((((", [("(((((", "")]),
        ("<<<>>>,,,;;;", [("<<>>", "")]),
    ],
)
def test_addresses_are_read_however_they_are_written(
    written: str, read: list[tuple[str, str]]
) -> None:
    assert [tuple(each) for each in addresses(written)] == read


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('attachment; filename="my ring.jpg"', "my ring.jpg"),
        ("attachment; filename=my ring.jpg", "my ring.jpg"),
        ("attachment; filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf", "Grüße.pdf"),
        ("attachment; filename*0*=iso-8859-1''Gr%FC; filename*1=sse.pdf", "Grüsse.pdf"),
        ('attachment; filename*1="b.pdf"; filename*0="a"', "ab.pdf"),
        ("attachment; filename==?utf-8?Q?Gr=C3=BC=C3=9Fe.pdf?=", "Grüße.pdf"),
        ('attachment; filename="=?utf-8?B?R3LDvMOfZQ==?=.pdf"', "Grüße.pdf"),
        ("filename=a.pdf", "a.pdf"),
        ("attachment filename=a.pdf", "a.pdf"),
        ('attachment; filename="a\\"b.pdf', 'a"b.pdf'),
    ],
)
def test_file_names_are_read_in_every_way_of_writing_them(written: str, name: str) -> None:
    assert value_and_parameters(written)[1]["filename"] == name


def test_a_mail_without_an_id_gets_one_from_what_it_says() -> None:
    raw = message("Hello", message_id="")
    first, again = parse(raw), parse(b"Received: by another way\n" + raw)
    assert not first.has_own_id
    assert first.message_id == again.message_id
    assert first.message_id != parse(message("Hello!", message_id="")).message_id


@pytest.mark.parametrize(
    ("written", "read"),
    [("<a@b>", "a@b"), ("a@b", "a@b"), ("  <a b@c>  (x)", "ab@c"), ("no at sign", "noatsign")],
)
def test_ids_are_read_with_and_without_brackets(written: str, read: str) -> None:
    assert parse(message(message_id=written)).message_id == read


def test_references_are_kept_in_order_and_once() -> None:
    mail = parse(message(references="<1@a> <2@a>\n <1@a>garbage<3@a>", in_reply_to="<2@a>"))
    assert mail.references == ("1@a", "2@a", "3@a")
    assert mail.in_reply_to == ("2@a",)


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Mon, 99 Foo 2026 99:99:99 +9999", "0", "=?x?Q?"]
)
def test_a_date_that_is_none_is_nothing(date: str) -> None:
    assert parse(message(date=date)).date is None


def test_two_mails_with_one_id_are_told_apart_by_content() -> None:
    one, other = parse(message("Parcel 1 is late")), parse(message("Parcel 2 is late"))
    assert one.message_id == other.message_id
    assert one.content_key != other.content_key


def test_headers_that_a_lone_return_breaks_are_read_in_one_go() -> None:
    # Looked through again from each octet, this would not end while anybody waits.
    long = b"X-Trace: " + b"a:b " * 60_000
    mail = parse(long + b"\rSubject: Late again\r\nFrom: Amy <amy@example.com>\r\n\r\nIt is.\r\n")
    assert (mail.subject, mail.text.strip()) == ("Late again", "It is.")
