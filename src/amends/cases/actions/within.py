"""Steps that an action of this or an upper room takes inside its own transaction.

They write no line in the journal: the fact that they belong to does.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from amends.cases.actions.ticking import (
    pause_clocks,
    restart_ladder,
    resume_clocks,
    start_clock,
    stop_clock,
    stop_every_clock,
)
from amends.cases.errors import CaseClosed
from amends.cases.models import (
    Acknowledgement,
    Beside,
    Case,
    Clock,
    ClockKind,
    Direction,
    Message,
    Notice,
    NoticeKind,
    Severity,
    Stage,
)
from amends.cases.queries.colleagues import next_above
from amends.cases.searching import add_to_index
from amends.people.models import Channel, Staff

__all__ = [
    "acknowledge",
    "fall_back",
    "file_message",
    "lock",
    "notify",
    "pause_clocks",
    "put_lead_beside",
    "raise_severity",
    "reach",
    "restart_ladder",
    "resume_clocks",
    "settle_mention",
    "start_clock",
    "stop_clock",
    "stop_every_clock",
]


def lock(case: Case, *, allow_closed: bool = False) -> Case:
    """Return the case as it is now, held until the transaction ends. Raises CaseClosed."""
    held = Case.objects.select_for_update(of=("self",)).select_related("team").get(pk=case.pk)
    if not held.is_open and not allow_closed:
        raise CaseClosed(_("Case %(number)d is closed. Reopen it first.") % {"number": held.pk})
    return held


def reach(case: Case, stage: Stage) -> None:
    """Move the case on to `stage`, unless it is there or further already."""
    order = list(Stage)
    if order.index(stage) > order.index(Stage(case.stage)):
        fall_back(case, stage)


def fall_back(case: Case, stage: Stage) -> None:
    """Put the case at `stage`, also when it was further: an offer withdrawn, a case reopened."""
    case.stage = stage
    case.save(update_fields=["stage"])


def acknowledge(case: Case, *, by: Staff, at: datetime) -> None:
    """Note the first word of a person of ours to the customer; later ones change nothing."""
    _row, is_first = Acknowledgement.objects.get_or_create(case=case, defaults={"by": by, "at": at})
    if is_first:
        stop_clock(case, ClockKind.ACKNOWLEDGE, at=at)
        reach(case, Stage.ACKNOWLEDGED)


def file_message(
    case: Case,
    *,
    direction: Direction,
    channel: Channel,
    from_name: str,
    body: str,
    at: datetime,
    key: str,
    by: Staff | None = None,
) -> Message:
    """Keep a message and make it findable.

    A word of ours acknowledges the case and restarts the clock to the next word; a word after
    the end of the case starts none.
    """
    message = Message.objects.create(
        case=case,
        direction=direction,
        channel=channel,
        from_name=from_name,
        by=by,
        body=body,
        at=at,
        key=key,
    )
    add_to_index(case, f"{from_name} {body}")
    case.last_word_at = at
    case.save(update_fields=["last_word_at"])
    if direction == Direction.OUT and by is not None:
        acknowledge(case, by=by, at=at)
        if case.is_open:
            start_clock(case, ClockKind.NEXT_WORD, at=at)
    return message


def notify(
    staff: Iterable[Staff],
    case: Case,
    *,
    kind: NoticeKind,
    at: datetime,
    clock: Clock | None = None,
) -> None:
    """Put a notice before each of `staff`; nobody is told the same thing twice unseen."""
    for person in {person.pk: person for person in staff}.values():
        Notice.objects.get_or_create(
            staff=person, case=case, kind=kind, clock=clock, seen_at=None, defaults={"at": at}
        )


def put_lead_beside(case: Case, *, by: Staff, at: datetime) -> tuple[Beside, bool] | None:
    """Put whoever is next above the owner beside them; tell whether they were not there before.

    None where nobody of the team is above the owner.
    """
    lead = next_above(case.owner, case.team)
    if lead is None:
        return None
    beside, is_new = Beside.objects.get_or_create(
        case=case, staff=lead, defaults={"called_by": by, "called_at": at}
    )
    if is_new:
        notify([lead], case, kind=NoticeKind.BESIDE, at=at)
    return beside, is_new


def raise_severity(case: Case) -> None:
    """Make a locked case one step more severe, unless it is as severe as can be."""
    order = list(Severity)
    case.severity = order[min(order.index(Severity(case.severity)) + 1, len(order) - 1)]
    case.save(update_fields=["severity"])


def settle_mention(staff: Staff, case: Case, *, named_at: datetime, at: datetime) -> None:
    """Put away that somebody was named at `named_at`, unless a note has named them since."""
    if not case.notes.filter(mentions=staff, at__gte=named_at).exists():
        Notice.objects.filter(
            staff=staff, case=case, kind=NoticeKind.MENTION, at=named_at, seen_at=None
        ).update(seen_at=at)
