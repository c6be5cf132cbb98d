"""A clock warns its owner, then climbs: owner, lead, manager."""

from datetime import datetime

from django.db import transaction

from amends.cases.actions.within import lock, notify, restart_ladder
from amends.cases.models import Clock, Notice, NoticeKind
from amends.cases.queries.colleagues import told_at_rung
from amends.journal.actor import MACHINE
from amends.journal.record import record
from amends.people.models import Staff


@transaction.atomic
def climb_ladder(clock: Clock, *, at: datetime) -> Clock:
    """Tell the next one on the ladder that a clock runs out, or has.

    A clock whose next rung is not due (another worker was here) stays as it is.
    """
    case = lock(clock.case, allow_closed=True)
    clock = Clock.objects.select_related("case__team").get(pk=clock.pk)
    if clock.next_rung_at is None or clock.next_rung_at > at or clock.stopped_at is not None:
        return clock
    rung = clock.rung + 1
    notify(told_at_rung(case, rung), case, kind=NoticeKind.CLOCK, at=at, clock=clock)
    restart_ladder(clock, rung=rung)
    record("clock.climbed", clock, about=case, by=MACHINE, at=at, kind=clock.kind, rung=rung)
    return clock


@transaction.atomic
def see_notice(notice: Notice, *, by: Staff, at: datetime) -> Notice:
    """Note that somebody has seen what was put before them."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk, staff=by)
    if notice.seen_at is not None:
        return notice
    notice.seen_at = at
    notice.save(update_fields=["seen_at"])
    record("notice.seen", notice, about=notice.case, by=by.actor, at=at)
    return notice
