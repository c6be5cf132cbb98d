"""What a mail of ours looks like: the words, and under them what was said before. Reads no rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from amends.letters.composing import APART, in_language


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said before. `at` is in the time of whose clock the letter tells it by."""

    name: str
    at: datetime
    words: str


def as_text(body: str, *, language: str, before: Sequence[Said] = ()) -> str:
    """Return a mail as plain text; what was said before is quoted, the latest first.

    Mail programs, our own among them, fold away what stands below "… wrote:".
    """
    quoted = (f"{_told(said, language)}\n{_marked(said.words)}" for said in before)
    return "\n\n".join([body, *quoted])


def as_html(body: str, *, language: str, before: Sequence[Said] = ()) -> str:
    """Return the same as HTML: paragraphs, links, the line between the parts, quotes, no more."""
    quoted = format_html_join(
        "\n",
        '<div class="gmail_quote">\n<p class="gmail_attr">{}</p>\n'
        '<blockquote class="gmail_quote" type="cite">\n{}\n</blockquote>\n</div>',
        ((_told(said, language), _blocks(said.words)) for said in before),
    )
    return format_html(
        '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8"></head>\n'
        '<body style="font: 17px/1.6 Georgia, serif; max-width: 38em">\n{}\n{}</body></html>\n',
        language,
        _blocks(body),
        format_html("{}\n", quoted) if quoted else "",
    )


def _told(said: Said, language: str) -> str:
    with in_language(language):
        return _("On %(date)s, %(name)s wrote:") % {
            "date": date_format(said.at, "DATETIME_FORMAT"),
            "name": " ".join(said.name.split()),
        }


def _marked(words: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in words.split("\n"))


def _blocks(text: str) -> SafeString:
    rows = ((_block(block),) for block in text.split("\n\n") if block.strip())
    return format_html_join("\n", "{}", rows)


def _block(block: str) -> SafeString:
    if block.strip() == APART:
        return mark_safe("<hr>")
    linked = urlize(block.strip("\n"), autoescape=True)
    return mark_safe("<p>" + linked.replace("\n", "<br>\n") + "</p>")  # noqa: S308 - urlize escaped it
