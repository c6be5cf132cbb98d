"""Suppliers are added and changed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.journal.actor import Actor
from amends.journal.record import record
from amends.people.errors import BadEntry, NameTaken
from amends.people.models import Supplier
from amends.people.queries import supplier_called
from amends.people.reaching import clean_email, clean_phone
from amends.people.words import one_line


@transaction.atomic
def add_supplier(
    *, name: str, by: Actor, at: datetime, email: str = "", phone: str = ""
) -> Supplier:
    """Add somebody who makes or delivers for us. Raises BadEntry and NameTaken.

    The same supplier with the same addresses again is the one that is there.
    """
    name, email, phone = _clean(name, email, phone)
    known = supplier_called(name)
    if known is not None and (known.email, known.phone) == (email, phone):
        return known
    _refuse_taken(known)
    supplier = Supplier.objects.create(name=name, email=email, phone=phone, added_at=at)
    record("supplier.added", supplier, by=by, at=at)
    return supplier


@transaction.atomic
def change_supplier(
    supplier: Supplier, *, name: str, email: str, phone: str, by: Actor, at: datetime
) -> Supplier:
    """Change how a supplier is called and reached; the same again changes nothing.

    Raises BadEntry and NameTaken.
    """
    name, email, phone = _clean(name, email, phone)
    supplier.refresh_from_db(from_queryset=Supplier.objects.select_for_update())
    if (supplier.name, supplier.email, supplier.phone) == (name, email, phone):
        return supplier
    known = supplier_called(name)
    _refuse_taken(known if known != supplier else None)
    supplier.name, supplier.email, supplier.phone = name, email, phone
    supplier.save(update_fields=["name", "email", "phone"])
    record("supplier.changed", supplier, by=by, at=at)
    return supplier


def _clean(name: str, email: str, phone: str) -> tuple[str, str, str]:
    return (
        one_line(name, field="name", longest=120, refuse=BadEntry),
        clean_email(email) if email.strip() else "",
        clean_phone(phone) if phone.strip() else "",
    )


def _refuse_taken(known: Supplier | None) -> None:
    if known is not None:
        raise NameTaken(_("There is a supplier called %(name)s already.") % {"name": known}, "name")
