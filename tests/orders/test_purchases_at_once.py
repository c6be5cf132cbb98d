"""Two who record one purchase at the same moment record it once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

import cast
from amends.journal.queries import entries_about
from amends.orders.actions import note_delivery
from amends.orders.models import Purchase
from cast import AT


@pytest.mark.django_db(transaction=True)
def test_a_double_click_records_one_purchase_and_one_delivery() -> None:
    everybody = cast.everybody()
    by, gate = everybody.jim.actor, Barrier(4)

    def click(_: int) -> int:
        try:
            gate.wait(timeout=10)
            purchase = cast.the_tv(everybody.team, everybody.amy)
            note_delivery(purchase, delivered_on=date(2026, 3, 4), by=by, at=AT)
            return purchase.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as clicks:
        recorded = {*clicks.map(click, range(4))}
    purchase = Purchase.objects.get()
    assert recorded == {purchase.pk}
    names = [entry.name for entry in entries_about(purchase)]
    assert names == ["purchase.recorded", "purchase.delivered"]
