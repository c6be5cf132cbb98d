"""Who looks after a claim, and when they ask again."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from amends.claims.actions.within import (
    known_step,
    lock,
    look_again,
    refuse_if_over,
    take_step,
)
from amends.claims.errors import BadClaim
from amends.claims.models import ClaimStep, StepKind, SupplierClaim
from amends.journal.record import record
from amends.people.models import Staff
from amends.people.queries import belongs_to


@transaction.atomic
def pass_claim_on(
    claim: SupplierClaim, *, to: Staff, words: str, by: Staff, at: datetime, key: str
) -> ClaimStep:
    """Let a colleague of the team look after it from now on. Raises BadClaim for others."""
    known = known_step(key)
    if known is not None:
        return known
    claim = lock(claim)
    if not to.is_active or not belongs_to(to, claim.team):
        raise BadClaim(_("%(name)s does not work in this team.") % {"name": to.name}, "to")
    if to == claim.owner:
        raise BadClaim(_("%(name)s looks after it already.") % {"name": to.name}, "to")
    former = claim.owner
    claim.owner = to
    step = take_step(claim, StepKind.PASSED_ON, by=by, at=at, key=key, words=words, to_staff=to)
    record(
        "claim.passed_on", claim, about=claim.case, by=by.actor, at=at,
        former_owner=former.pk, to_staff=to.pk,
    )  # fmt: skip
    return step


@transaction.atomic
def chase_later(claim: SupplierClaim, *, on: date, by: Staff, at: datetime) -> SupplierClaim:
    """Set the day on which to ask them again. The same day again changes nothing.

    Raises ClaimEnded, and BadClaim for a day that is over.
    """
    claim = lock(claim)
    refuse_if_over(claim)
    if on < at.astimezone(ZoneInfo(claim.team.time_zone)).date():
        raise BadClaim(_("That day is over."), "on")
    if claim.chase_on == on:
        return claim
    claim.chase_on = on
    look_again(claim)
    claim.save(update_fields=["chase_on", "next_look_at"])
    record("claim.chase_set", claim, about=claim.case, by=by.actor, at=at, chase_on=on)
    return claim
