"""The same facts with and without an agreement give what the policy says (S1, the print)."""

from datetime import timedelta
from decimal import Decimal

import pytest

import cast
from amends.cases.actions import open_case
from amends.cases.models import Case, Failure
from amends.config.demo.opening_day import POLICY
from amends.orders.actions import end_agreement, make_agreement, record_purchase
from amends.orders.drafts import LineDraft, SignOffDraft
from amends.people.models import Channel
from amends.remedies.actions import record_facts
from amends.remedies.queries import assess
from cast import AT, Cast
from remedies.desk import policy_on

READ_ALOUD = "Before printing, we read every name on the proof aloud to each other."


@pytest.fixture
def people(db: None) -> Cast:
    people = cast.everybody()
    policy_on(people.team, people.ines, POLICY.read_text())
    return people


def wrong_print(people: Cast, number: str, *, days: int) -> Case:
    """Sixty invitations as on the proof that Amy signed, with a name misspelt."""
    at = AT + timedelta(days=days)
    proof = SignOffDraft("Proof of the invitation", "Amy Chen", at)
    purchase = record_purchase(
        team=people.team,
        customer=people.amy,
        number=number,
        lines=[LineDraft("Invitations, sixty", Decimal(180), sign_offs=(proof,))],
        paid=Decimal(180),
        bought_at=at,
        by=people.jim.actor,
        at=at,
    )
    return open_case(
        team=people.team,
        customer=people.amy,
        subject="The groom’s name is wrong",
        failure=Failure.NOT_AS_DESCRIBED,
        channel=Channel.PHONE,
        words="It says Micheal.",
        purchase=purchase,
        by=people.jim,
        at=at + timedelta(hours=2),
        key=number,
    )


def share_of(case: Case, people: Cast) -> tuple[str, set[str]]:
    found = assess(case, by=people.jim, at=case.opened_at)
    return found.share, {option.key for option in found.options}


SHARED = ("shared", {"redo_shared", "keep_with_credit"})
OURS = ("ours", {"redo", "new_piece", "piece_money_back"})


def test_a_check_that_was_agreed_on_and_left_out_makes_the_cost_ours_alone(people: Cast) -> None:
    first = wrong_print(people, "P-1", days=0)
    assert share_of(first, people) == SHARED
    agreement = make_agreement(
        customer=people.amy,
        team=people.team,
        words=READ_ALOUD,
        by=people.jim,
        at=AT + timedelta(days=1),
        about=first,
    )
    # It was agreed on because of the first print, and says nothing of that one.
    assert share_of(first, people) == SHARED

    second = wrong_print(people, "P-2", days=5)
    assert share_of(second, people) == OURS
    second = record_facts(
        second, facts={"agreement_kept": True}, by=people.jim, at=second.opened_at
    )
    assert share_of(second, people) == SHARED

    end_agreement(agreement, why="She reads them alone.", by=people.jim, at=AT + timedelta(days=9))
    assert share_of(wrong_print(people, "P-3", days=12), people) == SHARED
