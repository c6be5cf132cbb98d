"""What a letter counts for: the clocks that it answers, and the choice that it asks for.

Steps of sending a letter and of learning that it did not arrive; they write no line themselves.
"""

from collections.abc import Iterable
from datetime import datetime

from amends.cases.actions.unsaid import (
    count_as_said,
    is_last_word,
    run_again,
    take_back_acknowledgement,
    take_back_last_word,
)
from amends.cases.actions.within import pause_clocks, resume_clocks, stop_clock
from amends.cases.models import Case, Clock, ClockKind
from amends.letters.models import ClockBefore, Letter
from amends.remedies.queries.offers import offer_of


def remember_clocks(letter: Letter, clocks: Iterable[Clock]) -> None:
    """Keep the clocks as they ran before a letter answered them."""
    ClockBefore.objects.bulk_create(
        ClockBefore(
            letter=letter, kind=clock.kind, started_at=clock.started_at, due_at=clock.due_at
        )
        for clock in clocks
    )


def take_back(letter: Letter, case: Case, *, at: datetime) -> None:
    """Let a letter that did not arrive count for nothing; later words of ours count as before."""
    if not case.is_open:
        return
    if _asks_for_choice(letter, case):
        # They cannot choose from what they have not got: the ball is ours.
        resume_clocks(case, at=at)
    if not is_last_word(letter.message):
        return
    take_back_last_word(letter.message, case)
    before = {row.kind: row for row in ClockBefore.objects.filter(letter=letter)}
    if ClockKind.ACKNOWLEDGE in before:
        take_back_acknowledgement(case, said_at=letter.at)
    if ClockKind.NEXT_WORD not in before:
        stop_clock(case, ClockKind.NEXT_WORD, at=at)
    for row in before.values():
        run_again(case, ClockKind(row.kind), started_at=row.started_at, due_at=row.due_at)


def count(letter: Letter, case: Case, *, at: datetime) -> None:
    """Let a letter that has arrived at last count from that moment."""
    if not case.is_open:
        return
    if is_last_word(letter.message):
        count_as_said(case, by=letter.by, at=at)
    if _asks_for_choice(letter, case):
        pause_clocks(case, at=at, why="choice")


def _asks_for_choice(letter: Letter, case: Case) -> bool:
    offer = offer_of(case) if letter.offer_id is not None else None
    return offer is not None and offer.pk == letter.offer_id and not hasattr(offer, "choice")
