"""Words as they come in: trimmed, bounded, without characters that cannot be shown."""

import unicodedata

from django.utils.translation import gettext as _

from amends.cases.errors import BadWords

LONGEST = 50_000


def clean_words(text: str, *, what: str, longest: int = LONGEST, may_be_empty: bool = False) -> str:
    """Return `text` without control characters and outer space.

    `what` names the field in the message, `longest` is in characters. Raises BadWords.
    """
    kept = "".join(
        c for c in text if c in "\n\t" or unicodedata.category(c)[0] != "C" or c == "\u200d"
    )
    kept = kept.strip()
    if not kept and not may_be_empty:
        raise BadWords(_("%(what)s is empty. Write at least a word.") % {"what": what})
    if len(kept) > longest:
        raise BadWords(
            _("%(what)s has %(length)d characters; at most %(longest)d fit. Attach it as a file.")
            % {"what": what, "length": len(kept), "longest": longest}
        )
    return kept
