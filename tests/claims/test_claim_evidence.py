"""Evidence of a claim speaks in the same terms as that of a finding."""

import pytest
from django.db import IntegrityError, transaction

from amends.cases.actions import attach_file
from amends.cases.errors import BadWords
from amends.claims.actions import add_evidence, withdraw_claim
from amends.claims.drafts import WeightsDraft
from amends.claims.errors import BadClaim, ClaimEnded
from amends.claims.models import ClaimEvidence, SupplierClaim
from amends.facts.errors import WeighsTooMuch
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Bearing, EvidenceKind
from amends.journal.queries import entries_about
from cast import AT, Cast
from claims.ground import claimed, one_of_two
from unchanged import nothing_changes

PHOTO = EvidenceDraft(EvidenceKind.PACK_PHOTO, Bearing.DECIDES, "One lies in the box")
SCALES = EvidenceDraft(EvidenceKind.CARRIER_WEIGHT, Bearing.SUGGESTS, "1.3 kg")


def shown(
    people: Cast, claim: SupplierClaim, draft: EvidenceDraft, key: str = "a"
) -> ClaimEvidence:
    return add_evidence(claim, draft, by=people.jim, at=AT, key=key)


def test_it_is_kept_once_with_its_file(people: Cast, claim: SupplierClaim) -> None:
    file = attach_file(claim.case, filename="box.txt", content=b"one", by=people.jim.actor, at=AT)
    draft = EvidenceDraft(
        EvidenceKind.PACK_PHOTO, Bearing.DECIDES, "One lies in the box", attachment=file
    )
    kept = shown(people, claim, draft)
    assert (kept.sha256, kept.known_at, kept.by) == (file.sha256, AT, people.jim)
    with nothing_changes():
        assert shown(people, claim, draft) == kept
    names = [entry.name for entry in entries_about(claim.case)]
    assert names.count("claim.evidence_added") == 1


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        (WeightsDraft(measured=1320, unit=1000, tare=300, tolerance=50), Bearing.DECIDES),
        (WeightsDraft(measured=1800, unit=1000, tare=300, tolerance=600), Bearing.SUGGESTS),
        (WeightsDraft(measured=1800, unit=1000, tare=300), Bearing.SILENT),
    ],
)
def test_the_carriers_weight_bears_as_far_as_the_figures_of_the_claim(
    people: Cast, weights: WeightsDraft, says: Bearing
) -> None:
    claim = claimed(people, weights=weights)
    assert shown(people, claim, SCALES).bearing == says


def test_without_figures_a_weight_does_not_decide(people: Cast, claim: SupplierClaim) -> None:
    decides = EvidenceDraft(EvidenceKind.CARRIER_WEIGHT, Bearing.DECIDES, "1.3 kg")
    with nothing_changes(), pytest.raises(WeighsTooMuch):
        shown(people, claim, decides)
    assert shown(people, claim, SCALES).bearing == Bearing.SUGGESTS


@pytest.mark.parametrize("bearing", [Bearing.DECIDES, Bearing.SUGGESTS])
def test_a_declared_weight_is_silent_also_in_the_database(
    people: Cast, claim: SupplierClaim, bearing: Bearing
) -> None:
    label = EvidenceDraft(EvidenceKind.DECLARED_WEIGHT, bearing, "2.4 kg on the label")
    with nothing_changes(), pytest.raises(WeighsTooMuch):
        shown(people, claim, label)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimEvidence.objects.create(
            claim=claim, kind="declared_weight", bearing=bearing, words="2.4", by=people.jim,
            at=AT, key="x",
        )  # fmt: skip


def test_what_makes_no_sense_is_refused(people: Cast, claim: SupplierClaim) -> None:
    elsewhere = attach_file(
        one_of_two(people, key="other"), filename="a.txt", content=b"a", by=people.jim.actor, at=AT
    )
    stray = EvidenceDraft(EvidenceKind.PHOTO, Bearing.SILENT, "A photo", attachment=elsewhere)
    with nothing_changes(), pytest.raises(BadClaim, match="another case"):
        shown(people, claim, stray)
    with nothing_changes(), pytest.raises(BadWords):
        shown(people, claim, EvidenceDraft(EvidenceKind.POD, Bearing.SILENT, " "))
    for number in range(50):
        shown(people, claim, PHOTO, key=f"n{number}")
    with nothing_changes(), pytest.raises(BadClaim, match="Fifty"):
        shown(people, claim, PHOTO, key="too-many")


def test_a_claim_that_is_over_takes_none(people: Cast, claim: SupplierClaim) -> None:
    withdraw_claim(claim, words="Found it", by=people.jim, at=AT, key="w")
    with nothing_changes(), pytest.raises(ClaimEnded):
        shown(people, claim, PHOTO)
