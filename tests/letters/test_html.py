import time

from amends.letters.sheet import as_html


def test_the_html_has_the_same_words_in_paragraphs() -> None:
    html = as_html("Dear Amy,\n\nJim Ortiz\nNorthlight", language="en")
    assert "<p>Dear Amy,</p>\n<p>Jim Ortiz<br>\nNorthlight</p>" in html
    assert '<html lang="en">' in html


def test_hostile_words_stay_words() -> None:
    html = as_html('<script>alert(1)</script> & "x"\n\n<hr>', language='"><b>')
    assert "<script>" not in html
    assert "<hr>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;" in html


def test_the_line_between_owed_and_extra_becomes_a_rule() -> None:
    assert "<p>Owed.</p>\n<hr>\n<p>Extra.</p>" in as_html("Owed.\n\n* * *\n\nExtra.", language="en")


def test_the_customers_page_is_a_link() -> None:
    html = as_html("Choose here:\nhttps://desk.example/c/a.b~c/", language="en")
    assert '<a href="https://desk.example/c/a.b~c/"' in html


def test_a_huge_hostile_letter_takes_no_time() -> None:
    began = time.process_time()
    for word in ("((((((((", "a.a@", "www.", "&amp;;;", "<<<<"):
        as_html(word * (50_000 // len(word)), language="en")
    assert time.process_time() - began < 5
