"""The facts, the options, the extras and the choice, on the case page."""

import re
from datetime import timedelta

import pytest

from amends.cases.actions import close_case
from amends.cases.models import Outcome
from amends.remedies.actions import choose
from amends.remedies.queries import offer_of, offer_shown
from cast import AT
from remedies.desk import EVENING, OFF, POLICY, REFUND, journal_of, offered, policy_on
from unchanged import nothing_changes
from web.case_desk import CaseDesk, case_desk, refused

SOON = AT + timedelta(minutes=5)


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


def ticked(text: str) -> list[str]:
    """What is ticked among the options and extras."""
    boxes = re.findall(r'<input type="checkbox" name="(?:options|extras)"[^>]*>', text)
    return [box.split('value="')[1].split('"')[0] for box in boxes if "checked" in box]


def test_options_stand_with_cost_authority_and_reasons_and_nothing_has_to_be_opened(
    desk: CaseDesk,
) -> None:
    text = desk.text(desk.people.jim)
    assert "$60" in text
    assert "$40" in text
    assert "$640" in text
    assert "The evening is what was lost." in text
    assert "You paid $640." in text
    ours = text.split('id="can-offer"')[1].split('id="put"')[0]
    assert re.findall(r"<details(?![^>]* open)", ours) == []


def test_what_is_ones_own_to_give_is_ticked_to_start_from(desk: CaseDesk) -> None:
    assert ticked(desk.text(desk.people.jim)) == [EVENING, OFF]


def test_an_offer_within_ones_authority_is_before_the_customer_at_once(desk: CaseDesk) -> None:
    answer = desk.send(desk.people.jim, "offer", options=[EVENING, OFF], extras=["voucher"], why="")
    assert answer.status_code == 303
    shown = offer_shown(desk.case)
    assert shown is not None
    assert [option.key for option in shown.options.all()] == [EVENING, OFF]
    assert [line.what for line in shown.apart] == ["Popcorn for two"]
    text = desk.text(desk.people.jim)
    assert "Amy can choose now." in text
    assert "What is offered" in text
    assert "Before Amy since" in text


def test_an_offer_above_it_asks_the_next_person_and_says_by_when_amy_hears(
    desk: CaseDesk,
) -> None:
    desk.send(
        desk.people.jim, "offer", options=[EVENING, REFUND], why="She does not want it any more."
    )
    offer = offer_of(desk.case)
    assert offer is not None
    assert offer.made_at is None
    assert offer.approval.asked_of == desk.people.tom
    text = desk.text(desk.people.jim)
    assert f'<a href="/approvals/{offer.approval.pk}/">Tom Keller is asked</a>.' in text
    assert re.search(r"Amy hears by <time [^>]*>today 12:10</time>", text)
    assert "told us: this one" not in text


def test_asking_needs_a_sentence_why_and_keeps_what_was_ticked(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "offer", options=[REFUND], extras=["voucher"]))
    assert "This needs Tom Keller. Say in a sentence why it is right." in text
    assert 'id="offer-why_error"' in text
    assert ticked(text) == [REFUND, "voucher"]


def test_the_sentence_why_is_still_there_when_nothing_was_ticked(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "offer", why="She was very sad."))
    assert "Tick one to 3 options to put before the customer." in text
    assert "She was very sad.</textarea>" in text


def test_an_option_that_the_policy_does_not_give_is_refused(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "offer", options=[EVENING, "a_yacht"]))
    assert "Look at the options again." in text


def test_sums_are_never_taken_from_the_form(desk: CaseDesk) -> None:
    desk.send(desk.people.jim, "offer", options=[EVENING], amount="9999", evening="9999")
    offer = offer_shown(desk.case)
    assert offer is not None
    assert [str(line.amount) for line in offer.lines.all()] == ["60.00"]


def test_a_double_click_makes_one_offer(desk: CaseDesk) -> None:
    for _ in range(2):
        answer = desk.send(desk.people.jim, "offer", key="the same", options=[EVENING])
        assert answer.status_code == 303
    assert journal_of(desk.case).count("offer.made") == 1


def test_nothing_is_lost_when_the_case_closed_while_somebody_wrote_why(desk: CaseDesk) -> None:
    close_case(desk.case, outcome=Outcome.PARTED, words="", by=desk.people.jim, at=SOON)
    with nothing_changes():
        text = refused(
            desk.send(desk.people.jane, "offer", options=[REFUND], why="She paid it all.")
        )
    assert 'role="alert"' in text
    assert "Nothing was kept. This is what you wrote:" in text
    assert "<p>She paid it all.</p>" in text


def test_a_fact_that_is_missing_is_asked_before_anything_is_offered(desk: CaseDesk) -> None:
    asks = POLICY.replace("trips: {type: int, default: 0,", "trips: {type: int,").replace(
        'version: "1"', 'version: "2"'
    )
    policy_on(desk.people.team, desk.people.ines, asks)
    text = desk.text(desk.people.jim)
    assert "The policy needs to know this first." in text
    assert "Trips made in vain" in text
    assert "Put these to Amy" not in text
    desk.send(desk.people.jim, "facts", fact_trips="2")
    text = desk.text(desk.people.jim)
    assert "You came 2 times for nothing, at 12 dollars each." in text
    assert "$24" in text


def test_what_is_known_can_be_said_better_and_the_sums_follow(desk: CaseDesk) -> None:
    assert 'name="fact_trips"' in desk.text(desk.people.jim, "?open=facts")
    desk.send(desk.people.jim, "facts", fact_trips="3")
    assert "$36" in desk.text(desk.people.jim)
    desk.send(desk.people.jim, "facts", fact_trips="")
    assert "$36" not in desk.text(desk.people.jim)


def test_an_answer_that_is_none_stands_beside_its_question(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "facts", fact_trips="many"))
    assert 'value="many"' in text
    assert 'id="facts-fact_trips_error"' in text
    known = text.split("What is known already")[0].rsplit("<details", 1)[1]
    assert " open" in known


def test_the_options_are_taken_back_and_what_was_extra_stays(desk: CaseDesk) -> None:
    offer = offered(desk.case, desk.people.jim, extras=("voucher",), at=SOON)
    for _ in range(2):
        answer = desk.send(
            desk.people.jim,
            "withdraw_offer",
            offer.pk,
            case=desk.case.pk,
            why="mistake",
            key="the same",
        )
        assert answer.status_code == 303
    assert offer_of(desk.case) is None
    assert journal_of(desk.case).count("offer.withdrawn") == 1
    text = desk.text(desk.people.jim)
    assert "Jim took the options back: it was a mistake of ours." in text
    assert "Popcorn for two" in text.split('id="due"')[1]


def test_options_that_amy_chose_from_meanwhile_are_not_taken_back(desk: CaseDesk) -> None:
    offer = offered(desk.case, desk.people.jim, at=SOON)
    choose(offer, EVENING, at=SOON, noted_by=None)
    with nothing_changes():
        text = refused(
            desk.send(desk.people.jim, "withdraw_offer", offer.pk, case=desk.case.pk, why="mistake")
        )
    assert "Amy has chosen. A word given binds us." in text


def test_a_reason_for_taking_back_that_the_desk_alone_gives_is_refused(desk: CaseDesk) -> None:
    offer = offered(desk.case, desk.people.jim, at=SOON)
    with nothing_changes():
        refused(
            desk.send(desk.people.jim, "withdraw_offer", offer.pk, case=desk.case.pk, why="refused")
        )


def test_a_choice_told_by_phone_is_written_down_once(desk: CaseDesk) -> None:
    offered(desk.case, desk.people.jim, at=SOON)
    for _ in range(2):
        answer = desk.send(desk.people.jim, "note_choice", option=EVENING, key="the same")
        assert answer.status_code == 303
    text = desk.text(desk.people.jim)
    assert "What Amy chose" in text
    assert "Jim wrote it down." in text
    assert "Something off the balance" not in text
    assert journal_of(desk.case).count("option.chosen") == 1


def test_another_choice_after_the_first_is_refused(desk: CaseDesk) -> None:
    offered(desk.case, desk.people.jim, at=SOON)
    desk.send(desk.people.jim, "note_choice", option=EVENING)
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "note_choice", option=OFF))
    assert "You have chosen “The window again, on another evening”." in text


def test_without_an_offer_there_is_nothing_to_choose(desk: CaseDesk) -> None:
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "note_choice", option=EVENING))
    assert "There is no offer to choose from." in text


def test_an_option_that_was_not_offered_cannot_be_chosen(desk: CaseDesk) -> None:
    offered(desk.case, desk.people.jim, at=SOON)
    with nothing_changes():
        text = refused(desk.send(desk.people.jim, "note_choice", option=REFUND))
    assert "This is not among the options." in text


def test_something_else_can_be_put_before_amy_while_she_has_not_chosen(desk: CaseDesk) -> None:
    offered(desk.case, desk.people.jim, EVENING, at=SOON)
    assert "Put something else before Amy" in desk.text(desk.people.jim)
    assert "Put these to Amy" in desk.text(desk.people.jim, "?open=offer")
    desk.send(desk.people.jim, "offer", options=[OFF])
    shown = offer_shown(desk.case)
    assert shown is not None
    assert [option.key for option in shown.options.all()] == [OFF]
