"""What somebody is to do about fixes, by when."""

from datetime import date

from django.db.models import QuerySet

from amends.people.models import Staff
from amends.prevention.models import Fix, FixState


def fixes_due(staff: Staff, *, until: date) -> QuerySet[Fix]:
    """Return somebody's own fixes that are to be done by a day, the first due first."""
    return (
        Fix.objects.filter(owner=staff, state=FixState.PLANNED, due_on__lte=until)
        .select_related("problem")
        .order_by("due_on", "pk")
    )


def fixes_to_verify(staff: Staff, *, until: date) -> QuerySet[Fix]:
    """Return somebody's own fixes that were done and are to be looked at by a day."""
    return (
        Fix.objects.filter(owner=staff, state=FixState.DONE, look_on__lte=until)
        .select_related("problem")
        .order_by("look_on", "pk")
    )
