"""What the receiving mail server noted about the sender (Authentication-Results, RFC 8601)."""

import re

from amends.mail.parsing.mime.parts import Part

_FAILED = re.compile(r"\bdmarc\s*=\s*fail\b", re.IGNORECASE)


def is_disowned(message: Part) -> bool:
    """Say whether the house that the sender names disowns the mail (DMARC).

    Only the topmost note counts: it is from the last server, ours; those below come with the mail.
    """
    notes = message.all("authentication-results")
    return bool(notes) and bool(_FAILED.search(notes[0][:4_000]))
