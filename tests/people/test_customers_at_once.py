"""Two forms at the same moment are one customer."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from amends.journal.actor import PUBLIC
from amends.people.actions import meet_customer
from amends.people.matching import Contact
from amends.people.models import ContactKind
from amends.people.queries import customers_reached_at
from cast import AT

EMAIL = Contact(ContactKind.EMAIL, "bo@example.com")
PHONE = Contact(ContactKind.PHONE, "+1 555 010 7777")


@pytest.mark.django_db(transaction=True)
def test_a_double_click_meets_one_customer() -> None:
    gate = Barrier(6)

    def click(number: int) -> int:
        # Half of them name the same two addresses the other way round.
        contacts = [EMAIL, PHONE] if number % 2 else [PHONE, EMAIL]
        try:
            gate.wait(timeout=10)
            return meet_customer(name="Bo", contacts=contacts, by=PUBLIC, at=AT).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as clicks:
        met = {*clicks.map(click, range(6))}
    assert len(met) == 1
    assert customers_reached_at(EMAIL.kind, EMAIL.value).count() == 1
