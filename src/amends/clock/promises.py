"""Once a minute: promises are looked at, their keepers reminded, and broken ones made a case of.

Each step is idempotent; what is cut off between two of them the next sweep finishes.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from amends.cases.actions import open_case
from amends.cases.models import Case, Failure, Loss, Severity
from amends.facts.actions import state_finding
from amends.facts.evidence import EvidenceDraft
from amends.facts.models import Bearing, EvidenceKind
from amends.facts.queries import finding_of
from amends.journal.actor import MACHINE
from amends.journal.queries import told_about
from amends.letters.actions import save_draft
from amends.letters.composing import first_wording, in_language
from amends.letters.queries import draft_of, facts_for_letter
from amends.people.models import Channel, Customer
from amends.promises.actions import (
    break_promise,
    bring_to_case,
    note_letter_prepared,
    note_risk,
    remind_keeper,
)
from amends.promises.actions.watching import is_rung_due, look_later
from amends.promises.models import Ending, GivenIn, Promise
from amends.promises.queries import (
    breakings_to_prepare,
    case_to_join,
    due_looks,
    known_reasons,
    new_date_to_propose,
    risks_now,
    time_has_passed,
    works_today,
)
from amends.promises.wording import (
    case_subject,
    gap_words,
    given_up_words,
    happened_words,
    ledger_shows,
    our_own_ledger,
    proactive_words,
    promised_words,
    when_words,
)
from amends.remedies.promising import TELLING, write
from amends.remedies.queries.words_given import words_of

logger = logging.getLogger(__name__)
Row = TypeVar("Row")

MOST_IN_ONE_SWEEP = 500
LOOKING_BACK = timedelta(days=2)


def sweep_promises(at: datetime) -> None:
    """Look at what is due to be looked at; what is left over the next sweep does."""
    write_down_what_was_chosen(at)
    _each(due_looks(at)[:MOST_IN_ONE_SWEEP], lambda promise: look_at(promise, at=at))
    _each(breakings_to_prepare()[:MOST_IN_ONE_SWEEP], lambda b: make_good(b, at=at))


def write_down_what_was_chosen(at: datetime) -> None:
    """Write into the ledger what a door was cut off from writing in the last two days."""
    about = told_about(TELLING, since=at - LOOKING_BACK)
    numbers = [int(name.partition(":")[2]) for name in about if name.startswith("case:")]
    if numbers:
        _each(words_of(numbers), lambda words: write(words, at=at))


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
    if (known or reasons) and promise.case is not None and promise.letter_at is None:
        prepare_letter(promise, at=at)
    if is_rung_due(promise, at=at):
        remind_keeper(promise, at=at)
    elif not reasons:
        look_later(promise, at=at)


def prepare_letter(promise: Promise, *, at: datetime) -> None:
    """Lay a letter ready for the owner of the case, unless they are writing one already."""
    case, customer = promise.case, promise.customer
    is_wanted = case is not None and case.is_open and draft_of(case, case.owner) is None
    if case is not None and customer is not None and is_wanted:
        with in_language(customer.language):
            words = proactive_words(
                promise,
                customer=customer.called,
                reasons=known_reasons(promise),
                new_date=new_date_to_propose(promise, at=at),
            )
        save_draft(case, owed_part=words, extra_part="", by=case.owner, at=at)
    note_letter_prepared(promise, by=MACHINE, at=at)


def make_good(breaking: Ending, *, at: datetime) -> None:
    """Open a case for a broken word, or join the open one, with a finding and a draft ready.

    What is owed a person works out on the case.
    """
    promise = breaking.promise
    if promise.customer is None:
        return
    with in_language(promise.team.language):
        case = case_to_join(promise) or _opened(breaking, promise.customer, at=at)
        if case.is_open:
            _state(breaking, case, at=at)
    if case.is_open and draft_of(case, case.owner) is None:
        letter = first_wording(facts_for_letter(case, writer=case.owner))
        save_draft(
            case, owed_part=letter.owed_part, extra_part=letter.extra_part, by=case.owner, at=at
        )
    bring_to_case(breaking, case, by=MACHINE, at=at)


def _opened(breaking: Ending, customer: Customer, *, at: datetime) -> Case:
    promise = breaking.promise
    is_late = breaking.done_at is not None
    failure = Failure.PROMISE_BROKEN
    if promise.given_in == GivenIn.ORDER:
        failure = Failure.LATE if is_late else Failure.NOT_RECEIVED
    return open_case(
        team=promise.team,
        customer=customer,
        subject=case_subject(promise),
        failure=failure,
        channel=Channel.WEB,
        words=f"{promised_words(promise)} {_happened(breaking)}",
        reported_by=our_own_ledger(),
        owner=promise.keeper if works_today(promise, at=at) else None,
        severity=Severity.SEVERE if promise.is_essential else Severity.SERIOUS,
        loss=Loss.OCCASION if promise.is_essential else Loss.TIME,
        is_occasion=promise.is_essential,
        purchase=promise.purchase,
        by=None,
        at=at,
        key=f"promise:{promise.pk}",
    )


def _state(breaking: Ending, case: Case, *, at: datetime) -> None:
    # A finding that a person has made already is not to be taken over by ours.
    if finding_of(case) is not None:
        return
    promise, happened = breaking.promise, _happened(breaking)
    state_finding(
        case,
        promised=promised_words(promise),
        happened=happened,
        gap=gap_words(promise),
        evidence=[EvidenceDraft(EvidenceKind.OWN_WORD, Bearing.DECIDES, ledger_shows(promise))],
        by=case.owner,
        at=at,
        key=f"promise:{promise.pk}",
    )


def _happened(breaking: Ending) -> str:
    if breaking.is_given_up:
        return given_up_words()
    if breaking.done_at is None:
        return happened_words(done="")
    return happened_words(done=when_words(breaking.done_at, breaking.promise.zone))


def _each(rows: Iterable[Row], do: Callable[[Row], None]) -> None:
    for row in rows:
        try:
            do(row)
        except Exception:
            # One promise that cannot be dealt with must not hold up the others.
            logger.exception("The sweep of promises left out %r", row)
