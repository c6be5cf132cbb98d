"""Once a minute: promises are looked at, their keepers reminded, and broken ones made a case of.

Each step is idempotent; what is cut off between two of them the next sweep finishes.
"""

from datetime import datetime, timedelta

from amends.clock.breaking import make_good
from amends.clock.duties import grant_later, offer_asked_for
from amends.clock.one_by_one import one_by_one
from amends.journal.actor import MACHINE
from amends.journal.queries import told_about
from amends.letters.before_the_date import lay_letter_ready
from amends.promises.actions import (
    break_promise,
    note_letter_prepared,
    note_risk,
    remind_keeper,
)
from amends.promises.actions.watching import is_rung_due, look_later
from amends.promises.models import Promise
from amends.promises.queries import (
    breakings_to_prepare,
    due_looks,
    known_reasons,
    refunds_to_grant,
    risks_now,
    time_has_passed,
)
from amends.remedies.promising import TELLING, write
from amends.remedies.queries.words_given import words_of

MOST_IN_ONE_SWEEP = 500
LOOKING_BACK = timedelta(days=2)


def sweep_promises(at: datetime) -> None:
    """Look at what is due to be looked at; what is left over the next sweep does."""
    write_down_what_was_chosen(at)
    one_by_one(
        due_looks(at)[:MOST_IN_ONE_SWEEP], lambda promise: look_at(promise, at=at), sweep="promises"
    )
    one_by_one(
        breakings_to_prepare()[:MOST_IN_ONE_SWEEP], lambda b: make_good(b, at=at), sweep="promises"
    )
    one_by_one(
        refunds_to_grant(at)[:MOST_IN_ONE_SWEEP],
        lambda duty: grant_later(duty, at=at),
        sweep="promises",
    )


def write_down_what_was_chosen(at: datetime) -> None:
    """Write into the ledger what a door was cut off from writing in the last two days."""
    about = told_about(TELLING, since=at - LOOKING_BACK)
    numbers = [int(name.partition(":")[2]) for name in about if name.startswith("case:")]
    if numbers:
        one_by_one(words_of(numbers), lambda words: write(words, at=at), sweep="promises")


def look_at(promise: Promise, *, at: datetime) -> None:
    """Take the steps that a promise calls for now."""
    if time_has_passed(promise, at=at):
        break_promise(promise, by=MACHINE, at=at)
        return
    known = known_reasons(promise)
    reasons = [reason for reason in risks_now(promise, at=at) if reason not in known]
    if reasons:
        promise = note_risk(promise, reasons, by=MACHINE, at=at)
    # Before anybody is told, so that what is cut off here the next look finishes.
    if (known or reasons) and promise.letter_at is None:
        prepare_letter(promise, at=at)
    if is_rung_due(promise, at=at):
        remind_keeper(promise, at=at)
    elif not reasons:
        look_later(promise, at=at)


def prepare_letter(promise: Promise, *, at: datetime) -> None:
    """Lay a letter ready on the case of a promise, or on that which a clock pack asks for."""
    case = offer_asked_for(promise, at=at) or promise.case
    if case is not None:
        lay_letter_ready(promise, case, at=at)
        note_letter_prepared(promise, by=MACHINE, at=at)
