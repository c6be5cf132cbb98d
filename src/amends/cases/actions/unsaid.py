"""Steps for a word that did not reach the customer: it is taken back, and counts once it arrives.

They write no line in the journal: the fact that they belong to does.
"""

from datetime import datetime

from amends.cases.actions.ticking import start_clock
from amends.cases.actions.within import acknowledge, fall_back
from amends.cases.models import Acknowledgement, Case, Clock, ClockKind, Direction, Message, Stage
from amends.people.models import Staff

ANSWERED = (ClockKind.ACKNOWLEDGE, ClockKind.NEXT_WORD)
"""The clocks that a word of ours answers."""


def answered_clocks(case: Case) -> list[Clock]:
    """Return the clocks that run now and that a word of ours would answer."""
    return [*Clock.objects.filter(case=case, kind__in=ANSWERED, stopped_at=None)]


def is_last_word(message: Message) -> bool:
    """Tell whether we have said nothing to the customer since this message."""
    later = Message.objects.filter(
        case=message.case_id, direction=Direction.OUT, by__isnull=False, pk__gt=message.pk
    )
    return not later.exists()


def run_again(case: Case, kind: ClockKind, *, started_at: datetime, due_at: datetime) -> None:
    """Let a clock run as it did before it was answered: the word that answered it was not heard."""
    clock = Clock.objects.filter(case=case, kind=kind).order_by("-pk").first()
    if clock is None:
        return
    Clock.objects.filter(pk=clock.pk).update(stopped_at=None)
    start_clock(case, kind, at=started_at, due_at=due_at)


def take_back_acknowledgement(case: Case, *, said_at: datetime) -> None:
    """Forget an acknowledgement that was given at that moment and never arrived."""
    taken, _kinds = Acknowledgement.objects.filter(case=case, at=said_at).delete()
    if taken and case.stage == Stage.ACKNOWLEDGED:
        fall_back(case, Stage.OWNED)


def take_back_last_word(message: Message, case: Case) -> None:
    """Let the word before this one be the last: who spoke it may be waiting for an answer."""
    before = Message.objects.filter(case=case).exclude(pk=message.pk).order_by("-at", "-pk").first()
    if before is not None and case.last_word_at == message.at:
        case.last_word_at = before.at
        case.save(update_fields=["last_word_at"])


def count_as_said(case: Case, *, by: Staff, at: datetime) -> None:
    """Count a word that has arrived at last: it acknowledges, and the next one is due from now."""
    case.last_word_at = at
    case.save(update_fields=["last_word_at"])
    acknowledge(case, by=by, at=at)
    start_clock(case, ClockKind.NEXT_WORD, at=at)
