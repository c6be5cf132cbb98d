"""Turn bytes into text whatever the message says about them."""

import codecs
import re

# Names seen in mail that Python knows by another name, or does not know at all. Where two
# encodings are confused everywhere (gb2312 for gbk), the wider one reads both.
_ALIASES = {
    "ansi": "cp1252",
    "ansi_x3.110-1983": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "us": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "iso-8859-1-windows-3.1-latin-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "l1": "cp1252",
    "x-ansi": "cp1252",
    "windows-1252-xml": "cp1252",
    "x-cp1252": "cp1252",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "win-1251": "cp1251",
    "cp-1251": "cp1251",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "iso-8859-6-i": "iso8859-6",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
    "cp-850": "cp850",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-ukrainian": "mac_cyrillic",
    "x-mac-greek": "mac_greek",
    "x-mac-turkish": "mac_turkish",
    "x-mac-ce": "mac_latin2",
    "x-mac-centraleurroman": "mac_latin2",
    "x-mac-japanese": "cp932",
    "x-mac-chinesesimp": "gb18030",
    "x-mac-chinesetrad": "big5hkscs",
    "x-mac-korean": "cp949",
    "koi8": "koi8-r",
    "koi": "koi8-r",
    "koi8-ru": "koi8-u",
    "big5": "big5hkscs",
    "big-5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "x-big5": "big5hkscs",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gb2312-80": "gb18030",
    "euc-cn": "gb18030",
    "x-euc-cn": "gb18030",
    "cn-gb": "gb18030",
    "chinese": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "windows-936": "gb18030",
    "hz-gb-2312": "hz",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949",
    "ksc5601": "cp949",
    "ksc_5601": "cp949",
    "ks_c_5601": "cp949",
    "korean": "cp949",
    "euc-kr": "cp949",
    "x-windows-949": "cp949",
    "windows-949": "cp949",
    "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-2022-jp-ms": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "cp50221": "iso2022_jp_ext",
    "cp50222": "iso2022_jp_ext",
    "csiso2022jp": "iso2022_jp_ext",
    "unicode-1-1-utf-7": "utf-7",
    "x-unicode-2-0-utf-7": "utf-7",
    "csunicode11utf7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "x-unicode-2-0-utf-8": "utf-8",
    "utf-8-mac": "utf-8",
    "utf8mb4": "utf-8",
    "utf": "utf-8",
    "unicode": "utf-16",
    "iso-10646-ucs-2": "utf-16",
    "ucs-2": "utf-16",
    "x-user-defined": "cp1252",
}
# Codecs that are no character sets, or that take more than linear time.
_NO_CHARSETS = {"idna", "punycode", "mbcs", "oem", "undefined", "unicode_escape"}
_NO_CHARSETS |= {"raw_unicode_escape", "rot_13", "rot13", "unicode_internal"}
_ODD = re.compile(r"[^a-z0-9_.:+-]")
_known: dict[str, str | None] = {}


def codec_name(charset: str) -> str | None:
    """Return Python's name for a character set as mail writes it, or None if there is none."""
    if len(_known) > 2_000:
        _known.clear()
    if charset not in _known:
        _known[charset] = _looked_up(charset)
    return _known[charset]


def _looked_up(charset: str) -> str | None:
    name = _ODD.sub("", charset.lower().strip(" \t\"'").removeprefix("3d"))[:60]
    name = name.removeprefix("cs") if name.startswith("csiso") and name not in _ALIASES else name
    name = _ALIASES.get(name, name)
    if not name or name.replace("-", "_") in _NO_CHARSETS:
        return None
    for spelled in (name, name.removeprefix("x-"), name.replace("windows", "cp").replace("-", "")):
        try:
            info = codecs.lookup(_ALIASES.get(spelled, spelled))
        except (LookupError, ValueError, UnicodeError):
            continue
        if getattr(info, "_is_text_encoding", True) and info.name not in _NO_CHARSETS:
            return _ALIASES.get(info.name, info.name)
    return None


def decoded(data: bytes, charset: str = "") -> str:
    """Return the text of `data`; what cannot be read becomes U+FFFD, never an error.

    UTF-8 is tried first for text that claims to be plain ASCII or Latin-1, or claims nothing:
    the claim is often wrong, and text in those sets is next to never valid UTF-8 by chance.
    """
    name = codec_name(charset) if charset else None
    if name in {None, "cp1252", "utf-8"}:
        try:
            return data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8")
        except UnicodeDecodeError:
            if name == "utf-8":
                return _utf8_or_latin(data)
            return _single_byte(data)
    if name in {"utf-16", "utf-32"} and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        name += "-be"  # RFC 2781: without a mark it is big-endian.
    try:
        return data.decode(name or "utf-8")
    except (UnicodeError, ValueError, LookupError):
        pass
    try:
        # Eastern mail mislabelled as something else is most often UTF-8 by now.
        return data.decode("utf-8") if name and not name.startswith("utf") else _lossy(data, name)
    except (UnicodeError, ValueError):
        return _lossy(data, name)


def _lossy(data: bytes, name: str | None) -> str:
    try:
        return data.decode(name or "utf-8", "replace")
    except (UnicodeError, ValueError, LookupError):
        return data.decode("latin-1")


def _utf8_or_latin(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    # Says UTF-8 and is not: one cut character is damage, many are another character set.
    broken, high = text.count("\ufffd"), sum(1 for octet in data if octet > 0x7F)
    return _single_byte(data) if high and broken * 2 > high else text


def _single_byte(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


_CONTROLS = dict.fromkeys((*range(9), *range(14, 32), 127, 65279, 65534, 65535))
_CONTROLS |= dict.fromkeys(range(55296, 57344))
_ASCII_CONTROLS = bytes((*range(9), *range(11, 32), 127))
_WIDE_CONTROLS = "\x85\u2028\u2029\ufeff\ufffe\uffff"
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def tidied(text: str) -> str:
    """Return `text` with one kind of line end and without characters no database can hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return _LINE_ENDS.sub("\n", text).translate(_CONTROLS) if _has_controls(text) else text


def _has_controls(text: str) -> bool:
    # Octets are looked through several times faster than a pattern looks for such letters.
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return True  # Half a surrogate pair.
    if len(data.translate(None, _ASCII_CONTROLS)) != len(data):
        return True
    return not text.isascii() and any(letter in text for letter in _WIDE_CONTROLS)
