"""Text and folded text together hold every line, of every message and however it is broken."""

import random
from collections import Counter
from pathlib import Path

from amends.mail.parsing import parse
from amends.mail.parsing.folding import fold
from amends.mail.parsing.folding.reading import Mark
from amends.mail.parsing.message import written_text
from mail.parsing.shared import SHARED

LETTERS = Path(__file__).parent / "letters"


def lines(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.split("\n") if line.strip())


def test_no_line_of_any_message_is_lost_or_doubled() -> None:
    folders = [folder for folder in (LETTERS, SHARED) if folder.is_dir()]
    found = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert len(found) >= 30
    for file in found:
        raw = file.read_bytes()
        mail = parse(raw)
        assert lines(f"{mail.text}\n{mail.elided}") == lines(written_text(raw)), file


def test_no_line_is_lost_whatever_lines_come_together() -> None:
    chance = random.Random(3)
    pool = [
        *("", "", "Hello", "> quoted", ">> deep", "-- ", "--", "___________", "Regards,", "Anna"),
        *("On 3 May 2026 at 10:00 Anna <anna@example.com> wrote:", "wrote:", "From: a@example.com"),
        *("Sent: Monday", "To: b@example.com", "Subject: Ring", "Sent from my iPhone", "-Anna"),
        *("-----Original Message-----", "This message is confidential", "  - a point", ">From me"),
        *("---------- Forwarded message ---------", "CAUTION: external email", "Cordialement"),
    ]
    for _ in range(5_000):
        text = "\n".join(chance.choices(pool, k=chance.randint(1, 25)))
        marks = chance.choices(list(Mark), k=chance.randint(0, 25))
        folded = fold(text, marks, sender="Anna", recipients=["a@example.com"])
        assert lines(f"{folded.text}\n{folded.elided}") == lines(text), text
