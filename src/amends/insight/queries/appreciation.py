"""What the team is proud of. Nothing here counts or ranks anybody."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from amends.cases.models import Case, Outcome
from amends.insight.errors import AppreciationNotFound
from amends.insight.models import Appreciation, CustomerNamed, Naming
from amends.people.models import Staff
from amends.people.queries import team_numbers_of


def appreciations_for(staff: Staff) -> QuerySet[Appreciation]:
    """Return what the teams of somebody are proud of, latest first.

    A recovery whose case was opened again is not there until it has ended well again. `willing`
    are the colleagues who wish to be named, `agreed` whether the customer does.
    """
    willing = Naming.objects.filter(is_willing=True, staff__is_active=True)
    agreed = CustomerNamed.objects.filter(withdrawn_at=None)
    return (
        _seen_by(staff)
        .select_related("case__team", "case__customer")
        .prefetch_related(
            Prefetch("namings", willing.select_related("staff").order_by("staff__name"), "willing"),
            Prefetch("customer_named", agreed, "agreed"),
        )
        .order_by("-at", "-pk")
    )


def appreciation_for(staff: Staff, number: int) -> Appreciation:
    """Return one of them by number. Raises AppreciationNotFound."""
    found = _seen_by(staff).select_related("case__team", "case__customer").filter(pk=number).first()
    if found is None:
        raise AppreciationNotFound(_("This is not on the page any more."))
    return found


def appreciation_of(case: Case) -> Appreciation | None:
    """Return what stands on the page of a case, or None."""
    return Appreciation.objects.filter(case=case, taken_down_at=None).first()


def namings_asked_of(staff: Staff) -> QuerySet[Naming]:
    """Return where somebody is asked whether they wish to be named, oldest first."""
    return _namings(staff).filter(is_willing=None).order_by("asked_at", "pk")


def namings_of(staff: Staff) -> QuerySet[Naming]:
    """Return where somebody was asked whether they wish to be named, latest first."""
    return _namings(staff).order_by("-asked_at", "-pk")


def naming_for(staff: Staff, number: int) -> Naming:
    """Return one of somebody's own, by number. Raises AppreciationNotFound."""
    found = _namings(staff).filter(pk=number).first()
    if found is None:
        raise AppreciationNotFound(_("You are not asked this."))
    return found


def _seen_by(staff: Staff) -> QuerySet[Appreciation]:
    shown = Appreciation.objects.filter(
        taken_down_at=None,
        case__closings__reopened_at=None,
        case__closings__outcome=Outcome.RETAINED,
    )
    teams = team_numbers_of(staff)
    return shown if teams is None else shown.filter(case__team__in=teams)


def _namings(staff: Staff) -> QuerySet[Naming]:
    return Naming.objects.filter(staff=staff, appreciation__taken_down_at=None).select_related(
        "appreciation__case__team", "asked_by"
    )
