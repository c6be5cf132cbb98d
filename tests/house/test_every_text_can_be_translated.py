"""No text of ours stands in a template without gettext."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from house.source import SOURCE

TEMPLATES = sorted((SOURCE / "web" / "templates").rglob("*.html"))
WITHOUT_A_READER = {"500.html"}
"""Shown when nothing works any more, gettext perhaps included."""

READ_ALOUD = ("alt", "aria-label", "content", "placeholder", "title")
OURS_BY_NAME = {"Amends", "g", "j", "k"}
"""The product's name, and the letters on the keys."""

TRANSLATED = re.compile(r"\{%\s*blocktranslate\b.*?\{%\s*endblocktranslate\s*%\}", re.DOTALL)
COMMENT = re.compile(r"\{%\s*comment\b.*?\{%\s*endcomment\s*%\}|\{#.*?#\}", re.DOTALL)
MARKUP = re.compile(r"\{%\s*block (?:referrer|body_attributes)\s*%\}.*?\{%\s*endblock\s*%\}")
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


class _Visible(HTMLParser):
    """Collects what a person would read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words += WORD.findall(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in READ_ALOUD and tag != "meta":
                self.words += WORD.findall(value or "")


def untranslated(template: str) -> list[str]:
    bare = TAG.sub(" ", MARKUP.sub(" ", TRANSLATED.sub(" ", COMMENT.sub(" ", template))))
    visible = _Visible()
    visible.feed(bare)
    return [word for word in visible.words if word not in OURS_BY_NAME]


@pytest.mark.parametrize(
    "path", [path for path in TEMPLATES if path.name not in WITHOUT_A_READER], ids=lambda p: p.name
)
def test_every_text_of_a_template_goes_through_gettext(path: Path) -> None:
    assert untranslated(path.read_text()) == []


def test_a_bare_word_is_found() -> None:
    bare = '<p title="Hint">{% translate "Yes" %} Sorry {{ name }}</p>'
    assert untranslated(bare) == ["Hint", "Sorry"]
