"""Read HTML: what may be shown of it, and its text with quotes and signatures marked.

A real HTML parser (nh3) makes it well-formed and harmless; what follows only takes away from
that, so nothing harmful can come back.
"""

import re
from dataclasses import dataclass, field
from html import unescape

import nh3

from amends.mail.parsing.folding.reading import Mark
from amends.mail.parsing.html_marks import block_mark, is_indentation, leads_history, names
from amends.mail.parsing.mime.charsets import tidied

_INLINE = {"a", "abbr", "b", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd"}
_INLINE |= {"mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var"}
_BLOCKS = {"address", "article", "aside", "blockquote", "caption", "center", "dd", "div", "dl"}
_BLOCKS |= {"dt", "fieldset", "figure", "figcaption", "footer", "h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS |= {"header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody"}
_BLOCKS |= {"tfoot", "thead", "tr", "ul", "body", "details", "summary", "legend"}
_SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre", "dl"}
_CELLS = {"td", "th"}
_VOID = {"br", "hr", "img", "col"}
_TAGS = _INLINE | _BLOCKS | _CELLS | _VOID | {"colgroup"}
_SILENT = {"script", "style", "title", "noscript", "template", "iframe", "object", "select"}
_SILENT |= {"textarea", "svg", "math", "head", "noembed", "noframes", "xmp", "xml"}

_ATTRIBUTES = {
    "*": {"dir", "lang", "title", "align", "valign"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type"},
    "table": {"border", "cellpadding", "cellspacing", "width"},
    "td": {"colspan", "rowspan", "width"},
    "th": {"colspan", "rowspan", "width", "scope"},
}
_SHOWING = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_SILENT,
    attributes=_ATTRIBUTES,
    set_tag_attribute_values={"a": {"target": "_blank"}},
    url_schemes={"http", "https", "mailto", "tel", "cid", "data"},
    link_rel="noopener noreferrer nofollow",
)
# For the text, only what ends a line counts, and what programs call their quotes.
_READING = nh3.Cleaner(
    tags=_BLOCKS | _CELLS | {"br", "span"},
    clean_content_tags=_SILENT,
    attributes={"*": {"class", "id"}, "blockquote": {"type", "style"}, "div": {"name"}},
    link_rel=None,
)
_IMAGE = re.compile(r'<img(?: [^\s"<>=]+="[^"]*")*>')
_SOURCE = re.compile(r' src="([^"]*)"')
_BAD_LINK = re.compile(r' href="(?:data|cid):[^"]*"', re.IGNORECASE)
_TOKEN = re.compile(r'<(/?)([a-z0-9]+)((?: [^\s"<>=]+="[^"]*")*)>|([^<]+)|<')
_ATTRIBUTE = re.compile(r' ([^\s"<>=]+)="([^"]*)"')
_WHITE = re.compile(r"[ \t\r\n\f]+")
_SAFE_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp|bmp);base64,", re.IGNORECASE)
# Nobody reads more than this; what is beyond stays in the raw message.
_LONGEST = 2_000_000
# Boxes in boxes: browsers stop at 512, and the time to read them grows with the square.
_DEEPEST = 400
_SUSPECT = 2_000
_MOST_ADDRESSES = 100
_LONGEST_ADDRESS = 2_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_BARE_AMPERSAND = re.compile(r"&(?![#\w]{2,32};)")
_ANY_TAG = re.compile(r"<[^<>]*>?")
_SELF_CLOSING = {"p", "li", "td", "th", "tr", "option", "dd", "dt", "br", "hr", "img", "meta"}
_SELF_CLOSING |= {"link", "input", "col", "area", "base", "wbr", "source", "embed", "param"}


@dataclass(slots=True)
class Shown:
    """HTML that may be shown, and how many images from elsewhere were left out of it.

    `elsewhere` are the first hundred of their addresses, each once.
    """

    html: str = ""
    blocked_images: int = 0
    elsewhere: tuple[str, ...] = ()


def _bounded(html: str) -> str:
    """Return the HTML, not too long; where it is nested too deep, the rest is only its text."""
    html = tidied(html[:_LONGEST])
    if html.count("&") > _SUSPECT:
        html = _BARE_AMPERSAND.sub("&amp;", html)  # The parser is slow on each.
    if html.count("<") < _SUSPECT:
        return html
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() in _SELF_CLOSING:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return html[: tag.start()] + _ANY_TAG.sub("\n", html[tag.start() :])
    return html


def shown(html: str, *, remote_images: bool = False) -> Shown:
    """Return HTML without anything that runs, sends, covers or tracks. Images from elsewhere are
    left out unless `remote_images`: fetching one tells its sender when and where it was read."""
    return _shown(_bounded(html), remote_images)


def _shown(html: str, remote_images: bool) -> Shown:
    clean = _SHOWING.clean(html)
    blocked = 0
    elsewhere: dict[str, None] = {}

    def kept(image: re.Match[str]) -> str:
        nonlocal blocked
        source = _SOURCE.search(image[0])
        if source is None or _may_load(source[1], remote_images):
            return image[0]
        blocked += 1
        if len(elsewhere) < _MOST_ADDRESSES and len(source[1]) <= _LONGEST_ADDRESS:
            elsewhere[unescape(source[1])] = None
        return image[0].replace(source[0], "")

    if "<img" in clean:
        clean = _IMAGE.sub(kept, clean)
    if 'href="data:' in clean or 'href="cid:' in clean:
        clean = _BAD_LINK.sub("", clean)
    return Shown(clean, blocked, tuple(elsewhere))


def _may_load(source: str, remote_images: bool) -> bool:
    scheme = source.lower()
    if scheme.startswith(("http:", "https:")):
        return remote_images
    return scheme.startswith("cid:") or bool(_SAFE_DATA.match(source))


@dataclass(slots=True)
class Read:
    """The text of HTML line by line, and what each line is by its markup."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)


def read(html: str) -> Read:
    """Return the text of HTML; lines in a quote begin with `>`."""
    return _read(_bounded(html))


def read_and_shown(html: str) -> tuple[Read, Shown]:
    """Return both the text of HTML and what may be shown of it."""
    html = _bounded(html)
    return _read(html), _shown(html, False)


def _read(html: str) -> Read:
    reader = _Reader()
    for closing, tag, written, text in _TOKEN.findall(_READING.clean(html)):
        if text:
            reader.take_text(text)
        elif closing:
            reader.close(tag)
        elif tag:
            reader.open(tag, written)
    reader.end_line()
    while reader.lines and not reader.lines[-1]:
        reader.lines.pop()
        reader.marks.pop()
    return Read("\n".join(reader.lines), reader.marks)


_OWN = Mark.OWN


@dataclass(slots=True)
class _Open:
    tag: str
    mark: Mark | None
    quotes: int
    item: int = 0


class _Reader:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.marks: list[Mark] = []
        self._words: list[str] = []
        self._stack: list[_Open] = []
        self._marked: list[Mark] = []
        self._quotes = 0
        self._pre = 0
        self._history: Mark | None = None
        self._wants_blank = False

    def take_text(self, text: str) -> None:
        if "&" in text:  # The cleaner writes no others.
            text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">")
            text = text.replace("&amp;", "&")
        if self._pre:
            first, *rest = text.split("\n")
            self._words.append(first)
            for line in rest:
                self.end_line(True)
                self._words.append(line)
            return
        if "  " in text or not text.isprintable():
            text = _WHITE.sub(" ", text)
        if not self._words:
            text = text.lstrip(" ")
        if text:
            self._words.append(text)

    def open(self, tag: str, written: str) -> None:
        attributes: dict[str, str] = dict(_ATTRIBUTE.findall(written)) if written else {}
        called = names(attributes) if written else []
        if tag in _BLOCKS:
            if self._words:
                self.end_line()
            self._wants_blank = self._wants_blank or tag in _SPACED
        elif tag == "br":
            self.end_line(True)
        elif tag in _CELLS and self._words:
            self._words.append(" ")
        if called and leads_history(tag, called):
            self._history = Mark.HISTORY
        if tag in _VOID:
            return
        mark = block_mark(called) if called else None
        quotes = int(tag == "blockquote" and not is_indentation(attributes, called))
        self._stack.append(_Open(tag, mark, quotes))
        self._quotes += quotes
        self._pre += tag == "pre"
        if mark:
            if tag not in _BLOCKS:
                self.end_line()
            self._marked.append(mark)
        if tag == "li":
            self._words.append(self._bullet())

    def close(self, tag: str) -> None:
        if tag in _BLOCKS:
            if self._words:
                self.end_line()
            self._wants_blank = self._wants_blank or tag in _SPACED
        if not self._stack:
            return
        opened = self._stack.pop()
        self._quotes -= opened.quotes
        self._pre -= opened.tag == "pre"
        if opened.mark:
            self.end_line()
            self._marked.pop()

    def end_line(self, even_empty: bool = False) -> None:
        if not (self._words or even_empty):
            return
        line = "".join(self._words).replace("\xa0", " ").rstrip()
        self._words.clear()
        if not line.strip() and not even_empty:
            return
        if self._wants_blank:
            self._wants_blank = False
            if self.lines and self.lines[-1].strip("> "):
                self._add("")
        self._add(line)

    def _add(self, line: str) -> None:
        prefix = ">" * self._quotes + " " if self._quotes else ""
        # In a quote an empty line is marked too, or it would part the quote in two.
        self.lines.append((prefix + line).rstrip() if prefix else line)
        self.marks.append(self._history or (self._marked[-1] if self._marked else _OWN))

    def _bullet(self) -> str:
        for opened in reversed(self._stack):
            if opened.tag == "ol":
                opened.item += 1
                return f"{opened.item}. "
            if opened.tag == "ul":
                break
        return "- "
