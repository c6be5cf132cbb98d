"""Who may see which case."""

import hmac
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from amends.cases.errors import CaseNotFound
from amends.cases.links import read_token
from amends.cases.models import Attachment, Case, Handover, Notice
from amends.people.models import Role, Staff
from amends.people.queries import team_numbers_of


def cases_for(staff: Staff) -> QuerySet[Case]:
    """Return the cases that somebody may see: those of their teams, all for the house's owner."""
    teams = team_numbers_of(staff)
    return Case.objects.all() if teams is None else Case.objects.filter(team_id__in=teams)


def case_for(staff: Staff, number: int) -> Case:
    """Return one case, with team, customer, owner and purchase. Raises CaseNotFound."""
    found = (
        cases_for(staff)
        .select_related("team", "customer", "owner", "purchase", "merge")
        .filter(pk=number)
        .first()
    )
    if found is None:
        raise CaseNotFound(
            _("There is no case %(number)d among those that you may see.") % {"number": number}
        )
    return found


def case_by_token(token: str) -> Case | None:
    """Return the case of a customer's link; None for a link that is wrong, old or replaced."""
    claimed = read_token(token)
    if claimed is None:
        return None
    number, key = claimed
    case = (
        Case.objects.select_related("team", "customer", "owner", "merge").filter(pk=number).first()
    )
    if case is None or not hmac.compare_digest(case.link_key, key):
        return None
    return lives_on_in(case)


def lives_on_in(case: Case) -> Case:
    """Return the case that this one was merged into, or the case itself."""
    return (
        Case.objects.select_related("team", "customer", "owner", "merge")
        .filter(merges__case=case)
        .first()
        or case
    )


def staff_who_may_see(case: Case, staff: Iterable[Staff]) -> list[Staff]:
    """Return those of `staff` who may see the case."""
    members = set(case.team.memberships.values_list("staff_id", flat=True))
    return [p for p in staff if p.is_active and (p.pk in members or p.role == Role.OWNER)]


def handover_for(staff: Staff, number: int) -> Handover:
    """Return a hand-over of a case that somebody may see. Raises CaseNotFound."""
    found = (
        Handover.objects.filter(case__in=cases_for(staff), pk=number)
        .select_related("case__team", "case__owner", "to_staff", "from_staff")
        .first()
    )
    if found is None:
        raise CaseNotFound(_("There is no such hand-over."))
    return found


def notice_for(staff: Staff, number: int) -> Notice:
    """Return one of somebody's own notices. Raises CaseNotFound."""
    found = Notice.objects.filter(staff=staff, pk=number).select_related("case").first()
    if found is None:
        raise CaseNotFound(_("There is no such notice."))
    return found


def attachment_for(staff: Staff, number: int) -> Attachment:
    """Return a file of a case that somebody may see. Raises CaseNotFound."""
    found = Attachment.objects.filter(case__in=cases_for(staff), pk=number).first()
    if found is None:
        raise CaseNotFound(_("There is no such file."))
    return found
