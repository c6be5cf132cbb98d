"""The purchase that an order tells of: written down, or what is new about one that is here.

Composed of actions, each idempotent.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from amends.journal.actor import MACHINE
from amends.orders.actions import (
    note_delivery,
    note_hand_over,
    note_payment,
    note_shop_number,
    record_purchase,
)
from amends.orders.drafts import LineDraft
from amends.orders.errors import BadOrderEntry
from amends.orders.importing.drafts import CustomerTold, LineTold, OrderTold
from amends.orders.models import Purchase
from amends.orders.queries import customer_by_shop_number
from amends.people.actions import add_customer, add_supplier, meet_customer
from amends.people.errors import PeopleError
from amends.people.matching import Contact
from amends.people.models import ContactKind, Customer, Supplier, Team
from amends.people.queries import supplier_called
from amends.people.reaching import clean_contact

Suppliers = dict[str, Supplier]


def refuse_days_to_come(told: OrderTold, at: datetime) -> None:
    """Raise BadOrderEntry for what cannot have happened yet."""
    today = at.astimezone(ZoneInfo(told.zone)).date()
    if told.bought_at.astimezone(ZoneInfo(told.zone)).date() > today:
        raise BadOrderEntry("it was bought on a day that has not come yet")
    if told.delivered_on is not None and told.delivered_on > today:
        raise BadOrderEntry("it was delivered on a day that has not come yet")


def know_suppliers(told: OrderTold, suppliers: Suppliers, at: datetime) -> None:
    """Add those of whom an order tells to `suppliers`, known by name."""
    for name in {line.supplier for line in told.lines} - {"", *suppliers}:
        suppliers[name] = supplier_called(name) or add_supplier(name=name, by=MACHINE, at=at)


def bought(told: OrderTold, team: Team, suppliers: Suppliers, at: datetime) -> Purchase:
    """Write down what was bought, by whom."""
    has_arrived = told.delivered_on is not None
    return record_purchase(
        team=team,
        customer=_customer(told, team, at),
        number=told.number,
        lines=[_line(line, suppliers, has_arrived) for line in told.lines],
        bought_at=told.bought_at,
        currency=told.currency,
        total=told.bill,
        paid=told.bill if told.paid is None else told.paid,
        promised_on=told.promised_on,
        delivered_on=told.delivered_on,
        by=MACHINE,
        at=at,
    )


def _line(line: LineTold, suppliers: Suppliers, has_arrived: bool) -> LineDraft:
    return LineDraft(
        line.what,
        line.price,
        quantity=line.quantity,
        delivered=line.quantity if has_arrived else None,
        supplier=suppliers.get(line.supplier),
    )


def _customer(order: OrderTold, team: Team, at: datetime) -> Customer:
    told = order.customer
    by_number = customer_by_shop_number(team, told.number) if told.number else None
    if by_number is not None:
        return by_number
    name = told.name or told.email or f"Customer {told.number or order.number}"
    contacts = _contacts(told)
    if contacts:
        customer = meet_customer(name=name, contacts=contacts, by=MACHINE, at=at)
    else:
        customer = add_customer(name=name, by=MACHINE, at=at)
    if told.number:
        note_shop_number(customer, team=team, number=told.number, by=MACHINE, at=at)
    return customer


def _contacts(told: CustomerTold) -> list[Contact]:
    contacts = [Contact(ContactKind.EMAIL, told.email)] if told.email else []
    # Spreadsheets put an apostrophe before a number that begins with a plus.
    phone = Contact(ContactKind.PHONE, told.phone.lstrip("'"))
    try:
        clean_contact(phone)
    except PeopleError:
        # An order does not wait for a telephone number that is none.
        return contacts
    return [*contacts, phone]


def refuse_other_terms(purchase: Purchase, told: OrderTold) -> None:
    """Raise BadOrderEntry for what a file may not change about a purchase that is here."""
    was, now = purchase.promised_on, told.promised_on
    if was is not None and now is not None and was != now:
        raise BadOrderEntry(
            f"the promised day is {was}, not {now}: ask the customer, who has to agree to another"
        )
    if told.bill != purchase.total:
        raise BadOrderEntry(f"it came to {purchase.total}, not {told.bill}")


def note_what_is_new(purchase: Purchase, told: OrderTold, at: datetime) -> None:
    """Note what has arrived and what was paid since."""
    if told.delivered_on is not None and told.delivered_on != purchase.delivered_on:
        note_delivery(purchase, delivered_on=told.delivered_on, by=MACHINE, at=at)
    paid = told.bill if told.paid is None else told.paid
    # A file that knows of no payment does not take back one that was noted here.
    if paid > purchase.paid:
        note_payment(purchase, paid=paid, by=MACHINE, at=at)


def note_hand_overs(
    purchase: Purchase, told: OrderTold, suppliers: Suppliers, at: datetime
) -> None:
    """Note what is to be handed to the carrier, supplier by supplier, and what was."""
    for name in dict.fromkeys(line.supplier for line in told.lines):
        due = [line.hand_over_by for line in told.lines if line.supplier == name]
        due_at = min((moment for moment in due if moment is not None), default=None)
        if due_at is not None or told.handed_over_at is not None:
            note_hand_over(
                purchase,
                supplier=suppliers.get(name),
                due_at=due_at,
                done_at=told.handed_over_at,
                by=MACHINE,
                at=at,
            )
