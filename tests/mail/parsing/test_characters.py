"""Text is read whatever character set it claims, and no claim can break anything."""

import pytest

from amends.mail.parsing import parse
from amends.mail.parsing.mime.charsets import codec_name, decoded, tidied
from mail.parsing.writing import message

TEXTS = {
    "utf-8": "Grüße, Łódź, 東京",
    "UTF8": "Grüße",
    "iso-8859-1": "Grüße",
    "latin1": "Grüße",
    "iso-8859-2": "Łódź",
    "iso-8859-5": "Привет",
    "iso-8859-7": "Γειά",
    "iso-8859-8-i": "שלום",
    "iso-8859-9": "Işık",
    "iso-8859-15": "10 €",
    "windows-1250": "Příliš",
    "cp1251": "Привет",
    "win-1251": "Привет",
    "windows-1252": "“Grüße” – 10 €",
    "x-cp1252": "10 €",
    "windows-1253": "Γειά",
    "windows-1254": "Işık",
    "windows-1255": "שלום",
    "windows-1256": "مرحبا",
    "windows-1257": "Ačiū",
    "windows-1258": "Chào",
    "koi8-r": "Привет",
    "koi8-u": "Привіт",
    "macintosh": "Grüße",
    "x-mac-cyrillic": "Привет",
    "ibm850": "Grüße",
    "cp437": "Grüße",
    "tis-620": "สวัสดี",
    "windows-874": "สวัสดี",
    "shift_jis": "東京です",
    "x-sjis": "東京です",
    "windows-31j": "東京①",
    "euc-jp": "東京です",
    "iso-2022-jp": "東京です",
    "gb2312": "北京",
    "gbk": "北京",
    "gb18030": "北京",
    "x-gbk": "北京",
    "hz-gb-2312": "北京",
    "big5": "台北",
    "big5-hkscs": "台北",
    "euc-kr": "서울",
    "ks_c_5601-1987": "서울",
    "iso-2022-kr": "서울",
    "utf-7": "Grüße",
    "unicode-1-1-utf-7": "Grüße",
    "utf-16": "Grüße",
    "utf-16le": "Grüße",
}


@pytest.mark.parametrize("charset", TEXTS)
def test_a_letter_in_each_character_set_is_read(charset: str) -> None:
    name = codec_name(charset)
    assert name is not None
    raw = message(TEXTS[charset].encode(name), content_type=f"text/plain; charset={charset}")
    assert parse(raw).text == TEXTS[charset]


@pytest.mark.parametrize(
    "charset", ["", "us-ascii", "iso-8859-1", "no-such-set", "8bit", '"utf-8"']
)
def test_utf_8_is_recognised_under_another_name(charset: str) -> None:
    raw = message("Grüße aus Łódź", content_type=f"text/plain; charset={charset}")
    assert parse(raw).text == "Grüße aus Łódź"


def test_latin_letters_that_claim_to_be_utf_8_are_read_as_latin() -> None:
    raw = message("Grüße, später".encode("cp1252"), content_type="text/plain; charset=utf-8")
    assert parse(raw).text == "Grüße, später"


@pytest.mark.parametrize(
    "codec", ["idna", "punycode", "rot13", "hex", "zlib", "undefined", "unicode_escape"]
)
def test_codecs_that_are_no_character_sets_are_never_used(codec: str) -> None:
    assert codec_name(codec) is None
    assert decoded(b"\\x41 a.b", codec) == "\\x41 a.b"


def test_what_no_database_can_hold_is_taken_out_and_lines_stay_lines() -> None:
    assert tidied("a\x00b\r\nc\rd\u2028e\x0cf\ud800") == "ab\nc\nd\ne\nf"
