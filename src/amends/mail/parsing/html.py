"""Read HTML: what may be shown of it, and its text with quotes and signatures marked.

One pass of a real HTML parser (nh3) makes it well-formed and harmless; what follows only takes
away from that, so nothing harmful can come back.
"""

import re
from dataclasses import dataclass, field
from html import unescape

import nh3

from amends.mail.parsing.folding.reading import Mark
from amends.mail.parsing.html_marks import block_mark, is_indentation, leads_history
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

_READ_FOR_MARKS = {"class", "id", "style"}
_SHOWN = {
    "*": {"dir", "lang", "title", "align", "valign"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type"},
    "table": {"border", "cellpadding", "cellspacing", "width"},
    "td": {"colspan", "rowspan", "width"},
    "th": {"colspan", "rowspan", "width", "scope"},
}
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_SILENT - {"head"},
    attributes={
        **_SHOWN,
        "*": _SHOWN["*"] | {"class", "id"},
        "blockquote": {"type", "style"},
        "div": {"name"},
    },
    url_schemes={"http", "https", "mailto", "tel", "cid", "data"},
    link_rel=None,
)
_TOKEN = re.compile(r'<(/?)([a-z0-9]+)((?: [^\s"<>=]+="[^"]*")*)>|([^<]+)|<')
_ATTRIBUTE = re.compile(r' ([^\s"<>=]+)="([^"]*)"')
_WHITE = re.compile(r"[ \t\r\n\f]+")
_SAFE_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp|bmp);base64,", re.IGNORECASE)
# Nobody reads more than this; what is beyond stays in the raw message.
_LONGEST = 2_000_000


@dataclass(slots=True)
class Read:
    """HTML as it may be shown, its text line by line, and what each line is by its markup."""

    shown: str = ""
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    blocked_images: int = 0


def read(html: str, *, remote_images: bool = False) -> Read:
    """Read HTML. Images from elsewhere are left out unless `remote_images`: fetching one tells
    its sender that, when and where the mail was read."""
    reader = _Reader(remote_images)
    for token in _TOKEN.finditer(_CLEANER.clean(tidied(html[:_LONGEST]))):
        if token[4] is not None:
            reader.take_text(token[4])
        elif token[2]:
            if token[1]:
                reader.close(token[2])
            else:
                reader.open(token[2], token[3])
    reader.end_line()
    while reader.lines and not reader.lines[-1]:
        reader.lines.pop()
        reader.marks.pop()
    return Read("".join(reader.shown), "\n".join(reader.lines), reader.marks, reader.blocked)


@dataclass(slots=True)
class _Open:
    tag: str
    mark: Mark | None
    quotes: int
    item: int = 0


class _Reader:
    def __init__(self, remote_images: bool) -> None:
        self.remote_images = remote_images
        self.shown: list[str] = []
        self.lines: list[str] = []
        self.marks: list[Mark] = []
        self.blocked = 0
        self._words: list[str] = []
        self._stack: list[_Open] = []
        self._marked: list[Mark] = []
        self._quotes = 0
        self._pre = 0
        self._is_history = False
        self._wants_blank = False

    def take_text(self, text: str) -> None:
        self.shown.append(text)
        text = unescape(text) if "&" in text else text
        if self._pre:
            first, *rest = text.split("\n")
            self._words.append(first)
            for line in rest:
                self.end_line(True)
                self._words.append(line)
            return
        text = _WHITE.sub(" ", text)
        if not self._words:
            text = text.lstrip(" ")
        if text:
            self._words.append(text)

    def open(self, tag: str, written: str) -> None:
        attributes = dict(_ATTRIBUTE.findall(written)) if written else {}
        self.shown.append(self._shown(tag, attributes))
        if tag in _BLOCKS:
            self.end_line()
            self._wants_blank = self._wants_blank or tag in _SPACED
        elif tag == "br":
            self.end_line(True)
        elif tag in _CELLS and self._words:
            self._words.append(" ")
        if attributes and leads_history(tag, attributes):
            self._is_history = True
        if tag in _VOID:
            return
        mark = block_mark(attributes) if attributes else None
        quotes = int(tag == "blockquote" and not is_indentation(attributes))
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
        self.shown.append(f"</{tag}>")
        if tag in _BLOCKS:
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
        line = "".join(self._words).replace("\xa0", " ").rstrip()
        self._words = []
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
        if self._is_history:
            self.marks.append(Mark.HISTORY)
        else:
            self.marks.append(self._marked[-1] if self._marked else Mark.OWN)

    def _bullet(self) -> str:
        for opened in reversed(self._stack):
            if opened.tag == "ol":
                opened.item += 1
                return f"{opened.item}. "
            if opened.tag == "ul":
                break
        return "- "

    def _shown(self, tag: str, attributes: dict[str, str]) -> str:
        kept = []
        for name, value in attributes.items():
            if name not in _SHOWN["*"] and name not in _SHOWN.get(tag, ()):
                continue
            if name == "src" and not self._may_load(value):
                self.blocked += 1
                continue
            if name == "href" and value.lower().startswith(("data:", "cid:")):
                continue
            kept.append(f' {name}="{value}"')
        if tag == "a":
            kept.append(' rel="noopener noreferrer nofollow" target="_blank"')
        return f"<{tag}{''.join(kept)}>"

    def _may_load(self, source: str) -> bool:
        scheme = source.lower()
        if scheme.startswith(("http:", "https:")):
            return self.remote_images
        return scheme.startswith("cid:") or bool(_SAFE_DATA.match(source))
