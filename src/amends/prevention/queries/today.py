"""What somebody is to do about fixes, by when."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from amends.people.models import Membership, Role, Staff
from amends.people.queries import team_numbers_of
from amends.prevention.errors import ProblemNotFound
from amends.prevention.models import Fix, FixHanding, FixState, Problem, Told, Wish

TO_BE_DONE = Q(state__in=(FixState.PLANNED, FixState.DONE))


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
    return Fix.objects.filter(_to_tell(), owner=staff).select_related("problem").order_by("pk")


def fixes_handed_to(staff: Staff) -> QuerySet[FixHanding]:
    """Return somebody's own fixes that came from a colleague and whose news they have not seen."""
    theirs = Fix.objects.filter(TO_BE_DONE | _to_tell(), owner=staff)
    return FixHanding.objects.filter(
        to_staff=staff, seen_at__isnull=True, fix__in=theirs
    ).select_related("fix", "by")


def fix_handing_for(staff: Staff, number: int) -> FixHanding:
    """Return one hand-over of a fix to somebody. Raises ProblemNotFound."""
    found = FixHanding.objects.filter(to_staff=staff, pk=number).first()
    if found is None:
        raise ProblemNotFound(_("There is no such fix among those that you may see."))
    return found


def fixes_of_nobody(staff: Staff) -> QuerySet[Fix]:
    """Return a lead's teams' fixes to be done or told whose owner has left, the first due first.

    Two queries, none for who leads nobody.
    """
    if staff.rank < Role.LEAD.rank:
        return Fix.objects.none()
    teams = team_numbers_of(staff)
    rows = Fix.objects.all() if teams is None else Fix.objects.filter(problem__team__in=teams)
    return _of_nobody(rows).select_related("problem").order_by("due_on", "pk")


def fixes_of_nobody_in(problem: Problem) -> QuerySet[Fix]:
    """Return those of a problem's fixes; one query."""
    return _of_nobody(Fix.objects.filter(problem=problem))


def _of_nobody(rows: QuerySet[Fix]) -> QuerySet[Fix]:
    here = Membership.objects.filter(staff=OuterRef("owner"), team=OuterRef("problem__team"))
    is_gone = Q(owner__is_active=False) | (~Exists(here) & ~Q(owner__role=Role.OWNER))
    return rows.filter(is_gone, TO_BE_DONE | _to_tell())


def _to_tell() -> Q:
    """Narrow to fixes that hold and of which somebody wishes to know and does not yet."""
    in_problem = Wish.objects.filter(
        taken_back_at=None,
        case__problem_cases__problem=OuterRef("problem"),
        case__problem_cases__taken_out_at=None,
    )
    told = Told.objects.filter(fix=OuterRef(OuterRef("pk")), case=OuterRef("case"))
    return Q(Exists(in_problem.exclude(Exists(told))), state=FixState.VERIFIED)
