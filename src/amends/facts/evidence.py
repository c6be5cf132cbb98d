"""Evidence as it is handed in, and how far each kind may bear on the question at hand."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from amends.cases.models import Attachment, Message
from amends.cases.words import clean_words
from amends.facts.errors import BadWeights, WeighsTooMuch
from amends.facts.models import Account, Bearing, EvidenceKind
from amends.facts.weighing import Parcel, pieces_by_weight

LONGEST = 300
LONGEST_SOURCE = 120
LONGEST_QUESTION = 200
MOST = 50
"""More than this is a file to attach, not a list that anybody reads."""

MOST_PIECES = 1_000
MOST_GRAMS = 100_000_000


@dataclass(frozen=True, slots=True)
class ParcelDraft:
    """What the carrier measured, what one piece and the packing weigh, and how far scales may be
    off; all in grams. `ordered` pieces were to be in it."""

    ordered: int
    measured: int
    unit: int
    tare: int
    tolerance: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """One thing that a finding rests on. `words` say what it shows, in at most 300 characters.

    `source` and `known_at` are those of its file, message or account where nothing else is said.
    """

    kind: EvidenceKind
    bearing: Bearing
    words: str
    attachment: Attachment | None = None
    message: Message | None = None
    account: Account | None = None
    source: str = ""
    known_at: datetime | None = None
    question: str = ""
    parcel: ParcelDraft | None = None


def weighed(draft: EvidenceDraft) -> EvidenceDraft:
    """Return the draft with its words cleaned and its bearing held to what its kind can show.

    With the figures of the parcel the carrier's weight bears as far as they say. Raises
    WeighsTooMuch for a weight that is to say more than it does, BadWeights, and BadWords (cases).
    """
    bearing = draft.bearing
    # S3: the weight on the label is the sender's own number. It says what they wrote, not what
    # was in the parcel; only what the carrier put on a scale can decide.
    if draft.kind == EvidenceKind.DECLARED_WEIGHT and bearing != Bearing.SILENT:
        raise WeighsTooMuch(
            _(
                "A declared weight is the sender's own number, so it says nothing on it. "
                "Only a weight measured by the carrier can."
            )
        )
    if draft.parcel is not None:
        bearing = bearing_of(draft.parcel)
    elif draft.kind == EvidenceKind.CARRIER_WEIGHT and bearing == Bearing.DECIDES:
        raise WeighsTooMuch(
            _("A weight decides only against what the pieces weigh. Fill in the figures.")
        )
    return replace(
        draft,
        bearing=bearing,
        words=clean_words(draft.words, what=_("What the evidence shows"), longest=LONGEST),
        source=_line(draft.source or _from(draft), _("Where it comes from"), LONGEST_SOURCE),
        known_at=draft.known_at or _when(draft),
        question=_line(draft.question, _("The question"), LONGEST_QUESTION),
    )


def bearing_of(parcel: ParcelDraft) -> Bearing:
    """Say how far the carrier's weight bears on how many pieces there were. Raises BadWeights."""
    known = (parcel.measured, parcel.unit, parcel.tare, parcel.tolerance)
    is_sound = 1 <= parcel.ordered <= MOST_PIECES and parcel.unit >= 1
    if not is_sound or not all(0 <= grams <= MOST_GRAMS for grams in known):
        raise BadWeights(
            _("Up to a thousand pieces that weigh something, and at most a hundred tonnes, fit.")
        )
    said = pieces_by_weight(
        Parcel(
            unit=Decimal(parcel.unit),
            tare=Decimal(parcel.tare),
            tolerance=Decimal(parcel.tolerance),
            measured=Decimal(parcel.measured),
        ),
        ordered=parcel.ordered,
    )
    return Bearing(said.says.value)


def _from(draft: EvidenceDraft) -> str:
    if draft.account is not None:
        return draft.account.thread.with_name
    if draft.message is not None:
        return draft.message.from_name
    return ""


def _when(draft: EvidenceDraft) -> datetime | None:
    if draft.account is not None:
        told = draft.account.answers.last()
        return told.at if told else None
    if draft.message is not None:
        return draft.message.at
    return draft.attachment.at if draft.attachment is not None else None


def _line(text: str, what: str, longest: int) -> str:
    return clean_words(" ".join(text.split()), what=what, longest=longest, may_be_empty=True)
