"""At least 85 % of what the makers of four reply parsers expect of theirs holds here.

Their checks speak of pieces; what a check says about the first piece is asked of the text, and
about the others of what was folded. Counts of pieces say nothing here and are not asked.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from amends.mail.parsing import parse
from amends.mail.parsing.folding import Folded, fold
from amends.mail.parsing.html import read
from mail.parsing.shared import SHARED, files, needs_shared

LEAST = 0.85
EMAILS = "test/emails"


def folded(name: str, fixture: str) -> Folded:
    fixture = fixture.removeprefix(f"{EMAILS}/").removesuffix(".txt")
    raw = (SHARED / name / EMAILS / f"{fixture}.txt").read_bytes()
    mail = parse(b"From: Somebody <somebody@example.com>\nContent-Type: text/plain\n\n" + raw)
    return Folded(mail.text, mail.elided)


def held(outcomes: list[tuple[str, bool]]) -> None:
    failed = [what for what, is_held in outcomes if not is_held]
    assert outcomes
    assert len(failed) <= (1 - LEAST) * len(outcomes), failed


def spaced(text: str) -> str:
    return " ".join(re.sub(r"^[\s>*]+", "", line) for line in text.split("\n")).strip()


def _python(check: str, found: Folded) -> bool | None:
    """Say whether one check of the two Python sets holds; None where it asks for no words."""
    check = check.replace("assertIn(", "assertTrue(").replace("assertNotIn(", "assertFalse(")
    quoted = re.match(r"self\.assert(True|False|Equal)\(\s*'((?:[^'\\]|\\.)*)'", check)
    if not quoted or quoted[2] in {"On", ">", "--"}:
        return None
    words = spaced(quoted[2].encode("latin-1", "backslashreplace").decode("unicode_escape"))
    is_first = not re.search(r"(?:replies|fragments)\[[1-9]\]", check)
    is_written = ".signatures" not in check and ".headers" not in check and is_first
    where = found.text if is_written else found.elided
    if ".content" in check and "replies[0]" in check:
        where = f"{found.text}\n{found.elided}"
    if " not in " in check or quoted[1] == "False":
        return words not in spaced(found.text)
    if quoted[1] == "Equal" or " == " in check:
        return spaced(where) == words or (not is_written and words in spaced(where))
    return words in spaced(where)


@needs_shared
@pytest.mark.parametrize("name", ["mail-parser-reply", "email-reply-parser-zapier"])
def test_what_two_python_parsers_expect(name: str) -> None:
    outcomes = []
    for case in json.loads((SHARED / name / "expected.json").read_text()):
        found = folded(name, case["fixtures"][0])
        for check in case["checks"]:
            if (holds := _python(check, found)) is not None:
                outcomes.append((f"{case['case']}: {check}", holds))
    held(outcomes)


RUBY: dict[str, tuple[str, str]] = {
    "email_1_1": ("Hi folks", "-Abhishek Kona"),
    "email_1_2": ("You can list the keys", "_____"),
    "email_1_3": (
        "Oh thanks.\n\nHaving the function would be great.",
        "-Abhishek Kona\n\nOn 01/03/11",
    ),
    "email_1_4": ("Awesome! I haven't had another problem with it.", "Loader"),
    "email_1_5": ("One: Here's what I've got.", ""),
    "email_1_6": ("I get proper rendering as well.", "Was this caching"),
    "email_1_7": (":+1:", "Steps 0-2"),
    "email_1_8": ("I will reply under this one", "--\nHey there, this is my signature"),
    "email_2_1": ("Outlook with a reply", "Google Apps Sync Team"),
    "email_2_2": ("Outlook with a reply directly above line", "CRM Comments"),
    "email_2_3": ("Outlook with a reply directly above line", "CRM Comments"),
    "correct_sig": ("this is an email with a correct -- signature.", "-- \nrick"),
    "email_BlackBerry": ("Here is another email", "Sent from my BlackBerry"),
    "email_iPhone": ("Here is another email", "Sent from my iPhone"),
    "email_multi_word_sent_from_my_mobile_device": ("Here is another email", "Verizon"),
    "email_sent_from_my_not_signature": ("Sent from my desk, is much easier", ""),
    "email_bullets": (
        "retain this formatting\n\n\n   - how about bullets\n   - and another",
        "Give us",
    ),
    "email_one_is_not_on": ("One outstanding question I had:", "On Oct 1, 2012"),
    "greedy_on": ("On your remote host you can run:", "On 9 Jan 2014"),
    "pathological": ("I think you're onto something.", "On Dec 8, 2013"),
    "email_sig_delimiter_in_middle_of_line": ("And here is a fix -- this is not", ""),
}


@needs_shared
def test_what_the_ruby_parser_expects() -> None:
    outcomes = []
    for fixture, (written, away) in RUBY.items():
        found = folded("email_reply_parser-github", fixture)
        holds = written in found.text and away in found.elided
        outcomes.append((fixture, holds and (not away or away not in found.text)))
    held(outcomes)


def _without_gaps(text: str) -> str:
    return "".join(text.split())


@needs_shared
def test_what_the_machine_learning_parser_expects() -> None:
    fixtures = "talon/tests/fixtures"
    outcomes: list[tuple[str, bool]] = []
    for file in files(f"{fixtures}/html_replies/*.html"):
        of_html = read(file.read_text(errors="replace"))
        text = _without_gaps(fold(of_html.text, of_html.marks).text)
        outcomes.append((file.name, text == "Hi.Iamfine.Thanks,Alex"))
    for file in files(f"{fixtures}/standard_replies/*.eml"):
        outcomes.append((file.name, parse(file.read_bytes()).text.strip() == "Hello"))
    signature: Callable[[Path, str], str] = lambda file, kind: (  # noqa: E731
        file.with_name(file.name.replace("_body", kind)).read_text()
    )
    for file in files(f"{fixtures}/signature/emails/stripped/*_body"):
        found = fold(file.read_text(), sender=signature(file, "_sender").strip())
        wanted = _without_gaps(signature(file, "_signature"))
        outcomes.append((file.name, _without_gaps(found.elided) == wanted))
    held(outcomes)
