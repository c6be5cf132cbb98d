"""The words of an offer, in the customer's language, and an offer where nothing is to choose."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

import cast
from amends.cases.models import Case, Stage
from amends.people.actions import let_go, record_treatment
from amends.people.queries import treatment_of
from amends.remedies.actions import (
    choose,
    fulfil,
    make_offer,
    propose,
    record_facts,
    save_policy,
    turn_on_policy,
)
from amends.remedies.assessment import AS_IT_STANDS
from amends.remedies.errors import NotThere
from amends.remedies.models import OfferedOption
from amends.remedies.queries import (
    approval_for,
    approvals_for,
    assess,
    line_numbered,
    lines_due,
    offer_numbered,
    policy_version_for,
    proposal_for,
)
from cast import AT, Cast
from remedies.desk import OFF, POLICY, REFUND, empty_window, offered

SOON = AT + timedelta(hours=1)
NO_CHOICE = POLICY[: POLICY.index("options:")] + POLICY[POLICY.index("goodwill:") :]


def test_an_offer_speaks_the_customers_language(people: Cast, window: Case) -> None:
    german = replace(treatment_of(people.amy), language="de")
    record_treatment(people.amy, german, by=people.jim.actor, at=AT)
    offered(Case.objects.get(pk=window.pk), people.jim, OFF)
    assert OfferedOption.objects.get().text == "40\xa0$ weniger für den Fernseher."
    # The desk reads it in its own.
    here = assess(Case.objects.get(pk=window.pk), by=people.jim, at=AT, language="en")
    assert [o.text for o in here.options if o.key == OFF] == ["$40 less to pay for the TV."]


def test_where_nothing_is_to_choose_they_accept_what_is_owed(people: Cast, window: Case) -> None:
    bill = save_policy(people.team, text=NO_CHOICE, by=people.ines, at=AT)
    turn_on_policy(bill, by=people.ines, at=AT)
    case = record_facts(window, facts={"trips": 2}, by=people.jim, at=AT)
    assessment = assess(case, by=people.jim, at=AT)
    assert [(o.key, o.cost, o.text) for o in assessment.options] == [
        (AS_IT_STANDS, Decimal(0), "Your way to us and back")
    ]
    offer = make_offer(case, option_keys=[AS_IT_STANDS], by=people.jim, at=SOON, key="form-1")
    choose(offer, AS_IT_STANDS, at=SOON, noted_by=None)
    line = lines_due(case).get()
    assert line.amount == Decimal("24.00")
    fulfil(line, by=people.jim, at=SOON, proof="Paid in cash.")
    case.refresh_from_db()
    assert case.stage == Stage.MADE_RIGHT


def test_what_was_asked_of_somebody_who_left_is_shown_to_the_others(
    people: Cast, window: Case
) -> None:
    approval = offered(window, people.jim, REFUND, why="She asks for it.").approval
    assert [*approvals_for(people.ruth)] == []
    let_go(people.tom, by=people.ruth.actor, at=SOON)
    assert [*approvals_for(people.ruth)] == [approval]


def test_rows_are_found_by_who_may_see_them_and_by_nobody_else(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim, REFUND, why="She asks for it.")
    asked = propose(window, offer=offer, words="Rather a cake.", at=SOON, key="p-1")
    line = offer.lines.get()
    stranger = cast._staff("Vera Stone", people.tom.role, cast.the_regent())
    assert approval_for(people.tom, offer.approval.pk) == offer.approval
    assert proposal_for(people.jane, asked.pk) == asked
    assert (offer_numbered(window, offer.pk), line_numbered(window, line.pk)) == (offer, line)
    assert policy_version_for(people.team, 1) == offer.policy_version
    other = empty_window(people.amy, people.jane, cast.the_tv(people.team, people.amy))
    for missed in (
        lambda: approval_for(stranger, offer.approval.pk),
        lambda: proposal_for(stranger, asked.pk),
        lambda: offer_numbered(other, offer.pk),
        lambda: line_numbered(other, line.pk),
        lambda: policy_version_for(cast.the_regent(), 1),
    ):
        with pytest.raises(NotThere):
            missed()
