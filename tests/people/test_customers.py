"""A customer is met, found again, and treated as they asked to be."""

from dataclasses import replace
from decimal import Decimal

import pytest

import cast
from amends.journal.actor import PUBLIC
from amends.journal.queries import entries_about
from amends.people.actions import (
    add_contact_point,
    add_customer,
    meet_customer,
    note_worth,
    record_treatment,
)
from amends.people.errors import BadEntry, BeyondReason
from amends.people.matching import Contact
from amends.people.models import Channel, ContactKind, Customer, Pace, Preference, Staff
from amends.people.queries import (
    address_of,
    contact_points_of,
    customer_reached_at,
    customers_like,
    customers_reached_at,
    treatment_of,
)
from amends.people.treatment import Treatment
from cast import AT
from unchanged import nothing_changes

AMYS_EMAIL = Contact(ContactKind.EMAIL, "Amy.Chen@example.com")
AMYS_PHONE = Contact(ContactKind.PHONE, "001 555 010-2345")


def test_amy_is_found_again_by_either_address_however_she_writes_it(amy: Customer) -> None:
    for contact in (AMYS_EMAIL, AMYS_PHONE):
        with nothing_changes():
            assert meet_customer(name="amy  chen", contacts=[contact], by=PUBLIC, at=AT) == amy


def test_somebody_else_at_the_same_phone_is_somebody_else(amy: Customer) -> None:
    doug = meet_customer(name="Doug Chen", contacts=[AMYS_PHONE], by=PUBLIC, at=AT)
    assert doug != amy
    assert [*customers_reached_at(ContactKind.PHONE, AMYS_PHONE.value)] == [amy, doug]
    assert customer_reached_at(ContactKind.PHONE, AMYS_PHONE.value) == amy


def test_a_namesake_elsewhere_is_somebody_else(amy: Customer) -> None:
    elsewhere = Contact(ContactKind.EMAIL, "amy@elsewhere.example")
    assert meet_customer(name="Amy Chen", contacts=[elsewhere], by=PUBLIC, at=AT) != amy


def test_nobody_adds_their_own_address_to_amy_by_knowing_hers(amy: Customer) -> None:
    stranger = Contact(ContactKind.EMAIL, "stranger@example.com")
    with nothing_changes():
        met = meet_customer(name="Amy Chen", contacts=[AMYS_PHONE, stranger], by=PUBLIC, at=AT)
    assert met == amy
    assert customer_reached_at(ContactKind.EMAIL, stranger.value) is None


def test_who_is_met_without_any_address_is_new_each_time(db: None) -> None:
    first = meet_customer(name="A diner", contacts=[], by=PUBLIC, at=AT)
    assert meet_customer(name="A diner", contacts=[], by=PUBLIC, at=AT) != first


def test_one_address_given_twice_is_kept_once_as_it_was_first_written(db: None) -> None:
    emails = [Contact(ContactKind.EMAIL, value) for value in ("Bo@Example.com", "bo@example.com")]
    bo = add_customer(name="Bo", contacts=emails, by=PUBLIC, at=AT)
    assert [point.value for point in contact_points_of(bo)] == ["Bo@Example.com"]


def test_the_journal_tells_that_somebody_was_met_and_not_who(db: None) -> None:
    bo = meet_customer(name="Bo Secret", contacts=[AMYS_EMAIL], by=PUBLIC, at=AT)
    entry = entries_about(bo).get()
    assert (entry.name, entry.by, entry.figures) == ("customer.met", PUBLIC, {"language": "en"})


@pytest.mark.parametrize(
    ("name", "contact"),
    [
        ("", AMYS_EMAIL),
        ("   ", AMYS_EMAIL),
        ("A" * 121, AMYS_EMAIL),
        ("Amy\0Chen", AMYS_EMAIL),
        ("Amy\nChen", AMYS_EMAIL),
        ("Amy \u202eneh\u202c", AMYS_EMAIL),
        ("Amy \ud800", AMYS_EMAIL),
        ("Amy", Contact(ContactKind.EMAIL, "not an address")),
        ("Amy", Contact(ContactKind.EMAIL, "a@b\r\nBcc: c@example.com")),
        ("Amy", Contact(ContactKind.EMAIL, f"{'a' * 250}@example.com")),
        ("Amy", Contact(ContactKind.PHONE, "call me")),
        ("Amy", Contact(ContactKind.PHONE, "12")),
        ("Amy", Contact(ContactKind.PHONE, "1234567890123456")),
        ("Amy", Contact(ContactKind.POST, "...")),
        ("Amy", Contact(ContactKind.POST, "x" * 301)),
        ("Amy", Contact(ContactKind.POST, "\n")),
    ],
)
def test_what_cannot_be_a_name_or_an_address_is_refused(
    db: None, name: str, contact: Contact
) -> None:
    for action in (add_customer, meet_customer):
        with nothing_changes(), pytest.raises(BadEntry) as refused:
            action(name=name, contacts=[contact], by=PUBLIC, at=AT)
        assert refused.value.field == ("contacts" if name == "Amy" else "name")
        assert str(refused.value).endswith(".")


def test_a_hundred_addresses_are_refused(db: None) -> None:
    many = [Contact(ContactKind.PHONE, f"+1555010{n:04}") for n in range(100)]
    with nothing_changes(), pytest.raises(BeyondReason, match="At most 20"):
        add_customer(name="Bo", contacts=many, by=PUBLIC, at=AT)


def test_a_language_that_nobody_knows_is_refused(db: None) -> None:
    with nothing_changes(), pytest.raises(BadEntry, match="'klingon' is not a language"):
        add_customer(name="Bo", language="klingon", by=PUBLIC, at=AT)


def test_an_address_is_added_once(amy: Customer, jim: Staff) -> None:
    home = Contact(ContactKind.POST, "12 Main Street\nSpringfield")
    point = add_contact_point(amy, home, by=jim.actor, at=AT)
    with nothing_changes():
        again = Contact(ContactKind.POST, "12 main street, Springfield")
        assert add_contact_point(amy, again, by=jim.actor, at=AT) == point
    assert address_of(amy, ContactKind.POST) == "12 Main Street\nSpringfield"


def test_a_bad_address_is_not_added(amy: Customer, jim: Staff) -> None:
    with nothing_changes(), pytest.raises(BadEntry) as refused:
        add_contact_point(amy, Contact(ContactKind.EMAIL, "amy@"), by=jim.actor, at=AT)
    assert refused.value.field == "value"


def test_how_somebody_wants_to_be_treated_is_kept_to_the_last_field(
    priya: Customer, jim: Staff
) -> None:
    wishes = Treatment(
        address_as="Dr. Nair",
        pronoun="she",
        language="pt-BR",
        channel=Channel.LETTER,
        pace=Pace.SLOW,
        prefers=Preference.TIME,
        access_needs="Large print",
        must_not_hear="Her brother: it is a gift",
        wishes="Never before noon",
    )
    record_treatment(priya, wishes, by=jim.actor, at=AT)
    assert treatment_of(Customer.objects.get(pk=priya.pk)) == wishes
    assert entries_about(priya).last().figures == {
        "language": "pt-BR",
        "channel": "letter",
        "pace": "slow",
        "prefers": "time",
    }
    with nothing_changes():
        record_treatment(priya, wishes, by=jim.actor, at=AT)


def test_one_wish_changes_without_the_others(amy: Customer, jim: Staff) -> None:
    before = treatment_of(amy)
    record_treatment(amy, replace(before, pace=Pace.QUICK), by=jim.actor, at=AT)
    assert treatment_of(Customer.objects.get(pk=amy.pk)) == replace(before, pace=Pace.QUICK)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("address_as", "A" * 121),
        ("pronoun", "A" * 21),
        ("language", "xx"),
        ("access_needs", "A" * 201),
        ("must_not_hear", "Doug\x07"),
        ("wishes", "A" * 301),
    ],
)
def test_a_wish_that_cannot_be_kept_is_refused(
    amy: Customer, jim: Staff, field: str, value: str
) -> None:
    wishes = replace(treatment_of(amy), **{field: value})
    with nothing_changes(), pytest.raises(BadEntry) as refused:
        record_treatment(amy, wishes, by=jim.actor, at=AT)
    assert refused.value.field == field


def test_a_figure_of_worth_is_kept_and_forgotten_again(amy: Customer, jim: Staff) -> None:
    note_worth(amy, Decimal("3100"), currency="usd", by=jim.actor, at=AT)
    kept = Customer.objects.get(pk=amy.pk)
    assert (kept.worth_to_come, kept.worth_currency) == (Decimal("3100.00"), "USD")
    note_worth(amy, None, currency="", by=jim.actor, at=AT)
    assert Customer.objects.get(pk=amy.pk).worth_to_come is None


@pytest.mark.parametrize("figure", ["-1", "NaN", "Infinity", "0.001", "10000000000"])
def test_a_worth_that_nobody_can_mean_is_refused(amy: Customer, jim: Staff, figure: str) -> None:
    with nothing_changes(), pytest.raises(BeyondReason):
        note_worth(amy, Decimal(figure), currency="USD", by=jim.actor, at=AT)


def test_a_worth_in_money_of_the_past_is_refused(amy: Customer, jim: Staff) -> None:
    with nothing_changes(), pytest.raises(BadEntry, match="'DEM' is not a currency in use"):
        note_worth(amy, Decimal(1), currency="DEM", by=jim.actor, at=AT)


def test_customers_are_found_by_words_of_their_name_or_an_address(
    amy: Customer, priya: Customer
) -> None:
    assert [*customers_like("chen amy")] == [amy]
    assert [*customers_like("PRIYA@example.com")] == [priya]
    assert [*customers_like("+1 555 010 2345")] == [amy]
    for nobody in ("", "   ", "Chen Priya", "%", "amy\0", "\ud800", "x" * 5_000):
        assert [*customers_like(nobody)] == []


def test_everybody_is_called_as_they_wish(amy: Customer, priya: Customer) -> None:
    assert (amy.called, priya.called) == ("Amy", "Priya Nair")
    assert cast.amy() == amy
