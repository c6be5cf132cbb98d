"""What is offered, chosen and delivered through the pages stands in the ledger at once."""

from datetime import timedelta

import pytest

from amends.promises.models import GivenIn, Promise, State
from amends.promises.queries import promises_of_case
from amends.remedies.actions import choose, fulfil, propose
from amends.remedies.queries import lines_due
from cast import AT
from remedies.desk import EVENING, REFUND, offered
from web.case_desk import CaseDesk, case_desk
from web.public_ground import CustomersPage, customers_page

SOON = AT + timedelta(minutes=5)


@pytest.fixture
def desk(db: None, monkeypatch: pytest.MonkeyPatch) -> CaseDesk:
    return case_desk(monkeypatch)


@pytest.fixture
def page(db: None, monkeypatch: pytest.MonkeyPatch) -> CustomersPage:
    return customers_page(monkeypatch)


def words(place: CaseDesk | CustomersPage) -> list[tuple[str, str]]:
    return [(word.what, word.state) for word in promises_of_case(place.case)]


def test_what_amy_chooses_on_her_page_is_promised_at_once(page: CustomersPage) -> None:
    offer = page.offer()
    for _ in range(2):
        assert page.send("choice", offer=offer.pk, option=EVENING).status_code == 303
    word = Promise.objects.get()
    assert (word.what, word.given_in) == ("Window, balloons and cake", GivenIn.OFFER)
    assert (word.keeper, word.given_by) == (page.people.jim, page.people.jim)


def test_what_she_says_never_arrived_is_promised_again(page: CustomersPage) -> None:
    choose(page.offer(), EVENING, at=AT + timedelta(minutes=25), noted_by=None)
    line = lines_due(page.case).get()
    delivery = fulfil(line, by=page.people.jim, at=AT + timedelta(minutes=26), proof="Sent")
    page.send("arrival", line=line.pk, delivery=delivery.pk, arrived="no")
    assert words(page) == [("Window, balloons and cake", State.OPEN)]


def test_what_she_tells_us_that_she_chooses_is_promised(desk: CaseDesk) -> None:
    offered(desk.case, desk.people.jim, at=SOON)
    desk.send(desk.people.jim, "note_choice", option=EVENING)
    assert words(desk) == [("Window, balloons and cake", State.OPEN)]


def test_delivering_the_line_keeps_the_word(desk: CaseDesk) -> None:
    offered(desk.case, desk.people.jim, at=SOON)
    desk.send(desk.people.jim, "note_choice", option=EVENING)
    line = lines_due(desk.case).get()
    desk.send(desk.people.jim, "fulfil", line.pk, case=desk.case.pk, proof="Held; photo")
    (word,) = promises_of_case(desk.case)
    assert (word.state, word.endings.get().proof) == (State.KEPT, "Held; photo")


def test_an_extra_is_promised_when_the_offer_is_made(desk: CaseDesk) -> None:
    desk.send(desk.people.jim, "offer", options=[EVENING], extras=["voucher"], why="")
    assert words(desk) == [("Popcorn for two", State.OPEN)]


def test_an_extra_above_ones_authority_is_promised_once_it_is_granted(desk: CaseDesk) -> None:
    desk.send(
        desk.people.jim,
        "offer",
        options=[REFUND],
        extras=["voucher"],
        why="Nothing else is left of the evening.",
    )
    assert words(desk) == []
    offer = desk.case.offers.get()
    desk.send(desk.people.tom, "approval", offer.approval.pk, answer="grant")
    assert words(desk) == [("Popcorn for two", State.OPEN)]


def test_what_she_asked_for_and_got_is_promised(desk: CaseDesk) -> None:
    wish = propose(desk.case, offer=None, words="A cake on Friday", at=SOON, key="wish")
    desk.send(
        desk.people.jim,
        "proposal",
        wish.pk,
        answer="grant",
        why="A cake is little.",
        **{
            "line1-kind": "make_whole",
            "line1-what": "A cake",
            "line1-amount": "30",
            "line1-due_on": "2026-03-06",
        },
    )
    assert words(desk) == [("A cake", State.OPEN)]
