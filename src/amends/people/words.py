"""Words as they come in: one clean line, or a sentence that says what is wrong with it."""

import unicodedata
from collections.abc import Callable

from django.utils.translation import gettext as _

Refusal = Callable[[str, str], Exception]
"""Makes a room's own error from a message and the field that it belongs beside."""

# These turn the direction of the text around them and can hide what a line says.
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(
    text: str, *, field: str, longest: int, refuse: Refusal, may_be_empty: bool = False
) -> str:
    """Return a line trimmed and in one form of Unicode (NFC); `longest` in characters.

    Raises what `refuse` makes for a line that is empty, too long or cannot be shown.
    """
    line = unicodedata.normalize("NFC", text).strip()
    if not line and not may_be_empty:
        raise refuse(_("Please fill this in; it is empty."), field)
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in TURNS for c in line):
        raise refuse(_("This has characters that cannot be shown. Type it again."), field)
    if len(line) > longest:
        raise refuse(
            _("This has %(length)d characters; at most %(longest)d fit.")
            % {"length": len(line), "longest": longest},
            field,
        )
    return line


def lines(
    text: str, *, field: str, longest: int, refuse: Refusal, may_be_empty: bool = False
) -> str:
    """Return text that may have several lines, such as a postal address, as `one_line` does."""
    kept = [
        one_line(
            row.replace("\t", " "), field=field, longest=longest, refuse=refuse, may_be_empty=True
        )
        for row in text.splitlines()
    ]
    whole = "\n".join(kept).strip()
    if not whole and not may_be_empty:
        raise refuse(_("Please fill this in; it is empty."), field)
    if len(whole) > longest:
        one_line(whole.replace("\n", " "), field=field, longest=longest, refuse=refuse)
    return whole


def can_be_looked_up(text: str) -> bool:
    """Tell whether a database can compare this text; no row holds what it cannot."""
    return not any(c == "\0" or unicodedata.category(c) == "Cs" for c in text)
