"""What was promised, what happened and the gap are put side by side."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock, reach
from amends.cases.models import Case, Stage
from amends.cases.words import clean_words
from amends.facts.errors import ElsewhereEvidence, FactsError
from amends.facts.evidence import MOST, EvidenceDraft, weighed
from amends.facts.models import Evidence, Finding, ParcelWeight
from amends.journal.record import record
from amends.people.models import Staff

LONGEST = 4_000


@transaction.atomic
def state_finding(
    case: Case,
    *,
    promised: str,
    happened: str,
    gap: str,
    evidence: Sequence[EvidenceDraft] = (),
    by: Staff,
    at: datetime,
    key: str,
) -> Finding:
    """State what was promised, what happened and the gap; nobody is found right (rule 2).

    A later finding takes the place of this one, none is edited. The case is understood. The
    same `key` again returns the finding that is there. Raises BadWords and CaseClosed (cases),
    WeighsTooMuch, BadWeights and ElsewhereEvidence.
    """
    case = lock(case)
    known = Finding.objects.filter(key=key).first()
    if known is not None:
        return known
    rests_on = _checked(case, evidence)
    finding = Finding.objects.create(
        case=case,
        promised=clean_words(promised, what=_("What was promised"), longest=LONGEST),
        happened=clean_words(happened, what=_("What happened"), longest=LONGEST),
        gap=clean_words(gap, what=_("The gap"), longest=LONGEST),
        by=by,
        at=at,
        key=key,
    )
    for draft in rests_on:
        _keep(finding, draft)
    reach(case, Stage.UNDERSTOOD)
    record("finding.stated", finding, about=case, by=by.actor, at=at, evidence=len(rests_on))
    return finding


def _checked(case: Case, evidence: Sequence[EvidenceDraft]) -> list[EvidenceDraft]:
    if len(evidence) > MOST:
        raise FactsError(
            _("%(most)d pieces of evidence fit. Attach the rest as a file.") % {"most": MOST}
        )
    checked = [weighed(draft) for draft in evidence]
    rows = [(draft.attachment, draft.message, draft.account) for draft in checked]
    shown = [row for three in rows for row in three if row is not None]
    # The rows of a merged case stay where they are and are read with this one's.
    ours = {case.pk, *case.merges.values_list("case_id", flat=True)} if shown else set()
    if any(row.case_id not in ours for row in shown):
        raise ElsewhereEvidence(_("This evidence belongs to another case."))
    return checked


def _keep(finding: Finding, draft: EvidenceDraft) -> None:
    evidence = Evidence.objects.create(
        finding=finding,
        kind=draft.kind,
        bearing=draft.bearing,
        words=draft.words,
        source=draft.source,
        known_at=draft.known_at,
        question=draft.question,
        attachment=draft.attachment,
        message=draft.message,
        account=draft.account,
    )
    parcel = draft.parcel
    if parcel is not None:
        ParcelWeight.objects.create(
            evidence=evidence,
            ordered=parcel.ordered,
            measured=parcel.measured,
            unit=parcel.unit,
            tare=parcel.tare,
            tolerance=parcel.tolerance,
        )
