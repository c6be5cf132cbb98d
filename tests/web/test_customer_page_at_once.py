"""Two browsers press at the same moment: one thing happens. On a real database, in threads."""

from datetime import timedelta

import pytest

from amends.cases.models import FollowUp, Message
from amends.remedies.actions import choose, fulfil
from amends.remedies.models import Choice, Line, Proposal, Thinking
from cast import AT
from remedies.desk import EVENING, OFF, journal_of
from web.public_ground import CustomersPage, at_once, customers_page, new_key

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> CustomersPage:
    return customers_page(monkeypatch)


def test_two_browsers_never_accept_two_options(page: CustomersPage) -> None:
    offer = page.offer()
    answers = at_once(
        *[
            lambda option=option: page.send("choice", offer=offer.pk, option=option)
            for option in (EVENING, OFF) * 3
        ]
    )
    assert answers == [303, 303, 303, 422, 422, 422]
    assert Choice.objects.get().option.key in (EVENING, OFF)
    assert journal_of(page.case).count("option.chosen") == 1


def test_a_double_click_makes_one_thing_of_every_form(page: CustomersPage) -> None:
    offer = page.offer()
    keys = [new_key() for _ in range(2)]
    steps = [
        lambda: page.send("time", offer=offer.pk, write_on="2026-03-06"),
        lambda: page.send("proposal", words="A cake.", key=keys[0]),
        lambda: page.send("message", words="Thank you.", key=keys[1]),
    ]
    for step in steps:
        assert at_once(*[step] * 4) == [303] * 4
    assert Thinking.objects.count() == 1
    assert Proposal.objects.count() == 1
    assert Message.objects.filter(body="Thank you.").count() == 1


def test_a_double_click_on_the_last_word_is_one(page: CustomersPage) -> None:
    choose(page.offer(), EVENING, at=AT + timedelta(minutes=40), noted_by=None)
    line = Line.objects.get(option__key=EVENING)
    fulfil(line, by=page.people.jim, at=AT + timedelta(minutes=50), proof="Held on Friday.")
    assert at_once(*[lambda: page.send("word", satisfied="fully", words="Thanks")] * 4) == [303] * 4
    assert FollowUp.objects.count() == 1
