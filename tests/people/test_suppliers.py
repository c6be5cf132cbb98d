"""Suppliers are added and changed."""

import pytest

from amends.people.actions import add_supplier, change_supplier
from amends.people.errors import BadEntry, NameTaken
from amends.people.models import Staff, Supplier
from amends.people.queries import supplier_called, suppliers
from cast import AT
from unchanged import nothing_changes


def test_a_supplier_added_twice_is_one(widget_works: Supplier, jim: Staff) -> None:
    with nothing_changes():
        again = add_supplier(
            name="Widget Works", email="orders@widgetworks.example", by=jim.actor, at=AT
        )
    assert again == widget_works
    assert [*suppliers()] == [widget_works]


def test_another_supplier_of_the_same_name_is_refused(widget_works: Supplier, jim: Staff) -> None:
    with nothing_changes(), pytest.raises(NameTaken) as refused:
        add_supplier(name="widget works", email="", by=jim.actor, at=AT)
    assert refused.value.field == "name"


def test_a_supplier_changes_name_and_phone(widget_works: Supplier, jim: Staff) -> None:
    change = {"name": "Widget Works Ltd", "email": "", "phone": "+1 555 010 9000"}
    change_supplier(widget_works, **change, by=jim.actor, at=AT)
    kept = supplier_called("WIDGET WORKS LTD")
    assert kept == widget_works
    assert (kept.email, kept.phone) == ("", "+1 555 010 9000")
    with nothing_changes():
        change_supplier(widget_works, **change, by=jim.actor, at=AT)


def test_a_supplier_does_not_take_the_name_of_another(widget_works: Supplier, jim: Staff) -> None:
    other = add_supplier(name="Gadget House", by=jim.actor, at=AT)
    with nothing_changes(), pytest.raises(NameTaken):
        change_supplier(other, name="Widget works", email="", phone="", by=jim.actor, at=AT)


@pytest.mark.parametrize(
    ("name", "email", "phone", "field"),
    [
        ("", "", "", "name"),
        ("W" * 121, "", "", "name"),
        ("Gadget House", "nowhere", "", "email"),
        ("Gadget House", "", "none", "phone"),
    ],
)
def test_a_supplier_that_cannot_be_reached_as_told_is_refused(
    widget_works: Supplier, jim: Staff, name: str, email: str, phone: str, field: str
) -> None:
    with nothing_changes(), pytest.raises(BadEntry) as added:
        add_supplier(name=name, email=email, phone=phone, by=jim.actor, at=AT)
    with nothing_changes(), pytest.raises(BadEntry) as changed:
        change_supplier(widget_works, name=name, email=email, phone=phone, by=jim.actor, at=AT)
    assert added.value.field == changed.value.field == field
