"""A claim is opened, answered and ended; each is one fact, and a refusal changes nothing."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from amends.cases.actions import close_case
from amends.cases.closing import reasons_against_closing
from amends.cases.models import Case, Outcome
from amends.claims.actions import (
    chase_later,
    lodge_claim,
    note_acknowledged,
    note_agreement,
    note_dispute,
    note_receipt,
    notify_supplier,
    open_claim,
    pass_claim_on,
    set_terms,
    withdraw_claim,
    write_off_claim,
)
from amends.claims.drafts import TermsDraft, WeightsDraft
from amends.claims.errors import BadClaim, ClaimEnded, ClaimNotFound
from amends.claims.evidence import weighed
from amends.claims.models import Status, SupplierClaim
from amends.claims.queries import claim_for, claims_for
from amends.facts.weighing import Says
from amends.journal.queries import entries_about
from amends.people.actions import hire_staff
from amends.people.models import Role
from cast import AT, Cast, the_regent
from claims.ground import DAY, TUESDAY, again, claimed, drafted, one_of_two, terms
from unchanged import nothing_changes


def names(claim: SupplierClaim) -> list[str]:
    return [entry.name for entry in entries_about(claim.case) if entry.name.startswith("claim.")]


def test_whoever_opens_it_owns_it_and_its_windows_are_those_of_the_terms(
    people: Cast, claim: SupplierClaim
) -> None:
    claim = again(claim)
    assert (claim.owner, claim.status, claim.sum) == (people.jim, Status.DRAFT, Decimal(80))
    assert (claim.notify_from, claim.notify_by) == (TUESDAY, date(2026, 3, 13))
    assert (claim.claim_from, claim.claim_by) == (date(2026, 2, 24), date(2026, 3, 26))
    assert (claim.clause, claim.answer_days) == ("Clause 7 of the terms", 5)
    assert names(claim) == ["claim.opened"]


def test_without_terms_there_is_no_window(people: Cast) -> None:
    claim = claimed(people)
    assert (claim.notify_by, claim.claim_by, again(claim).next_look_at) == (None, None, None)


def test_working_days_are_those_of_the_team(people: Cast) -> None:
    terms(people, TermsDraft(notify_after_discovery=5, in_working_days=True))
    # Northlight is open on Saturdays and shut on Sundays.
    assert claimed(people).notify_by == date(2026, 3, 9)


def test_terms_that_change_leave_open_claims_as_they_are(
    people: Cast, claim: SupplierClaim
) -> None:
    terms(people, TermsDraft(notify_after_discovery=1))
    assert again(claim).notify_by == date(2026, 3, 13)
    with nothing_changes():
        terms(people, TermsDraft(notify_after_discovery=1))


def test_a_lead_sets_terms_and_a_clerk_does_not(people: Cast) -> None:
    with nothing_changes(), pytest.raises(BadClaim, match="A lead sets"):
        set_terms(people.widget_works, TermsDraft(), by=people.jim, at=AT)
    for wrong in (
        {"answer_days": 0},
        {"claim_after_delivery": -1},
        {"notify_after_delivery": 9999},
    ):
        with nothing_changes(), pytest.raises(BadClaim):
            set_terms(people.widget_works, TermsDraft(**wrong), by=people.ines, at=AT)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"ordered": 0}, "ordered"),
        ({"claimed": 0}, "claimed"),
        ({"claimed": 3}, "claimed"),
        ({"received": 3}, "received"),
        ({"what": " "}, "what"),
        ({"discovered_on": TUESDAY + DAY}, "discovered_on"),
        ({"delivered_on": TUESDAY + DAY}, "discovered_on"),
        ({"goods": Decimal("0"), "remedy": Decimal("0"), "handling": Decimal("0")}, "goods"),
        ({"goods": Decimal("-1")}, "goods"),
        ({"handling": Decimal("0.001")}, "handling"),
        ({"weights": WeightsDraft(unit=0)}, "unit"),
        ({"weights": WeightsDraft(tare=-1)}, "tare"),
    ],
)
def test_a_claim_that_makes_no_sense_is_refused(
    people: Cast, wrong: dict[str, Any], field: str
) -> None:
    case = one_of_two(people)
    with nothing_changes(), pytest.raises(BadClaim) as refused:
        open_claim(case, drafted(people, case, **wrong), by=people.jim, at=AT, key="wrong")
    assert refused.value.field == field


def test_the_same_form_twice_is_one_claim(people: Cast, claim: SupplierClaim) -> None:
    with nothing_changes():
        assert claimed(people, claim.case) == claim


def test_the_declared_weight_says_nothing_and_the_carriers_decides(
    people: Cast, claim: SupplierClaim
) -> None:
    assert weighed(claim).says == Says.SILENT
    scales = WeightsDraft(declared=2400, measured=1310, unit=1000, tare=300, tolerance=50)
    other = claimed(people, claim.case, key="weighed", weights=scales)
    assert (weighed(other).says, weighed(other).counts) == (Says.DECIDES, (1,))


def test_it_goes_its_way_to_the_credit(people: Cast, claim: SupplierClaim) -> None:
    jim = people.jim
    notify_supplier(claim, words="Rang Pat", by=jim, at=AT, key="1")
    assert again(claim).chase_on == date(2026, 3, 8)
    lodge_claim(claim, words="By their form", by=jim, at=AT + DAY, key="2")
    note_acknowledged(claim, words="", by=jim, at=AT + 2 * DAY, key="3")
    note_dispute(claim, words="The weight proves both.", by=jim, at=AT + 3 * DAY, key="4")
    assert again(claim).status == Status.DISPUTED
    half = {"is_last_word": False, "words": "", "by": jim}
    note_agreement(claim, amount=Decimal(48), at=AT + 4 * DAY, key="5", **half)
    note_receipt(claim, amount=Decimal(48), words="CN 12", by=jim, at=AT + 5 * DAY, key="6")
    assert (again(claim).status, again(claim).ended_at) == (Status.AGREED, None)
    note_agreement(claim, amount=Decimal(32), at=AT + 6 * DAY, key="7", **half)
    note_receipt(claim, amount=Decimal(32), words="CN 13", by=jim, at=AT + 7 * DAY, key="8")
    claim = again(claim)
    assert (claim.status, claim.received_sum) == (Status.CREDITED, Decimal(80))
    assert (claim.ended_at, claim.chase_on, claim.next_look_at) == (AT + 7 * DAY, None, None)
    assert names(claim) == [
        "claim.opened",
        "claim.notified",
        "claim.lodged",
        "claim.acknowledged",
        "claim.disputed",
        "claim.agreed",
        "claim.received",
        "claim.agreed",
        "claim.received",
    ]


def test_every_form_sent_twice_is_one_step(people: Cast, claim: SupplierClaim) -> None:
    jim = people.jim

    def everything() -> None:
        notify_supplier(claim, words="Rang", by=jim, at=AT, key="a")
        note_dispute(claim, words="No", by=jim, at=AT, key="b")
        note_agreement(
            claim, amount=Decimal(80), is_last_word=False, words="", by=jim, at=AT, key="c"
        )
        pass_claim_on(claim, to=people.jane, words="", by=jim, at=AT, key="d")
        note_receipt(claim, amount=Decimal(80), words="CN", by=jim, at=AT, key="e")

    everything()
    with nothing_changes():
        everything()


def test_no_more_than_was_claimed_is_agreed_or_comes(people: Cast, claim: SupplierClaim) -> None:
    jim = people.jim
    note_agreement(claim, amount=Decimal(50), is_last_word=False, words="", by=jim, at=AT, key="a")
    with nothing_changes(), pytest.raises(BadClaim, match="more than what was claimed"):
        note_agreement(
            claim, amount=Decimal(31), is_last_word=False, words="", by=jim, at=AT, key="b"
        )
    with nothing_changes(), pytest.raises(BadClaim):
        note_receipt(claim, amount=Decimal(81), words="CN", by=jim, at=AT, key="c")
    with nothing_changes(), pytest.raises(BadClaim):
        note_receipt(claim, amount=Decimal(0), words="CN", by=jim, at=AT, key="d")


def test_writing_off_is_a_choice_of_a_person_with_a_reason(
    people: Cast, claim: SupplierClaim
) -> None:
    with nothing_changes(), pytest.raises(BadClaim):
        write_off_claim(claim, words=" ", by=people.jim, at=AT, key="a")
    write_off_claim(claim, words="Not worth a fourth letter", by=people.jim, at=AT, key="b")
    assert again(claim).status == Status.WRITTEN_OFF
    with nothing_changes(), pytest.raises(ClaimEnded, match="written off"):
        note_receipt(claim, amount=Decimal(5), words="CN", by=people.jim, at=AT, key="c")
    with nothing_changes(), pytest.raises(ClaimEnded):
        withdraw_claim(claim, words="After all", by=people.jim, at=AT, key="d")
    with nothing_changes(), pytest.raises(ClaimEnded):
        chase_later(claim, on=TUESDAY, by=people.jim, at=AT)


def test_a_colleague_of_the_team_takes_it_over(people: Cast, claim: SupplierClaim) -> None:
    elsewhere = hire_staff(
        email="sam@regent.example", name="Sam Vale", role=Role.CLERK, teams=[the_regent()],
        password="a long enough word", by=people.ruth.actor, at=AT,
    )  # fmt: skip
    with nothing_changes(), pytest.raises(BadClaim, match="does not work in this team"):
        pass_claim_on(claim, to=elsewhere, words="", by=people.jim, at=AT, key="a")
    with nothing_changes(), pytest.raises(BadClaim, match="already"):
        pass_claim_on(claim, to=people.jim, words="", by=people.jim, at=AT, key="b")
    pass_claim_on(claim, to=people.jane, words="I am away", by=people.jim, at=AT, key="c")
    assert again(claim).owner == people.jane
    assert [*claims_for(elsewhere)] == []
    with pytest.raises(ClaimNotFound):
        claim_for(elsewhere, claim.pk)


def test_the_day_to_ask_again_is_not_over(people: Cast, claim: SupplierClaim) -> None:
    with nothing_changes(), pytest.raises(BadClaim, match="That day is over"):
        chase_later(claim, on=TUESDAY - DAY, by=people.jim, at=AT)
    chase_later(claim, on=TUESDAY, by=people.jim, at=AT)
    with nothing_changes():
        chase_later(claim, on=TUESDAY, by=people.jim, at=AT)


def test_the_customer_and_the_case_never_wait_for_it(people: Cast, claim: SupplierClaim) -> None:
    case = Case.objects.get(pk=claim.case_id)
    without = one_of_two(people, key="another")
    said = [[*reasons_against_closing(one, Outcome.WITHDRAWN)] for one in (case, without)]
    assert said[0] == said[1]
    close_case(case, outcome=Outcome.WITHDRAWN, words="", by=people.jim, at=AT + DAY)
    # It lives on, and a claim may also begin after the case is closed.
    notify_supplier(claim, words="Rang", by=people.jim, at=AT + 2 * DAY, key="a")
    claimed(people, Case.objects.get(pk=case.pk), key="late")
    assert Case.objects.get(pk=case.pk).closed_at == AT + DAY
    assert again(claim).status == Status.NOTIFIED
    assert timedelta(0) < again(claim).next_look_at - AT
