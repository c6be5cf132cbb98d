"""Let two who bring the same contact point wait for each other."""

import hashlib
from collections.abc import Sequence

from django.db import connection

from amends.people.matching import Contact, matched


def lock_contacts(contacts: Sequence[Contact]) -> None:
    """Hold these contact points until the transaction ends.

    There is no row yet to lock, so PostgreSQL locks a number made from each, in one order for
    all. On SQLite the transaction itself holds the only pen.
    """
    if connection.vendor != "postgresql":
        return
    numbers = {_number(contact) for contact in contacts}
    with connection.cursor() as cursor:
        for number in sorted(numbers):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _number(contact: Contact) -> int:
    name = f"contact:{contact.kind.value}:{matched(contact)}"
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
