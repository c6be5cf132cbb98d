"""A fix goes to a colleague, so that it is never nobody's."""

from datetime import datetime

from django.db import transaction

from amends.journal.record import record
from amends.people.models import Staff
from amends.prevention.actions.within import lock_fix, refuse_strangers, refuse_unless
from amends.prevention.models import Fix, FixHanding, FixState

STILL_SOMEBODYS = (FixState.PLANNED, FixState.DONE, FixState.VERIFIED)
"""There is something to do about a fix, or somebody to tell of it."""


@transaction.atomic
def hand_fix(fix: Fix, *, to: Staff, by: Staff, at: datetime) -> Fix:
    """Let a colleague of the team look after a fix; they see it on Today.

    Whose it is already keeps it. Raises BadProblem for somebody of elsewhere, FixOver.
    """
    fix = lock_fix(fix)
    refuse_strangers(fix.problem.team, [by])
    refuse_strangers(fix.problem.team, [to], field="to")
    refuse_unless(fix, *STILL_SOMEBODYS)
    if fix.owner_id == to.pk:
        return fix
    handing = FixHanding.objects.create(
        fix=fix,
        from_staff=fix.owner,
        to_staff=to,
        by=by,
        at=at,
        # Who takes it themselves knows.
        seen_at=at if to.pk == by.pk else None,
    )
    fix.owner = to
    fix.save(update_fields=["owner"])
    record(
        "fix.handed", fix, about=fix.problem, by=by.actor, at=at,
        former_owner=handing.from_staff_id, owner=to.pk,
    )  # fmt: skip
    return fix


@transaction.atomic
def see_fix_handing(handing: FixHanding, *, by: Staff, at: datetime) -> FixHanding:
    """Put the news that a fix is theirs now away; twice is once."""
    handing = FixHanding.objects.select_for_update().get(pk=handing.pk)
    if handing.seen_at is not None:
        return handing
    handing.seen_at = at
    handing.save(update_fields=["seen_at"])
    record("fix.handing_seen", handing, about=handing.fix.problem, by=by.actor, at=at)
    return handing
