"""Evidence as it is handed in, and how far each kind may bear on a gap."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from amends.cases.models import Attachment, Message
from amends.cases.words import clean_words
from amends.facts.errors import WeighsTooMuch
from amends.facts.models import Bearing, EvidenceKind

LONGEST = 300
MOST = 50
"""More than this is a file to attach, not a list that anybody reads."""


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """One thing that a finding rests on. `words` say what it shows, in at most 300 characters."""

    kind: EvidenceKind
    bearing: Bearing
    words: str
    attachment: Attachment | None = None
    message: Message | None = None


def weighed(draft: EvidenceDraft) -> EvidenceDraft:
    """Return the draft with its words cleaned.

    Raises WeighsTooMuch for a declared weight that is to decide, and BadWords (cases).
    """
    # S3: the weight on the label is the sender's own number. It says what they wrote, not what
    # was in the parcel; only what the carrier put on a scale can decide.
    if draft.kind == EvidenceKind.DECLARED_WEIGHT and draft.bearing == Bearing.DECIDES:
        raise WeighsTooMuch(
            _(
                "A declared weight is the sender's own number, so it cannot decide. "
                "Only a weight measured by the carrier can."
            )
        )
    words = clean_words(draft.words, what=_("What the evidence shows"), longest=LONGEST)
    return EvidenceDraft(draft.kind, draft.bearing, words, draft.attachment, draft.message)
