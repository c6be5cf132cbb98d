"""A customer is met, found again, and treated as they asked to be."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.errors import BadEntry, BeyondReason
from amends.people.known import known_currency, known_language
from amends.people.locks import lock_contacts
from amends.people.matching import Contact, matched, matched_name
from amends.people.models import ContactPoint, Customer
from amends.people.queries import customers_reached_at, treatment_of
from amends.people.reaching import clean_contact
from amends.people.sums import clean_sum
from amends.people.treatment import Treatment
from amends.people.words import one_line

MOST_CONTACTS = 20


@transaction.atomic
def add_customer(
    *,
    name: str,
    by: Actor,
    at: datetime,
    contacts: Sequence[Contact] = (),
    language: str = "en",
    since: date | None = None,
) -> Customer:
    """Add a customer, whoever else has that name. Raises BadEntry.

    `since` is the day from which they have been one, when it is known.
    """
    customer = _new(name, _clean_contacts(contacts), language, since, at)
    record("customer.added", customer, by=by, at=at, language=customer.language)
    return customer


@transaction.atomic
def meet_customer(
    *, name: str, contacts: Sequence[Contact], by: Actor, at: datetime, language: str = "en"
) -> Customer:
    """Return the customer of this name who is reached at one of the contacts, or add one.

    One who is found stays as they are: whoever knows a name and an address must not be able to
    add an address of their own to it. Two at once add one. Raises BadEntry.
    """
    clean = _clean_contacts(contacts)
    lock_contacts(clean)
    known = _known(name, clean)
    if known is not None:
        return known
    customer = _new(name, clean, language, None, at)
    record("customer.met", customer, by=by, at=at, language=customer.language)
    return customer


@transaction.atomic
def add_contact_point(
    customer: Customer, contact: Contact, *, by: Actor, at: datetime
) -> ContactPoint:
    """Add a way to reach a customer; one that is known already stays as it is. Raises BadEntry."""
    clean = clean_contact(contact, field="value")
    customer.refresh_from_db(from_queryset=Customer.objects.select_for_update())
    known = customer.contact_points.filter(kind=clean.kind, matched=matched(clean)).first()
    if known is not None:
        return known
    point = _reach(customer, clean, at)
    point.save()
    record("customer.contact_added", customer, by=by, at=at, kind=clean.kind.value)
    return point


@transaction.atomic
def record_treatment(
    customer: Customer, treatment: Treatment, *, by: Actor, at: datetime
) -> Customer:
    """Keep how a customer wants to be treated, every field of it; the same changes nothing.

    Change one thing with `dataclasses.replace(treatment_of(customer), ...)`. Raises BadEntry.
    """
    wanted = _clean_treatment(treatment)
    customer.refresh_from_db(from_queryset=Customer.objects.select_for_update())
    if wanted == treatment_of(customer):
        return customer
    customer.address_as, customer.pronoun = wanted.address_as, wanted.pronoun
    customer.language, customer.channel = wanted.language, wanted.channel
    customer.pace, customer.prefers = wanted.pace, wanted.prefers
    customer.access_needs, customer.must_not_hear = wanted.access_needs, wanted.must_not_hear
    customer.treatment = wanted.wishes
    customer.save()
    record(
        "customer.treatment_recorded",
        customer,
        by=by,
        at=at,
        language=wanted.language,
        channel=wanted.channel.value,
        pace=wanted.pace.value,
        prefers=wanted.prefers.value,
    )
    return customer


@transaction.atomic
def note_worth(
    customer: Customer, worth: Decimal | None, *, currency: str, by: Actor, at: datetime
) -> Customer:
    """Keep a figure from elsewhere of what a customer will still buy; None forgets it.

    It goes before the one reckoned from their purchases, may widen goodwill and never narrows
    what is owed (rule 8). Raises BadEntry and BeyondReason.
    """
    figure = None if worth is None else clean_sum(worth, field="worth", refuse=BeyondReason)
    code = "" if figure is None else known_currency(currency)
    customer.refresh_from_db(from_queryset=Customer.objects.select_for_update())
    if (customer.worth_to_come, customer.worth_currency) == (figure, code):
        return customer
    customer.worth_to_come, customer.worth_currency = figure, code
    customer.save(update_fields=["worth_to_come", "worth_currency"])
    record("customer.worth_noted", customer, by=by, at=at, worth=figure, currency=code)
    return customer


def _clean_contacts(contacts: Sequence[Contact]) -> list[Contact]:
    """Return the contacts, each once as it is compared. Raises BadEntry and BeyondReason."""
    if len(contacts) > MOST_CONTACTS:
        raise BeyondReason(_("At most %(most)d fit.") % {"most": MOST_CONTACTS}, "contacts")
    clean = [clean_contact(contact) for contact in contacts]
    return [*{(one.kind, matched(one)): one for one in reversed(clean)}.values()][::-1]


def _known(name: str, contacts: Sequence[Contact]) -> Customer | None:
    for contact in contacts:
        for customer in customers_reached_at(contact.kind, contact.value):
            if matched_name(customer.name) == matched_name(name):
                return customer
    return None


def _new(
    name: str, contacts: Sequence[Contact], language: str, since: date | None, at: datetime
) -> Customer:
    customer = Customer.objects.create(
        name=one_line(name, field="name", longest=120, refuse=BadEntry),
        language=known_language(language),
        since=since,
        first_seen_at=at,
    )
    ContactPoint.objects.bulk_create(_reach(customer, contact, at) for contact in contacts)
    return customer


def _reach(customer: Customer, contact: Contact, at: datetime) -> ContactPoint:
    return ContactPoint(
        customer=customer,
        kind=contact.kind,
        value=contact.value,
        matched=matched(contact),
        added_at=at,
    )


def _clean_treatment(treatment: Treatment) -> Treatment:
    def line(text: str, field: str, longest: int) -> str:
        return one_line(text, field=field, longest=longest, refuse=BadEntry, may_be_empty=True)

    return Treatment(
        address_as=line(treatment.address_as, "address_as", 120),
        pronoun=line(treatment.pronoun, "pronoun", 20),
        language=known_language(treatment.language),
        channel=treatment.channel,
        pace=treatment.pace,
        prefers=treatment.prefers,
        access_needs=line(treatment.access_needs, "access_needs", 200),
        must_not_hear=line(treatment.must_not_hear, "must_not_hear", 200),
        wishes=line(treatment.wishes, "wishes", 300),
    )
