"""Who stands beside the owner, and who follows."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from amends.cases.actions.within import lock, put_lead_beside
from amends.cases.errors import NobodyThere
from amends.cases.models import Beside, Case, Follow
from amends.journal.record import record
from amends.people.models import Staff


@transaction.atomic
def call_in_lead(case: Case, *, by: Staff, at: datetime) -> Beside:
    """Call the lead in beside the owner, at once; ownership stays where it was (S1).

    Where the owner is the lead, the manager comes. Raises NobodyThere.
    """
    case = lock(case)
    put = put_lead_beside(case, by=by, at=at)
    if put is None:
        raise NobodyThere(_("Nobody in %(team)s is above the owner.") % {"team": case.team})
    beside, is_new = put
    if is_new:
        record("lead.called_in", beside, about=case, by=by.actor, at=at, lead=beside.staff_id)
    return beside


@transaction.atomic
def follow(case: Case, *, by: Staff, at: datetime) -> Follow:
    """Hear of what moves on a case without owning it."""
    known = Follow.objects.filter(case=case, staff=by).first()
    if known is not None:
        return known
    row = Follow.objects.create(case=case, staff=by, since=at)
    record("case.followed", row, about=case, by=by.actor, at=at)
    return row


@transaction.atomic
def unfollow(case: Case, *, by: Staff, at: datetime) -> None:
    """Hear no more of a case."""
    row = Follow.objects.filter(case=case, staff=by).first()
    if row is None:
        return
    record("case.unfollowed", row, about=case, by=by.actor, at=at)
    row.delete()
