"""Line by line, with proof, until the customer says that it is there."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from amends.cases.actions import attach_file, close_case
from amends.cases.errors import BadWords, NotClosable
from amends.cases.models import Case, Clock, ClockKind, Outcome, Stage
from amends.remedies.actions import (
    choose,
    confirm_arrival,
    fulfil,
    propose,
    record_facts,
    refuse_proposal,
    say_not_arrived,
)
from amends.remedies.errors import NotDelivered, NotDue
from amends.remedies.models import Fulfilment, Line
from amends.remedies.queries import lines_due, lines_due_for, lines_still_due
from cast import AT, Cast
from remedies.desk import EVENING, OFF, REFUND, empty_window, journal_of, offered

SOON = AT + timedelta(minutes=20)
LATER = AT + timedelta(hours=3)
PROOF = "Photo of the window, sent to her."


@pytest.fixture
def chosen(people: Cast, window: Case) -> Case:
    record_facts(window, facts={"trips": 1}, by=people.jim, at=AT)
    offer = offered(window, people.jim, EVENING, OFF, extras=("voucher",))
    choose(offer, EVENING, at=SOON, noted_by=None)
    window.refresh_from_db()
    return window


def line_of(case: Case, key: str) -> Line:
    return Line.objects.get(offer__case=case, key=key)


def test_the_last_line_makes_it_right(people: Cast, chosen: Case) -> None:
    for key in ("evening", "voucher"):
        fulfil(line_of(chosen, key), by=people.jim, at=LATER, proof=PROOF)
        chosen.refresh_from_db()
        assert chosen.stage == Stage.ACCEPTED
    fulfil(line_of(chosen, "trips_back"), by=people.jim, at=LATER, proof=PROOF)
    chosen.refresh_from_db()
    assert chosen.stage == Stage.MADE_RIGHT
    assert Clock.objects.get(case=chosen, kind=ClockKind.FULFIL).stopped_at == LATER
    assert journal_of(chosen)[-3:] == ["line.fulfilled"] * 3


def test_the_extra_can_be_given_before_anything_is_chosen(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim, EVENING, extras=("voucher",))
    fulfil(line_of(window, "voucher"), by=people.jim, at=SOON, proof="Handed over.")
    window.refresh_from_db()
    assert window.stage == Stage.OFFERED
    choose(offer, EVENING, at=LATER, noted_by=None)
    assert [line.key for line in lines_still_due(window)] == ["evening"]


def test_a_line_of_an_option_that_was_not_chosen_is_not_due(people: Cast, chosen: Case) -> None:
    with pytest.raises(NotDue):
        fulfil(line_of(chosen, "off"), by=people.jim, at=LATER, proof=PROOF)
    assert not Fulfilment.objects.exists()


def test_a_line_that_nobody_has_granted_is_not_due(people: Cast, window: Case) -> None:
    offered(window, people.jim, REFUND, extras=("voucher",), why="She asks for it.")
    for key in ("refund", "voucher"):
        with pytest.raises(NotDue):
            fulfil(line_of(window, key), by=people.jim, at=LATER, proof=PROOF)
    assert not Fulfilment.objects.exists()


def test_without_proof_nothing_is_delivered(people: Cast, chosen: Case) -> None:
    with pytest.raises(BadWords):
        fulfil(line_of(chosen, "evening"), by=people.jim, at=LATER, proof=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Fulfilment.objects.create(
            line=line_of(chosen, "evening"), by=people.jim, at=LATER, proof=""
        )
    assert not Fulfilment.objects.exists()


def test_proof_can_be_a_file_of_this_case_and_of_no_other(people: Cast, chosen: Case) -> None:
    assert chosen.purchase is not None
    other = empty_window(people.amy, people.jane, chosen.purchase)
    jpeg = b"\xff\xd8\xff\xe0 a photo"
    said = {"filename": "window.jpg", "content": jpeg, "by": people.jane.actor, "at": LATER}
    photo = attach_file(other, **said)
    with pytest.raises(NotDue):
        fulfil(line_of(chosen, "evening"), by=people.jim, at=LATER, proof=PROOF, attachment=photo)
    assert not Fulfilment.objects.exists()
    ours = attach_file(chosen, **said)
    kept = fulfil(line_of(chosen, "evening"), by=people.jim, at=LATER, proof=PROOF, attachment=ours)
    assert kept.attachment == ours


def test_a_double_click_delivers_once(people: Cast, chosen: Case) -> None:
    line = line_of(chosen, "evening")
    first = fulfil(line, by=people.jim, at=LATER, proof=PROOF)
    assert fulfil(line, by=people.jane, at=LATER, proof="Another word.") == first
    assert journal_of(chosen).count("line.fulfilled") == 1


def test_the_customer_says_that_it_arrived(people: Cast, chosen: Case) -> None:
    delivery = fulfil(line_of(chosen, "evening"), by=people.jim, at=LATER, proof=PROOF)
    confirm_arrival(delivery, at=LATER)
    confirm_arrival(delivery, at=LATER + timedelta(days=1))
    delivery.refresh_from_db()
    assert delivery.arrived_at == LATER
    assert journal_of(chosen).count("arrival.confirmed") == 1
    with pytest.raises(NotDelivered):
        say_not_arrived(line_of(chosen, "evening"), at=LATER)
    assert Fulfilment.objects.get().disputed_at is None


def test_who_says_that_nothing_came_is_believed_and_it_is_due_again(
    people: Cast, chosen: Case
) -> None:
    for line in [*lines_due(chosen)]:
        fulfil(line, by=people.jim, at=LATER, proof=PROOF)
    evening = line_of(chosen, "evening")
    day_after = LATER + timedelta(days=1)
    gone = say_not_arrived(evening, at=day_after)
    assert say_not_arrived(evening, at=day_after) == gone
    assert [line.key for line in lines_still_due(chosen)] == ["evening"]
    chosen.refresh_from_db()
    assert chosen.stage == Stage.ACCEPTED
    assert Clock.objects.filter(case=chosen, kind=ClockKind.FULFIL, stopped_at=None).exists()
    assert journal_of(chosen).count("arrival.denied") == 1
    again = fulfil(evening, by=people.jim, at=day_after, proof="By courier, signed for.")
    assert Fulfilment.objects.filter(line=evening).count() == 2
    chosen.refresh_from_db()
    assert chosen.stage == Stage.MADE_RIGHT
    with pytest.raises(NotDelivered):
        confirm_arrival(gone, at=day_after)
    assert confirm_arrival(again, at=day_after).arrived_at == day_after


def test_nothing_can_be_missed_that_was_not_sent(people: Cast, chosen: Case) -> None:
    with pytest.raises(NotDelivered):
        say_not_arrived(line_of(chosen, "evening"), at=LATER)
    assert not Fulfilment.objects.exists()


def test_the_database_holds_one_delivery_of_a_line(people: Cast, chosen: Case) -> None:
    delivery = fulfil(line_of(chosen, "evening"), by=people.jim, at=LATER, proof=PROOF)
    with pytest.raises(IntegrityError), transaction.atomic():
        Fulfilment.objects.create(line=delivery.line, by=people.jim, at=LATER, proof=PROOF)
    assert Fulfilment.objects.get() == delivery


def test_today_shows_what_is_to_be_delivered_in_the_next_days(people: Cast, chosen: Case) -> None:
    # The evening is due in a fortnight, the voucher in a month.
    assert [line.key for line in lines_due_for(people.jim, SOON)] == ["trips_back"]
    assert [line.key for line in lines_due_for(people.jim, SOON + timedelta(days=9))] == [
        "trips_back",
        "evening",
    ]
    assert [*lines_due_for(people.jane, SOON)] == []


def test_a_case_does_not_close_while_something_is_due(people: Cast, chosen: Case) -> None:
    with pytest.raises(NotClosable) as refused:
        close_case(chosen, outcome=Outcome.PARTED, words="Kindly.", by=people.jim, at=LATER)
    for what in ("Window, balloons and cake", "Your way to us and back", "Popcorn for two"):
        assert what in str(refused.value)
    chosen.refresh_from_db()
    assert chosen.is_open
    for line in [*lines_due(chosen)]:
        fulfil(line, by=people.jim, at=LATER, proof=PROOF)
    closing = close_case(chosen, outcome=Outcome.RETAINED, words="", by=people.jim, at=LATER)
    assert closing.outcome == Outcome.RETAINED


def test_who_withdraws_lets_us_off(people: Cast, chosen: Case) -> None:
    close_case(chosen, outcome=Outcome.WITHDRAWN, words="Never mind.", by=people.jim, at=LATER)
    chosen.refresh_from_db()
    assert not chosen.is_open


def test_a_case_does_not_close_over_an_open_question(people: Cast, window: Case) -> None:
    offer = offered(window, people.jim)
    asked = propose(window, offer=offer, words="Rather a cake.", at=SOON, key="p-1")
    with pytest.raises(NotClosable, match="Amy asked for something else"):
        close_case(window, outcome=Outcome.PARTED, words="Kindly.", by=people.jim, at=LATER)
    refuse_proposal(
        asked, by=people.jim, at=LATER, reason="It is past.", alternative="The evening."
    )
    with pytest.raises(NotClosable, match="has not chosen"):
        close_case(window, outcome=Outcome.TAKEN_OUTSIDE, words="", by=people.jim, at=LATER)
    close_case(window, outcome=Outcome.PARTED, words="Kindly.", by=people.jim, at=LATER)
    window.refresh_from_db()
    assert not window.is_open


def test_a_case_does_not_close_while_somebody_is_asked(people: Cast, window: Case) -> None:
    offered(window, people.jim, REFUND, why="She asks for it.")
    with pytest.raises(NotClosable, match="Tom Keller is asked"):
        close_case(window, outcome=Outcome.PARTED, words="Kindly.", by=people.jim, at=LATER)
    window.refresh_from_db()
    assert window.is_open
