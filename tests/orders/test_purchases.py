"""Something is bought, arrives, is paid and is signed off."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

import cast
from amends.journal.queries import entries_about
from amends.orders.actions import (
    note_delivery,
    note_payment,
    record_purchase,
    record_sign_off,
)
from amends.orders.drafts import LineDraft, SignOffDraft
from amends.orders.errors import (
    BadOrderEntry,
    BeyondTheBill,
    NoSuchThing,
    NumberTaken,
    OrdersError,
)
from amends.orders.models import Purchase
from amends.orders.queries import (
    balance,
    line_for,
    missing,
    purchase_for,
    purchase_numbered,
    purchases_of,
    sign_offs_of,
    signed_off,
)
from amends.people.models import Customer, Staff, Team
from cast import AT
from unchanged import nothing_changes

RING = LineDraft("Ring, engraved F", Decimal("120.00"))
SIGNED = SignOffDraft("Letter F, from the order form", "Amy Chen", AT)


def test_amy_still_owes_250_dollars_on_the_tv(the_tv: Purchase) -> None:
    assert (the_tv.total, the_tv.currency) == (Decimal("890.00"), "USD")
    assert balance(the_tv) == Decimal("250.00")


def test_one_of_two_widgets_is_missing(two_widgets: Purchase) -> None:
    (line,) = two_widgets.lines.all()
    assert (line.quantity, line.delivered, line.supplier.name) == (2, 1, "Widget Works")
    assert missing(two_widgets) == 1


def test_the_same_number_again_is_the_purchase_that_is_there(
    northlight: Team, amy: Customer, the_tv: Purchase
) -> None:
    with nothing_changes():
        assert cast.the_tv(northlight, amy) == the_tv


def test_the_number_of_somebody_elses_purchase_is_refused(
    northlight: Team, priya: Customer, the_tv: Purchase
) -> None:
    with nothing_changes(), pytest.raises(NumberTaken) as refused:
        cast.the_tv(northlight, priya)
    assert refused.value.field == "number"


def test_two_teams_may_use_one_number(
    the_regent: Team, amy: Customer, jim: Staff, the_tv: Purchase
) -> None:
    there = record_purchase(
        team=the_regent,
        customer=amy,
        number=the_tv.number,
        lines=[RING],
        bought_at=AT,
        by=jim.actor,
        at=AT,
    )
    assert there != the_tv
    assert purchase_numbered(the_regent, the_tv.number) == there
    assert purchase_numbered(the_regent, "\0") is None


def test_a_bill_may_come_to_less_than_its_lines(
    northlight: Team, amy: Customer, jim: Staff
) -> None:
    purchase = record_purchase(
        team=northlight,
        customer=amy,
        number="NL-1",
        lines=[RING, replace(RING, quantity=2)],
        total=Decimal(300),
        paid=Decimal(300),
        currency="eur",
        bought_at=AT,
        by=jim.actor,
        at=AT,
    )
    assert (purchase.total, purchase.currency, balance(purchase)) == (300, "EUR", 0)
    assert [line.position for line in purchase.lines.all()] == [1, 2]
    assert entries_about(purchase).get().figures == {
        "customer": amy.pk,
        "total": "300.00",
        "paid": "300.00",
    }


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": ""}, "number"),
        ({"number": "9" * 41}, "number"),
        ({"number": "9\x00"}, "number"),
        ({"lines": []}, "lines"),
        ({"lines": [RING] * 501}, "lines"),
        ({"lines": [replace(RING, price=Decimal("9999999999"))] * 2}, "lines"),
        ({"lines": [RING, replace(RING, what="")]}, "lines.2"),
        ({"lines": [replace(RING, what="w" * 201)]}, "lines.1"),
        ({"lines": [replace(RING, price=Decimal(-1))]}, "lines.1"),
        ({"lines": [replace(RING, price=Decimal("sNaN"))]}, "lines.1"),
        ({"lines": [replace(RING, quantity=0)]}, "lines.1"),
        ({"lines": [replace(RING, quantity=10**9)]}, "lines.1"),
        ({"lines": [replace(RING, delivered=-1)]}, "lines.1"),
        ({"lines": [replace(RING, delivered=2)]}, "lines.1"),
        ({"lines": [replace(RING, sign_offs=(replace(SIGNED, signed_by=""),))]}, "lines.1"),
        ({"lines": [replace(RING, sign_offs=(SIGNED,) * 51)]}, "lines.1"),
        ({"total": Decimal("-5")}, "total"),
        ({"paid": Decimal("120.01")}, "paid"),
        ({"paid": Decimal("-1")}, "paid"),
        ({"currency": "XYZ"}, "currency"),
    ],
)
def test_a_purchase_that_cannot_be_is_refused_beside_its_field(
    northlight: Team, amy: Customer, jim: Staff, wrong: dict[str, object], field: str
) -> None:
    bought = {"number": "NL-1", "lines": [RING], "bought_at": AT} | wrong
    with nothing_changes(), pytest.raises(OrdersError) as refused:
        record_purchase(team=northlight, customer=amy, **bought, by=jim.actor, at=AT)
    assert refused.value.field == field


def test_the_second_widget_arrives_and_is_noted_once(two_widgets: Purchase, jim: Staff) -> None:
    came = {"delivered": {1: 2}, "delivered_on": date(2026, 3, 4)}
    note_delivery(two_widgets, **came, by=jim.actor, at=AT)
    kept = Purchase.objects.get(pk=two_widgets.pk)
    assert (kept.delivered_on, missing(kept)) == (date(2026, 3, 4), 0)
    assert entries_about(kept).last().figures == {"on": "2026-03-04", "missing": 0}
    with nothing_changes():
        note_delivery(two_widgets, **came, by=jim.actor, at=AT)


def test_without_counts_everything_arrived(the_tv: Purchase, jim: Staff) -> None:
    assert missing(the_tv) == 0
    note_delivery(the_tv, delivered_on=date(2026, 3, 4), by=jim.actor, at=AT)
    assert [line.delivered for line in the_tv.lines.all()] == [1]


def test_what_was_taken_for_delivered_can_turn_out_missing(
    two_widgets: Purchase, jim: Staff
) -> None:
    note_delivery(
        two_widgets, delivered={1: 0}, delivered_on=date(2026, 2, 24), by=jim.actor, at=AT
    )
    assert missing(Purchase.objects.get(pk=two_widgets.pk)) == 2


@pytest.mark.parametrize(
    ("delivered", "error"),
    [({1: 3}, BeyondTheBill), ({1: -1}, BadOrderEntry), ({2: 1}, BadOrderEntry)],
)
def test_a_delivery_that_cannot_be_is_refused(
    two_widgets: Purchase, jim: Staff, delivered: dict[int, int], error: type[OrdersError]
) -> None:
    with nothing_changes(), pytest.raises(error):
        note_delivery(
            two_widgets, delivered=delivered, delivered_on=date(2026, 3, 4), by=jim.actor, at=AT
        )


def test_paying_twice_by_a_double_click_pays_once(the_tv: Purchase, jim: Staff) -> None:
    note_payment(the_tv, paid=Decimal(890), by=jim.actor, at=AT)
    assert balance(Purchase.objects.get(pk=the_tv.pk)) == 0
    assert entries_about(the_tv).last().figures == {"paid": "890.00", "before": "640.00"}
    with nothing_changes():
        note_payment(the_tv, paid=Decimal(890), by=jim.actor, at=AT)


@pytest.mark.parametrize(
    ("paid", "error"), [("890.01", BeyondTheBill), ("-1", BadOrderEntry), ("NaN", BadOrderEntry)]
)
def test_more_than_the_bill_is_never_paid(
    the_tv: Purchase, jim: Staff, paid: str, error: type[OrdersError]
) -> None:
    with nothing_changes(), pytest.raises(error) as refused:
        note_payment(the_tv, paid=Decimal(paid), by=jim.actor, at=AT)
    assert refused.value.field == "paid"


def test_a_sign_off_carries_the_customers_own_name(the_tv: Purchase, jim: Staff) -> None:
    (line,) = the_tv.lines.all()
    assert not signed_off(line)
    kept = record_sign_off(line, SIGNED, by=jim.actor, at=AT)
    assert signed_off(line)
    assert (kept.signed_by, kept.signed_at) == ("Amy Chen", AT)
    assert [*sign_offs_of(the_tv)] == [kept]
    with nothing_changes():
        assert record_sign_off(line, SIGNED, by=jim.actor, at=AT) == kept
        with pytest.raises(BadOrderEntry):
            record_sign_off(line, replace(SIGNED, what=" "), by=jim.actor, at=AT)


def test_a_purchase_may_come_with_its_sign_offs(
    northlight: Team, amy: Customer, jim: Staff
) -> None:
    purchase = record_purchase(
        team=northlight,
        customer=amy,
        number="NL-1",
        lines=[RING, replace(RING, sign_offs=(SIGNED,))],
        bought_at=AT,
        by=jim.actor,
        at=AT,
    )
    assert [signed_off(line) for line in purchase.lines.all()] == [False, True]


def test_purchases_come_latest_first_in_as_many_queries_however_many_there_are(
    northlight: Team, amy: Customer, the_tv: Purchase, jim: Staff, django_assert_num_queries
) -> None:
    def names() -> list[tuple[str, bool, str]]:
        return [
            (line.what, signed_off(line), line.supplier.name if line.supplier else "")
            for purchase in purchases_of(amy)
            for line in purchase.lines.all()
        ]

    with django_assert_num_queries(3):
        assert names() == [("55-inch television", False, "")]
    supplied = replace(RING, supplier=cast.widget_works(), sign_offs=(SIGNED,))
    record_purchase(
        team=northlight,
        customer=amy,
        number="NL-1",
        lines=[supplied, RING],
        bought_at=AT,
        by=jim.actor,
        at=AT,
    )
    with django_assert_num_queries(3):
        assert names()[0] == ("Ring, engraved F", True, "Widget Works")


def test_a_purchase_of_another_team_is_not_seen(
    the_regent: Team, amy: Customer, jim: Staff, ruth: Staff, the_tv: Purchase
) -> None:
    elsewhere = record_purchase(
        team=the_regent,
        customer=amy,
        number="R-1",
        lines=[RING],
        bought_at=AT,
        by=ruth.actor,
        at=AT,
    )
    (line,) = elsewhere.lines.all()
    assert purchase_for(jim, the_tv.pk) == the_tv
    assert line_for(ruth, line.pk) == line
    for look in (lambda: purchase_for(jim, elsewhere.pk), lambda: line_for(jim, line.pk)):
        with pytest.raises(NoSuchThing):
            look()
    with pytest.raises(NoSuchThing):
        line_for(ruth, 0)
