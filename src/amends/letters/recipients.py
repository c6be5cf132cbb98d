"""Whom a letter goes to, and how it gets there."""

from dataclasses import dataclass

from amends.people.models import Channel, ContactKind, ContactPoint, Customer


@dataclass(frozen=True, slots=True)
class Recipient:
    """A name, the channel that will really be used, and the address on it."""

    name: str
    channel: Channel
    address: str


def recipient_of(customer: Customer, channel: Channel) -> Recipient:
    """Return how a letter reaches a customer who is to be written to on `channel`.

    Without an e-mail address it becomes a letter on paper. Of several addresses the one that
    they gave last is taken.
    """
    if channel == Channel.WEB:
        return Recipient(customer.name, channel, "")
    if channel == Channel.EMAIL:
        address = latest_address(customer, ContactKind.EMAIL)
        if address:
            return Recipient(customer.name, channel, address)
        channel = Channel.LETTER
    return Recipient(customer.name, channel, latest_address(customer, ContactKind.POST))


def latest_address(customer: Customer, kind: ContactKind) -> str:
    """Return the address of this kind that the customer gave last, or nothing."""
    newest = ContactPoint.objects.filter(customer=customer, kind=kind).order_by("-pk").first()
    return newest.value if newest else ""
