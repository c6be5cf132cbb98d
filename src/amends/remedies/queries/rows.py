"""One row by its number, for the doors: only within what the asker may see."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from amends.cases.models import Case
from amends.cases.queries import cases_for
from amends.people.models import Staff, Team
from amends.remedies.errors import NotThere
from amends.remedies.models import Approval, Fulfilment, Line, Offer, PolicyVersion, Proposal

Row = TypeVar("Row", bound=Model)


def offer_numbered(case: Case, number: int) -> Offer:
    """Return an offer of a case. Raises NotThere."""
    return _one(Offer.objects.filter(case=case), number)


def line_numbered(case: Case, number: int) -> Line:
    """Return a line of an offer of a case. Raises NotThere."""
    return _one(Line.objects.filter(offer__case=case), number)


def delivery_numbered(case: Case, number: int) -> Fulfilment:
    """Return a delivery on a case. Raises NotThere."""
    return _one(Fulfilment.objects.filter(line__offer__case=case), number)


def approval_for(staff: Staff, number: int) -> Approval:
    """Return an approval on a case that somebody may see. Raises NotThere."""
    seen = cases_for(staff).values("pk")
    approvals = Approval.objects.filter(offer__case__in=seen)
    return _one(approvals.select_related("offer__case", "asked_by", "asked_of"), number)


def proposal_for(staff: Staff, number: int) -> Proposal:
    """Return a customer's proposal on a case that somebody may see. Raises NotThere."""
    seen = cases_for(staff).values("pk")
    return _one(Proposal.objects.filter(case__in=seen).select_related("case"), number)


def policy_version_for(team: Team, number: int) -> PolicyVersion:
    """Return the version of a team's policy with this number of its own. Raises NotThere."""
    version = PolicyVersion.objects.filter(team=team, number=number).first()
    if version is None:
        raise NotThere(_("There is no version %(number)d.") % {"number": number})
    return version


def _one(rows: QuerySet[Row], number: int) -> Row:
    row = rows.filter(pk=number).first()
    if row is None:
        raise NotThere(_("There is nothing by this number on the cases that you may see."))
    return row
