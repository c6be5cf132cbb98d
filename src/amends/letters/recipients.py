"""Whom a letter goes to, and how it gets there."""

from dataclasses import dataclass

from amends.people.models import Channel, ContactKind, Customer
from amends.people.queries import address_of


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
        address = address_of(customer, ContactKind.EMAIL)
        if address:
            return Recipient(customer.name, channel, address)
        channel = Channel.LETTER
    return Recipient(customer.name, channel, address_of(customer, ContactKind.POST))
