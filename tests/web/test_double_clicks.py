"""A form of the desk, or of somebody who was asked, that is sent twice at one moment is one thing.

On a real database, in threads.
"""

import pytest
from django.test import Client

from amends.cases.models import HandBack, Message
from amends.claims.models import ClaimEvidence
from amends.facts.links import account_path
from amends.facts.models import Account, AccountAnswer
from amends.people.actions import add_executive
from cast import AT
from claims.ground import claimed
from facts.ground import asked
from web.case_desk import CaseDesk, case_desk
from web.public_ground import at_once, new_key

pytestmark = pytest.mark.django_db(transaction=True)

ASK = {
    "asked_of": "operations",
    "name": "Evening shift",
    "address": "evening@northlight.example",
    "question": "What stood in the window on Monday at six?",
    "within": "1 0",
}
SCAN = {"kind": "carrier_scan", "bearing": "suggests", "words": "Left at the door"}


@pytest.fixture
def desk(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def test_whoever_is_asked_tells_it_once(desk: CaseDesk) -> None:
    address = account_path(asked(desk.people, desk.case))
    told = {"key": new_key(), "happened": "It is on no closing list."}
    assert at_once(*[lambda: Client().post(address, told)] * 4) == [303] * 4
    assert AccountAnswer.objects.count() == 1


def test_somebody_is_asked_once(desk: CaseDesk) -> None:
    ask = {**ASK, "key": new_key()}
    assert at_once(*[lambda: desk.send(desk.people.jim, "accounts", **ask)] * 4) == [303] * 4
    assert Account.objects.count() == 1


def test_what_came_through_the_management_is_noted_once(desk: CaseDesk) -> None:
    people = desk.people
    top = add_executive(name="Victoria Stone", address="v@top.example", by=people.tom, at=AT)
    told = {"executive": top.pk, "said": "Nobody rings.", "added": "", "key": new_key()}
    sent = at_once(*[lambda: desk.send(people.jim, "through_management", **told)] * 4)
    assert sent == [303] * 4
    assert HandBack.objects.count() == 1
    assert Message.objects.filter(body="Nobody rings.").count() == 1


def test_evidence_is_put_with_a_claim_once(desk: CaseDesk) -> None:
    claim, jim = claimed(desk.people), desk.people.jim
    scan = {**SCAN, "key": new_key()}
    assert at_once(*[lambda: desk.send(jim, "claim_evidence", claim.pk, **scan)] * 4) == [303] * 4
    assert ClaimEvidence.objects.count() == 1
