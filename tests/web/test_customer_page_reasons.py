"""On the customer's page every line says why it is theirs, the extra too."""

from datetime import timedelta

import pytest

from amends.letters.actions import send_letter
from amends.people.models import Channel
from amends.remedies.actions import record_facts
from cast import AT
from remedies.desk import EVENING, offered
from web.public_ground import CustomersPage, customers_page

EXTRAS = {
    "voucher": "For the evening you had.",
    "dinner": "Because you have been with us for years.",
}
OWED = (
    "You came 2 times for nothing, at 12 dollars each.",
    "The evening is what was lost.",
    "The occasion was spoiled.",
)


@pytest.fixture
def page(db: None, monkeypatch: pytest.MonkeyPatch) -> CustomersPage:
    page = customers_page(monkeypatch)
    people = page.people
    record_facts(page.case, facts={"trips": 2}, by=people.jim, at=AT)
    offered(page.case, people.tom, extras=tuple(EXTRAS))
    return page


def test_every_line_that_can_be_chosen_or_is_given_says_why(page: CustomersPage) -> None:
    text = page.text()
    for because in (*OWED, *EXTRAS.values()):
        assert because in text


def test_a_letter_that_names_the_extra_takes_no_reason_away(page: CustomersPage) -> None:
    send_letter(
        page.case,
        owed_part="Please choose.",
        extra_part="Dinner for two at Lucia's, and popcorn, are from us.",
        subject="Your TV",
        channel=Channel.EMAIL,
        by=page.people.jim,
        at=AT + timedelta(minutes=25),
        key="letter",
    )
    text = page.text()
    for because in EXTRAS.values():
        assert text.count(because) == 1


def test_after_the_choice_each_line_that_was_promised_says_why(page: CustomersPage) -> None:
    offer = page.again().offers.get()
    page.send("choice", offer=offer.pk, option=EVENING)
    text = page.text()
    for because in (OWED[0], OWED[1], *EXTRAS.values()):
        assert because in text
