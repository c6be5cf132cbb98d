"""What the coach says of a letter to a supplier, and what threatens in it.

S3: two relationships are at stake, and the supplier's is one of them. A claim that names what was
ordered, what came and what is asked for wins more often than one that scolds.
"""

import re
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from amends.coach import Move, review

BLAME = _("It puts the fault on them. Say what was ordered, what came, and what you ask for.")
DOUBT = _("It doubts their word. Name what shows it instead: the photo, the weight, the signature.")
THREAT = _("It threatens. Say what you ask for and by when; the terms stand on their own.")
SCORN = _("It belittles them. You will need them again.")
NO_DAY = _("It names no day. Say by when you would like to hear.")
BY_MOVE: dict[Move, LazyText] = {
    Move.BLAME_CUSTOMER: BLAME,
    Move.BLAME_THIRD_PARTY: BLAME,
    Move.BLAME_COLLEAGUE: BLAME,
    Move.DOUBT: DOUBT,
    Move.VAGUE_TIME: NO_DAY,
}
_APOSTROPHE = "['’]"
BY_WORDS: tuple[tuple[re.Pattern[str], LazyText], ...] = (
    (
        re.compile(
            r"\b(?:or else|last warning|final warning|legal (?:action|steps|proceedings)"
            r"|(?:our|my) (?:lawyers?|attorneys?|solicitors?)|we (?:will|shall|may) sue|in court"
            rf"|(?:we|i)(?:{_APOSTROPHE}ll| will| shall) (?:have to )?take our (?:business|orders)"
            r"|(?:cancel|withdraw|stop) all (?:our )?(?:orders|business)"
            r"|will (?:have|face) consequences|you will regret)\b",
            re.IGNORECASE,
        ),
        THREAT,
    ),
    (
        re.compile(
            r"\b(?:your (?:own )?(?:fault|mistake|error|negligence|carelessness|sloppiness)"
            r"|you (?:clearly |obviously |simply )?(?:failed|neglected|forgot|messed|botched)"
            r"|you (?:should|could) have)\b",
            re.IGNORECASE,
        ),
        BLAME,
    ),
    (
        re.compile(
            rf"\b(?:you are lying|a lie|we (?:do not|don{_APOSTROPHE}t) believe (?:you|that|your)"
            r"|you claim(?: that)?|so you say|hard to believe|your so-called)\b",
            re.IGNORECASE,
        ),
        DOUBT,
    ),
    (
        re.compile(
            r"\b(?:incompeten\w+|unprofessional|ridiculous|amateurs?|a joke|you people|as usual)\b",
            re.IGNORECASE,
        ),
        SCORN,
    ),
)


@dataclass(frozen=True, slots=True)
class Remark:
    """One place in a letter that may hurt, and why."""

    start: int
    end: int
    quote: str
    why: str


def remarks_on(text: str) -> list[Remark]:
    """Return what may hurt in a letter, in its order; one remark for one place.

    The writer is shown it and decides.
    """
    found = [
        Remark(one.start, one.end, one.quote, str(BY_MOVE[one.move]))
        for one in review(text).harms
        if one.move in BY_MOVE
    ]
    for pattern, why in BY_WORDS:
        found += [Remark(m.start(), m.end(), m.group(), str(why)) for m in pattern.finditer(text)]
    kept: list[Remark] = []
    for remark in sorted(found, key=lambda one: (one.start, one.end)):
        if not any(remark.start < other.end and remark.why == other.why for other in kept):
            kept.append(remark)
    return kept
