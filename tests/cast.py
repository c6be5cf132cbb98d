"""The people of the tests, made through the actions as everybody else would make them.

Northlight Electronics in New York is open Monday to Saturday, 9 to 18, and keeps the public
holidays. Jim Ortiz and Jane Doyle (new) are clerks, Ines Pereira is the lead, Tom Keller the
manager, Ruth Hale owns the house. Amy Chen and Priya Nair are customers, Widget Works supplies.
Calling for somebody twice gives the same person.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from amends.journal.actor import MACHINE
from amends.orders.actions import record_purchase
from amends.orders.drafts import LineDraft
from amends.orders.models import Purchase
from amends.people.actions import (
    add_supplier,
    add_team,
    hire_staff,
    meet_customer,
    record_treatment,
    set_hours,
)
from amends.people.errors import NobodyByThatName
from amends.people.hours import Stretch
from amends.people.matching import Contact
from amends.people.models import (
    Channel,
    ContactKind,
    Customer,
    Preference,
    Role,
    Staff,
    Supplier,
    Team,
)
from amends.people.queries import staff_by_email, team_called
from amends.people.treatment import Treatment

AT = datetime(2026, 3, 3, 15, 0, tzinfo=UTC)
"""A Tuesday, 10 in the morning in New York, five days before its clocks go forward."""

LONG_AGO = datetime(2022, 1, 10, 15, 0, tzinfo=UTC)
"""When the shop began."""

PASSWORD = "balloons in the window"


@dataclass(frozen=True)
class Cast:
    """Everybody at once."""

    team: Team
    jim: Staff
    jane: Staff
    ines: Staff
    tom: Staff
    ruth: Staff
    amy: Customer
    priya: Customer
    widget_works: Supplier


def everybody() -> Cast:
    """Call the whole cast."""
    team = northlight()
    return Cast(
        team=team,
        jim=jim(team),
        jane=jane(team),
        ines=ines(team),
        tom=tom(team),
        ruth=ruth(),
        amy=amy(),
        priya=priya(),
        widget_works=widget_works(),
    )


def northlight() -> Team:
    """Northlight Electronics, open Monday to Saturday, 9 to 18, in New York."""
    try:
        return team_called("northlight-electronics")
    except NobodyByThatName:
        team = add_team(
            name="Northlight Electronics",
            trade="Electronics",
            time_zone="America/New_York",
            country="US",
            subdivision="NY",
            email="desk@northlight.example",
            by=MACHINE,
            at=LONG_AGO,
        )
        weekly = [Stretch(weekday, time(9), time(18)) for weekday in range(6)]
        return set_hours(team, weekly, by=MACHINE, at=LONG_AGO)


def the_regent() -> Team:
    """The Regent, a cinema with nobody of the cast in it and no hours of its own."""
    try:
        return team_called("the-regent")
    except NobodyByThatName:
        return add_team(name="The Regent", time_zone="America/New_York", by=MACHINE, at=LONG_AGO)


def jim(team: Team) -> Staff:
    """Jim Ortiz, clerk."""
    return _staff("Jim Ortiz", Role.CLERK, team)


def jane(team: Team) -> Staff:
    """Jane Doyle, clerk, who began yesterday."""
    return _staff("Jane Doyle", Role.CLERK, team, datetime(2026, 3, 2, 14, 0, tzinfo=UTC))


def ines(team: Team) -> Staff:
    """Ines Pereira, lead."""
    return _staff("Ines Pereira", Role.LEAD, team)


def tom(team: Team) -> Staff:
    """Tom Keller, manager."""
    return _staff("Tom Keller", Role.MANAGER, team)


def ruth() -> Staff:
    """Ruth Hale, who owns the house and is in no team."""
    return _staff("Ruth Hale", Role.OWNER, None)


def amy() -> Customer:
    """Amy Chen: by first name, in writing, things rather than money."""
    customer = meet_customer(
        name="Amy Chen",
        contacts=[
            Contact(ContactKind.EMAIL, "amy.chen@example.com"),
            Contact(ContactKind.PHONE, "+1 555 010 2345"),
        ],
        by=MACHINE,
        at=LONG_AGO,
    )
    wishes = Treatment(
        address_as="Amy",
        pronoun="she",
        channel=Channel.EMAIL,
        prefers=Preference.REPLACEMENT,
        must_not_hear="Doug: it is a surprise",
        wishes="By first name, in writing, plainly; no calls at work",
    )
    return record_treatment(customer, wishes, by=MACHINE, at=LONG_AGO)


def priya() -> Customer:
    """Priya Nair, of whom we know an address and nothing else."""
    return meet_customer(
        name="Priya Nair",
        contacts=[Contact(ContactKind.EMAIL, "priya@example.com")],
        by=MACHINE,
        at=LONG_AGO,
    )


def widget_works() -> Supplier:
    """Widget Works, who makes and sends the widgets."""
    return add_supplier(
        name="Widget Works", email="orders@widgetworks.example", by=MACHINE, at=LONG_AGO
    )


def the_tv(team: Team, customer: Customer) -> Purchase:
    """The TV for the birthday: 890 dollars, of which 640 are paid (S4)."""
    return record_purchase(
        team=team,
        customer=customer,
        number="NL-2041",
        lines=[LineDraft("55-inch television", Decimal("890.00"))],
        paid=Decimal("640.00"),
        bought_at=datetime(2026, 2, 28, 19, 20, tzinfo=UTC),
        promised_on=date(2026, 3, 2),
        by=jim(team).actor,
        at=datetime(2026, 2, 28, 19, 20, tzinfo=UTC),
    )


def two_widgets(team: Team, customer: Customer) -> Purchase:
    """Two widgets sent by their maker, of which one came (S3)."""
    return record_purchase(
        team=team,
        customer=customer,
        number="NL-1977",
        lines=[
            LineDraft("Widget", Decimal("48.00"), quantity=2, delivered=1, supplier=widget_works())
        ],
        paid=Decimal("96.00"),
        bought_at=datetime(2026, 1, 12, 16, 0, tzinfo=UTC),
        promised_on=date(2026, 2, 20),
        delivered_on=date(2026, 2, 24),
        by=jim(team).actor,
        at=datetime(2026, 2, 24, 16, 0, tzinfo=UTC),
    )


def _staff(name: str, role: Role, team: Team | None, since: datetime = LONG_AGO) -> Staff:
    email = f"{name.split()[0].lower()}@northlight.example"
    return staff_by_email(email) or hire_staff(
        email=email,
        name=name,
        role=role,
        teams=[team] if team else [],
        password=PASSWORD,
        by=MACHINE,
        at=since,
    )
