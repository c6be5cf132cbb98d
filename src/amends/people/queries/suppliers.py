"""Suppliers, by name."""

from django.db.models import QuerySet

from amends.people.models import Supplier
from amends.people.words import can_be_looked_up


def suppliers() -> QuerySet[Supplier]:
    """Return all suppliers, by name."""
    return Supplier.objects.all()


def supplier_called(name: str) -> Supplier | None:
    """Return the supplier of that name, whatever its case, or None."""
    if not can_be_looked_up(name):
        return None
    return Supplier.objects.filter(name__iexact=name.strip()).first()
