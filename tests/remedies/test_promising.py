"""What is offered and chosen becomes promises; delivering the lines keeps them."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from amends.cases.models import Case
from amends.clock.promises import sweep_promises
from amends.people.models import Kind
from amends.promises.models import Ending, GivenIn, Promise, State
from amends.promises.queries import promises_of_case
from amends.remedies.actions import (
    GrantedLine,
    choose,
    confirm_arrival,
    fulfil,
    grant_proposal,
    propose,
    record_facts,
    say_not_arrived,
)
from amends.remedies.models import Line, Offer
from amends.remedies.promising import write_words
from amends.remedies.queries import lines_due
from cast import AT, Cast
from remedies.desk import EVENING, OFF, offered
from unchanged import nothing_changes

SOON = AT + timedelta(hours=1)
LATER = AT + timedelta(days=3)
PROOF = "Done, photo sent."


@pytest.fixture
def chosen(people: Cast, window: Case) -> Case:
    """The evening is chosen, due in two weeks; the way to the shop comes back whatever is."""
    record_facts(window, facts={"trips": 1}, by=people.jim, at=AT)
    offer = offered(window, people.jim, EVENING, OFF, extras=("voucher",))
    choose(offer, EVENING, at=SOON, noted_by=None)
    return window


def ledger(case: Case) -> list[tuple[str, str, date | None]]:
    return [(p.what, p.state, p.due_on) for p in promises_of_case(case)]


def test_each_line_becomes_a_promise_for_its_day(people: Cast, chosen: Case) -> None:
    write_words(chosen, at=SOON)
    assert ledger(chosen) == [
        ("Your way to us and back", State.OPEN, date(2026, 3, 6)),
        ("Window, balloons and cake", State.OPEN, date(2026, 3, 17)),
        ("Popcorn for two", State.OPEN, date(2026, 4, 2)),
    ]
    evening = Promise.objects.get(what__startswith="Window")
    assert (evening.given_by, evening.keeper, evening.given_in, evening.case) == (
        people.jim,
        people.jim,
        GivenIn.OFFER,
        chosen,
    )
    with nothing_changes():
        write_words(chosen, at=SOON + timedelta(minutes=1))


def test_what_may_still_be_chosen_is_no_promise(people: Cast, window: Case) -> None:
    offered(window, people.jim, EVENING, OFF)
    with nothing_changes():
        write_words(window, at=SOON)


def test_delivering_in_time_keeps_it(people: Cast, chosen: Case) -> None:
    write_words(chosen, at=SOON)
    fulfil(Line.objects.get(key="evening"), by=people.jim, at=LATER, proof=PROOF)
    write_words(chosen, at=LATER)
    kept = Ending.objects.get()
    assert (kept.kind, kept.promise.what, kept.proof, kept.done_at) == (
        "kept",
        "Window, balloons and cake",
        PROOF,
        LATER,
    )
    with nothing_changes():
        write_words(chosen, at=LATER)


def test_delivering_late_breaks_it_and_a_broken_one_hears_when_it_came(
    people: Cast, chosen: Case
) -> None:
    write_words(chosen, at=SOON)
    saturday = datetime.fromisoformat("2026-03-07T15:00:00+00:00")
    sweep_promises(saturday)
    assert Promise.objects.get(what__startswith="Your way").state == State.BROKEN
    fulfil(Line.objects.get(key="trips_back"), by=people.jim, at=saturday, proof=PROOF)
    write_words(chosen, at=saturday)
    broken = Ending.objects.get()
    assert (broken.kind, broken.done_at, broken.case) == ("broken", saturday, chosen)


def test_the_sweep_finishes_what_a_door_was_cut_off_from(people: Cast, chosen: Case) -> None:
    sweep_promises(SOON + timedelta(hours=30))
    assert Promise.objects.count() == 3
    fulfil(Line.objects.get(key="evening"), by=people.jim, at=LATER, proof=PROOF)
    sweep_promises(LATER)
    assert Promise.objects.get(what__startswith="Window").state == State.KEPT


def test_who_asks_for_something_else_lets_us_off_what_they_chose_before(
    people: Cast, chosen: Case
) -> None:
    write_words(chosen, at=SOON)
    offer = Offer.objects.get()
    asked = propose(chosen, offer=offer, words="Four tickets instead", at=LATER, key="four")
    tickets = GrantedLine(
        kind=Kind.MAKE_WHOLE,
        what="Four tickets",
        amount=Decimal(40),
        due_on=date(2026, 3, 20),
        because="She asked for it.",
    )
    grant_proposal(asked, lines=[tickets], by=people.jim, at=LATER, key="granted")
    write_words(chosen, at=LATER)
    states = {promise.what: promise.state for promise in Promise.objects.all()}
    assert states["Window, balloons and cake"] == State.RELEASED
    assert states["Four tickets"] == State.OPEN
    # The first word on what is due whatever is chosen stands: a later offer moves no date.
    way = Promise.objects.get(what="Your way to us and back")
    assert (way.due_on, way.is_under_way) == (date(2026, 3, 6), True)


def test_more_of_what_was_kept_is_another_word(people: Cast, chosen: Case) -> None:
    fulfil(Line.objects.get(key="trips_back"), by=people.jim, at=SOON, proof=PROOF)
    write_words(chosen, at=SOON)
    assert not Promise.objects.filter(what__startswith="Your way").exists()


def test_what_never_arrived_is_promised_again(people: Cast, chosen: Case) -> None:
    write_words(chosen, at=SOON)
    evening = Line.objects.get(key="evening")
    fulfil(evening, by=people.jim, at=LATER, proof=PROOF)
    write_words(chosen, at=LATER)
    say_not_arrived(evening, at=LATER + timedelta(hours=1))
    write_words(chosen, at=LATER + timedelta(hours=1))
    states = Promise.objects.filter(what__startswith="Window").order_by("pk")
    assert [promise.state for promise in states] == [State.KEPT, State.OPEN]
    fulfil(evening, by=people.jim, at=LATER + timedelta(days=1), proof="At her door")
    write_words(chosen, at=LATER + timedelta(days=1))
    confirm_arrival(lines_due(chosen).get(key="evening").fulfilments.last(), at=LATER)
    assert [promise.state for promise in states.all()] == [State.KEPT, State.KEPT]
