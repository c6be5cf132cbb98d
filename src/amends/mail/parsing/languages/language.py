"""What one language's mail programs and writers put around a reply."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def words(written: str) -> tuple[str, ...]:
    """Return the phrases in a text that parts them by `|`."""
    return tuple(phrase.strip() for phrase in written.split("|"))


@dataclass(frozen=True, slots=True)
class Language:
    """Words as they are written; they are compared without case and accents.

    `wrote`: what makes "On Monday Anna … wrote:" of a line. `opens`: how such a line begins.
    `labels`: the header lines that Outlook and others copy above the original, by what they
    state. `original`, `forwarded`: what stands between dashes above it. `closings`: greetings
    before a name. `sent_from`: what a device adds, with `…` for its name. `automatic`: how the
    subject of an automatic answer begins.
    """

    code: str
    wrote: tuple[str, ...]
    opens: tuple[str, ...] = ()
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    original: tuple[str, ...] = ()
    forwarded: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    sent_from: tuple[str, ...] = ()
    automatic: tuple[str, ...] = ()
