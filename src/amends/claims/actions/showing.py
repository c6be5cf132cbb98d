"""What shows that a supplier owes us is put with the claim."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.claims.actions.within import lock, refuse_if_over
from amends.claims.errors import BadClaim
from amends.claims.evidence import parcel_of
from amends.claims.models import ClaimEvidence, SupplierClaim
from amends.facts.evidence import MOST, EvidenceDraft, weighed
from amends.facts.models import EvidenceKind
from amends.journal.record import record
from amends.people.models import Staff


@transaction.atomic
def add_evidence(
    claim: SupplierClaim, draft: EvidenceDraft, *, by: Staff, at: datetime, key: str
) -> ClaimEvidence:
    """Put evidence with a claim; the carrier's weight bears as far as the claim's figures say.

    The same `key` again is one piece. Raises ClaimEnded, BadClaim, WeighsTooMuch (facts) and
    BadWords (cases).
    """
    known = ClaimEvidence.objects.filter(key=key).first()
    if known is not None:
        return known
    claim = lock(claim)
    refuse_if_over(claim)
    if ClaimEvidence.objects.filter(claim=claim).count() >= MOST:
        raise BadClaim(_("Fifty pieces of evidence fit. Attach the rest as a file."), "words")
    file = draft.attachment
    if file is not None and file.case_id != claim.case_id:
        raise BadClaim(_("This file belongs to another case."), "attached")
    if draft.kind == EvidenceKind.CARRIER_WEIGHT:
        draft = replace(draft, parcel=parcel_of(claim))
    sound = weighed(draft)
    kept = ClaimEvidence.objects.create(
        claim=claim,
        kind=sound.kind,
        bearing=sound.bearing,
        words=sound.words,
        source=sound.source,
        known_at=sound.known_at,
        question=sound.question,
        attachment=file,
        by=by,
        at=at,
        key=key,
    )
    record("claim.evidence_added", claim, about=claim.case, by=by.actor, at=at, evidence=kept.pk)
    return kept
