"""Words of a mail as the rows of the house can hold them: bounded, and in what can be stored."""

import hashlib
import re
import unicodedata

from django.utils.translation import gettext as _

from amends.cases.words import LONGEST
from amends.letters.reading import Reading
from amends.people.words import TURNS

LONGEST_TEXT = 500_000
"""Characters of each form of a mail that stand in its row; all of it is in the raw message."""

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…。！？])\s|\n")
_PREFIXES = re.compile(
    r"(?:\s*(?:[a-z]{1,4}|回复|答复|轉寄|转发)\s?(?:\[\d+\])?[:：])+\s*", re.IGNORECASE
)


def storable(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text that both databases can hold, cut where it is too long."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()[:longest]


def one_plain_line(text: str, longest: int) -> str:
    """Return a text on one line, without marks that hide or turn what it says."""
    kept = "".join(
        " " if c.isspace() else c
        for c in storable(text, longest * 4)
        if c.isspace() or (unicodedata.category(c)[0] != "C" and c not in TURNS)
    )
    return " ".join(unicodedata.normalize("NFC", kept).split())[:longest].strip()


def name_of(reading: Reading) -> str:
    """Return what to call whoever wrote: the name that they give, else that of their address."""
    local = reading.from_address.rpartition("@")[0]
    return one_plain_line(reading.from_name, 120) or one_plain_line(local, 120) or _("Unknown")


def subject_of(reading: Reading) -> str:
    """Return a line for the queues: the subject, else how the mail begins."""
    first = _SENTENCE_ENDS.split(reading.text.strip(), maxsplit=1)[0]
    begins = one_plain_line(first, 120)
    return one_plain_line(reading.subject, 200) or begins or _("A mail without a subject")


def words_of(reading: Reading, *, with_elided: bool) -> str:
    """Return what was written, for the case.

    Of a mail that begins a case all of it, since nothing that it quotes is known here yet.
    """
    parts = [reading.text, reading.elided] if with_elided else [reading.text]
    words = "\n\n".join(part.strip() for part in parts if part.strip())
    if not _has_words(words):
        words = one_plain_line(reading.subject, 500) or _("(There are no words in this mail.)")
    if len(words) <= LONGEST:
        return words
    rest = _("… The rest stands in the mail itself, which is kept as it came.")
    return f"{storable(words, LONGEST - 500)}\n\n{rest}"


def likeness_of(reading: Reading) -> str:
    """Return what two mails have in common that say the same, as in a loop."""
    subject = _PREFIXES.sub("", reading.subject, count=1)
    said = "".join(f"{subject}\n{reading.text or reading.elided}".split()).casefold()
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()


def fingerprint_of(reading: Reading) -> str:
    """Return what is the same for every copy of a mail: its Message-ID together with its content.

    Each alone is not enough: there are programs that give the same id to every mail.
    """
    both = f"{reading.message_id}\n{reading.content_key}"
    return hashlib.sha256(both.encode("utf-8", "replace")).hexdigest()


def _has_words(text: str) -> bool:
    return any(unicodedata.category(c)[0] not in "CZ" for c in text)
