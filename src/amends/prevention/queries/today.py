"""What somebody is to do about fixes, by when."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from amends.people.models import Staff
from amends.prevention.models import Fix, FixState, Told, Wish


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


def fixes_to_tell(staff: Staff) -> QuerySet[Fix]:
    """Return somebody's own fixes that hold and of which customers wish to know and do not yet."""
    in_problem = Wish.objects.filter(
        taken_back_at=None,
        case__problem_cases__problem=OuterRef("problem"),
        case__problem_cases__taken_out_at=None,
    )
    told = Told.objects.filter(fix=OuterRef(OuterRef("pk")), case=OuterRef("case"))
    return (
        Fix.objects.filter(owner=staff, state=FixState.VERIFIED)
        .filter(Exists(in_problem.exclude(Exists(told))))
        .select_related("problem")
        .order_by("pk")
    )
