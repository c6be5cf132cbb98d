"""Customers: found again by how they are reached, and how they want to be treated."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from amends.people.errors import NobodyByThatName
from amends.people.matching import Contact, matched
from amends.people.models import (
    Channel,
    ContactKind,
    ContactPoint,
    Customer,
    Pace,
    Preference,
)
from amends.people.treatment import Treatment
from amends.people.words import can_be_looked_up

MOST_FOUND = 20


def customer_numbered(number: int) -> Customer:
    """Return a customer by number. Raises NobodyByThatName."""
    found = Customer.objects.filter(pk=number).first()
    if found is None:
        raise NobodyByThatName(_("There is no such customer."))
    return found


def customers_reached_at(kind: ContactKind, value: str) -> QuerySet[Customer]:
    """Return everybody who is reached there, longest known first: families share a phone."""
    looked_for = matched(Contact(kind, value))
    if not looked_for:
        return Customer.objects.none()
    return Customer.objects.filter(
        contact_points__kind=kind, contact_points__matched=looked_for
    ).order_by("pk")


def customer_reached_at(kind: ContactKind, value: str) -> Customer | None:
    """Return the longest known customer who is reached there, or None."""
    return customers_reached_at(kind, value).first()


def contact_points_of(customer: Customer) -> QuerySet[ContactPoint]:
    """Return how a customer can be reached, first given first."""
    return customer.contact_points.all()


def address_of(customer: Customer, kind: ContactKind) -> str:
    """Return the address of a kind that a customer gave last; empty when there is none.

    The last and not the first: that is how a wrong one is put right.
    """
    point = customer.contact_points.filter(kind=kind).last()
    return point.value if point else ""


def customers_like(words: str) -> QuerySet[Customer]:
    """Return up to 20 customers whose name has all the words, or who are reached there.

    Nothing at all finds nobody.
    """
    tokens = words[:200].split()
    if not tokens or not can_be_looked_up(words):
        return Customer.objects.none()
    named = Q()
    for token in tokens:
        named &= Q(name__icontains=token)
    points = {kind: matched(Contact(kind, words)) for kind in ContactKind}
    reached = Q()
    for kind, value in points.items():
        if value:
            reached |= Q(kind=kind, matched=value)
    there = ContactPoint.objects.filter(reached).values("customer") if reached else []
    return Customer.objects.filter(named | Q(pk__in=there))[:MOST_FOUND]


def treatment_of(customer: Customer) -> Treatment:
    """Return how a customer wants to be treated."""
    return Treatment(
        address_as=customer.address_as,
        pronoun=customer.pronoun,
        language=customer.language,
        channel=Channel(customer.channel),
        pace=Pace(customer.pace),
        prefers=Preference(customer.prefers),
        access_needs=customer.access_needs,
        must_not_hear=customer.must_not_hear,
        wishes=customer.treatment,
    )
